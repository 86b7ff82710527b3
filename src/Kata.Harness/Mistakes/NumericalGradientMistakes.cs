namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 7: a quotient between the wrong points, a wrong divisor, and a point that does not stay the same.</summary>
internal static class NumericalGradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("numericalgradient/one-sided")
        {
            InSteps = right => right with
            {
                Central = (f, at, h) =>
                {
                    Check(right, at, h);
                    var here = f(at.Clone());
                    return Slopes(at, i => (f(Moved(at, i, h)) - here) / h);
                },
            },
            Others = [Backward(once: true), Backward(once: false)],
        },
        new("numericalgradient/all-at-once")
        {
            InSteps = right => right with
            {
                Central = (f, at, h) =>
                {
                    Check(right, at, h);
                    return Slopes(at, _ => (f(at + h) - f(at - h)) / (2 * h));
                },
            },
        },
        new("numericalgradient/copy-moved")
        {
            InSteps = right => right with
            {
                Central = (f, at, h) =>
                {
                    Check(right, at, h);
                    return Slopes(at, _ => (f(at.Clone()) - f(at.Clone())) / (2 * h));
                },
            },
        },
        new("numericalgradient/never-filled")
        {
            InSteps = right => right with
            {
                Central = (_, at, h) =>
                {
                    Check(right, at, h);
                    return Vector<double>.Build.Dense(at.Count);
                },
            },
        },
        new("numericalgradient/not-restored")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at, h, (below, _) => below) },
        },
        new("numericalgradient/restored-by-subtraction")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at, h, (below, _) => below + h) },
        },
        new("numericalgradient/same-vector")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at.Clone(), h, (_, before) => before) },
        },
        new("numericalgradient/step-too-small")
        {
            InSteps = right => right with
            {
                Central = (f, at, h) =>
                {
                    Check(right, at, h);
                    return right.Central(f, at, 1e-12);
                },
            },
        },
        new("numericalgradient/divides-by-h")
        {
            InSteps = right => right with { Central = (f, at, h) => 2 * right.Central(f, at, h) },
        },
        .. NumericalGradientFamilies.All,
        new("numericalgradient/no-argument-checks")
        {
            InSteps = right => right with
        {
            Central = (f, at, h) => MissingGuards.Unchecked(() => right.Central(f, at, h), () => Vector<double>.Build.Dense(at.Count)),
        },
        },
    ];

    // The same to the other side, with f(θ) asked once or for every entry.
    private static Mistake Backward(bool once) => new("numericalgradient/one-sided")
    {
        IsVariant = true,
        InSteps = right => right with
        {
            Central = (f, at, h) =>
            {
                Check(right, at, h);
                var here = once ? f(at.Clone()) : 0;
                return Slopes(at, i => ((once ? here : f(at.Clone())) - f(Moved(at, i, -h))) / h);
            },
        },
    };

    // The argument checks are the right function's; they come before any call of f.
    private static void Check(Steps right, Vector<double> at, double h) => right.Central(_ => 0, at.Clone(), h);

    private static Vector<double> Slopes(Vector<double> at, Func<int, double> slope) => Vector<double>.Build.Dense(at.Count, slope);

    private static Vector<double> Moved(Vector<double> at, int i, double by)
    {
        var moved = at.Clone();
        moved[i] += by;
        return moved;
    }

    // Moves the entries of the very vector that the function gets. back computes an entry's final value from its value at −h and the
    // original.
    private static Vector<double> InPlace(
        Steps right, Func<Vector<double>, double> f, Vector<double> moved, double h, Func<double, double, double> back)
    {
        Check(right, moved, h);
        return Slopes(moved, i =>
        {
            var before = moved[i];
            moved[i] += h;
            var above = f(moved);
            moved[i] -= 2 * h;
            var below = f(moved);
            moved[i] = back(moved[i], before);
            return (above - below) / (2 * h);
        });
    }
}
