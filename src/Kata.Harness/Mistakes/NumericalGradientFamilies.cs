namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 7 in the quotient, the step and the number of digits.</summary>
internal static class NumericalGradientFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("numericalgradient/brackets", Scaled(h => h * h)),
        Mistake.Family("numericalgradient/not-divided", Scaled(h => 2 * h), Scaled(h => h), Scaled(h => h / 2)),
        Mistake.Family("numericalgradient/sign", Scaled(_ => -1)),
        Mistake.Family("numericalgradient/halved", Scaled(_ => 0.5)),
        Mistake.Family(
            "numericalgradient/sum-for-difference",
            Central((f, at, i, h) => (f(Moved(at, i, h)) + f(Moved(at, i, -h))) / (2 * h))),
        Mistake.Family("numericalgradient/relative-step", Steps(
            (x, h) => h * Math.Max(1, Math.Abs(x)), (x, h) => h * (1 + Math.Abs(x)),
            (x, h) => x == 0 ? h : h * Math.Abs(x), (x, h) => h * x)),
        Mistake.Family(
            "numericalgradient/half-step",
            Central((f, at, i, h) => (f(Moved(at, i, h / 2)) - f(Moved(at, i, -h / 2))) / (2 * h)),
            Central((f, at, i, h) => (f(Moved(at, i, h / 2)) - f(Moved(at, i, -h / 2))) / h),
            Central((f, at, i, h) => (f(Moved(at, i, 2 * h)) - f(Moved(at, i, -2 * h))) / (2 * h))),
        new("numericalgradient/float32")
        {
            Digits = 3e-5,
            InSteps = right => right with { Central = (f, at, h) => right.Central(theta => (float)f(theta), at, h) },
        },
    ];

    /// <summary>Slopes of each entry by itself, from the function, the point, the entry and h.</summary>
    internal static Func<Harness.Steps, Harness.Steps> Central(
        Func<Func<Vector<double>, double>, Vector<double>, int, double, double> slope) => right => right with
        {
            Central = (f, at, h) =>
            {
                // The argument checks are the right function's; they come before any call of f.
                right.Central(_ => 0, at.Clone(), h);
                return Vector<double>.Build.Dense(at.Count, i => slope(f, at, i, h));
            },
        };

    internal static Vector<double> Moved(Vector<double> at, int i, double by)
    {
        var moved = at.Clone();
        moved[i] += by;
        return moved;
    }

    private static Func<Harness.Steps, Harness.Steps> Scaled(Func<double, double> factor) =>
        right => right with { Central = (f, at, h) => factor(h) * right.Central(f, at, h) };

    private static IEnumerable<Func<Harness.Steps, Harness.Steps>> Steps(params Func<double, double, double>[] steps) =>
        steps.Select(step =>
        Central((f, at, i, h) => step(at[i], h) is var own ? (f(Moved(at, i, own)) - f(Moved(at, i, -own))) / (2 * own) : 0));
}
