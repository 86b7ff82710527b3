using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 7: a quotient of other points, a wrong divisor, and a point that is not left as it was.</summary>
internal static class NumericalGradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("numericalgradient/one-sided", 7,
            "The difference is taken to one side",
            "The slope is how much the function changes a step further on, divided by the step.",
            "That is off by h times half the curvature: with h = 1e-4 by 1e-5 to 1e-4, enough to accuse a right gradient. "
            + "Taken to both sides the error shrinks with h².",
            "Take x² at 1 with a step of 0.5: what is the slope, and what do you get?",
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
            "It moves every entry: the quotient is the sum of all slopes, the same number in each place.",
            "Between the two points of one quotient, how many entries of θ differ?",
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
            "A copy is moved, but the function is asked at the original",
            "Changing the copy changes what the function sees.",
            "The function sees the same θ twice, so every difference is 0.",
            "Which vector do you change and which one do you hand to the function?",
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
            "Two vectors of zeros agree with one another: the vector was made but nothing was ever written into it.",
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
            "Once the slope is known the point is of no more use.",
            "Each later slope is taken beside the point, and the caller's θ is h away from where it was in every entry.",
            "What is θ after you have measured the slope of its first entry?",
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
            "One copy that is moved and put back is as good as many.",
            "A function that keeps what it is handed finds that it has changed: all the points it remembers are the same one.",
            "If the function stored each point it is asked for in a list, what would the list hold at the end?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => InPlace(right, f, at.Clone(), h, (_, before) => before) },
        },
        new("numericalgradient/step-too-small", 7,
            "The step is 1e-12, whatever was asked for",
            "The smaller the step, the better the slope.",
            "The function's last digits are rounding noise, and dividing it by 1e-12 makes it larger than the slope's own digits.",
            "How many digits do the two values of the function have in common when the points are 1e-12 apart?",
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
            "The two points are two steps apart: every slope comes out twice as large as it is, and a right "
            + "backpropagation looks wrong by a factor of 2.",
            "How far apart are the two points?",
            "")
        {
            InSteps = right => right with { Central = (f, at, h) => 2 * right.Central(f, at, h) },
        },
        MissingGuards.Mistake("numericalgradient", 7, "a step of 0 gives slopes of 0/0", right => right with
        {
            Central = (f, at, h) => MissingGuards.Unchecked(() => right.Central(f, at, h), () => Vector<double>.Build.Dense(at.Count)),
        }),
    ];

    // The door is the right one's: whatever it refuses is refused before the function is called.
    private static void Check(Steps right, Vector<double> at, double h) => right.Central(_ => 0, at.Clone(), h);

    private static Vector<double> Slopes(Vector<double> at, Func<int, double> slope) => Vector<double>.Build.Dense(at.Count, slope);

    private static Vector<double> Moved(Vector<double> at, int i, double by)
    {
        var moved = at.Clone();
        moved[i] += by;
        return moved;
    }

    // Moves the entries of the very vector that the function gets; back says what an entry is afterwards, from h below and from before.
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
