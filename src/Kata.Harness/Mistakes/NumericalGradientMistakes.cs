using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 7: a quotient between the wrong points, a wrong divisor, and a point that does not stay the same.</summary>
internal static class NumericalGradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("numericalgradient/one-sided", 7,
            "The difference is taken to one side",
            "The slope is the change of the function over one step, divided by the step.",
            "That is off by h times half the curvature: for h = 1e-4 by 1e-5 to 1e-4, enough to reject a right gradient. "
            + "With a step to both sides the error shrinks with h².",
            "What is the slope of x² at 1, and what do you get with a step of 0.5?",
            "")
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
        },
        new("numericalgradient/all-at-once", 7,
            "All entries are moved at once",
            "Adding h to θ moves it by h.",
            "It moves every entry: the quotient is the sum of all slopes, the same number for every entry.",
            "In how many entries do the two points of a quotient differ?",
            "")
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
        new("numericalgradient/copy-moved", 7,
            "A copy is moved, but the function gets the original",
            "Changing the copy changes what the function sees.",
            "The function sees the same θ twice, so every difference is 0.",
            "Which vector do you change, and which one do you pass to the function?",
            "")
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
        new("numericalgradient/never-filled", 7,
            "The slopes are all 0 and the function is never called",
            "The gradient check agrees, so the numerical gradient is right.",
            "Two vectors of zeros agree with each other: the vector was created, but nothing was written into it.",
            "What would your check say if both gradients were 0 everywhere?",
            "")
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
        new("numericalgradient/not-restored", 7,
            "The entry is not moved back",
            "Once the slope is known, the point is no longer needed.",
            "Each later slope is measured next to the point, not at it, and in the end every entry of the caller's θ is off by h.",
            "What is θ after you have measured the slope for its first entry?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at, h, (below, _) => below) },
        },
        new("numericalgradient/restored-by-subtraction", 7,
            "The entry is moved back by subtracting what was added",
            "Adding h and subtracting it again changes nothing.",
            "In floating point it can: 0.1 + 0.3 − 0.6 + 0.3 is not 0.1, so the caller's θ drifts with every check.",
            "Is a + h − h always a in double precision?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at, h, (below, _) => below + h) },
        },
        new("numericalgradient/same-vector", 7,
            "The function gets the same vector every time",
            "One copy that is moved and restored is as good as many.",
            "A function that keeps its argument finds it changed: all the points it remembers are the same one.",
            "If the function stored each of its arguments in a list, what would the list hold at the end?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at.Clone(), h, (_, before) => before) },
        },
        new("numericalgradient/step-too-small", 7,
            "The step is always 1e-12",
            "The smaller the step, the better the slope.",
            "The function's last digits are rounding noise, and dividing by 1e-12 makes that noise larger than the slope's own digits.",
            "How many digits do the two values of the function have in common if the points are 1e-12 apart?",
            "")
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
        new("numericalgradient/divides-by-h", 7,
            "The difference is divided by h instead of 2h",
            "A slope is a difference divided by the step.",
            "The two points are two steps apart: every slope is twice too large, and a right backpropagation looks wrong by a "
            + "factor of 2.",
            "How far apart are the two points?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => 2 * right.Central(f, at, h) },
        },
        MissingGuards.Mistake("numericalgradient", 7, "a step of 0 gives the slope 0/0", right => right with
        {
            Central = (f, at, h) => MissingGuards.Unchecked(() => right.Central(f, at, h), () => Vector<double>.Build.Dense(at.Count)),
        }),
    ];

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
