using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 10: another step than θ − α·g, or another walk than one step after the other.</summary>
internal static class GradientDescentMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("gradientdescent/uphill", 10,
            "The step goes up instead of down",
            "A step follows the gradient.",
            "The gradient points to where the cost rises: after every step it is higher than before.",
            "In which direction does the gradient point, and where do you want to go?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => theta - (right.Step(theta, gradient, rate) - theta)),
        },
        new("gradientdescent/first-entry-kept", 10,
            "The first entry is never changed",
            "The first entry is a bias, and biases are not trained.",
            "Biases are not penalised, but they are trained like the rest: here one parameter stays where it began.",
            "Which entries of θ has your step changed?",
            "GitHub: simple-neural-network, PR #10")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => Changed(right.Step(theta, gradient, rate), _ => theta[0])),
        },
        new("gradientdescent/first-entry-twice", 10,
            "The first entry is stepped twice",
            "The bias is stepped on its own, after the whole vector was.",
            "It was in the whole vector already: one parameter moves at twice the rate of the others.",
            "How far has each entry of θ moved, divided by its slope?",
            "GitHub: homemade-ml, PR #63")
        {
            InSteps = right => WithStep(
                right, (theta, gradient, rate) => Changed(right.Step(theta, gradient, rate), stepped => (2 * stepped) - theta[0])),
        },
        new("gradientdescent/normalised", 10,
            "The step has the same length wherever it is taken",
            "Only the direction of the gradient counts.",
            "Its length shortens the steps where the slope is small: without it the descent jumps to and fro over the bottom.",
            "How long is your step where the gradient is ten times as long?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var length = Math.Sqrt(gradient.DotProduct(gradient));
                return right.Step(theta, length > 0 ? gradient / length : gradient, rate);
            }),
        },
        new("gradientdescent/theta-overwritten", 10,
            "The step is written into θ itself",
            "θ is to change, so it is changed.",
            "The caller's vector is another one afterwards: whoever wanted to compare the old point with the new one "
            + "has the new one twice.",
            "After the step, what is in the vector that you were handed?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var next = right.Step(theta, gradient, rate);
                next.CopyTo(theta);
                return next;
            }),
        },
        new("gradientdescent/start-overwritten", 10,
            "The descent is written into its start",
            "The start is where θ is, so it moves along.",
            "The caller's vector is the end of the descent afterwards: a second one from the same start begins somewhere else.",
            "Call your function twice with the same start: do you get the same costs?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { InPlace = true }),
        },
        new("gradientdescent/gradient-of-start", 10,
            "Every step takes the gradient of the start",
            "The gradient is known once it is computed.",
            "It is the slope at one point: from the second step on the walk goes straight on, past the bottom and up the other side.",
            "At which point is the gradient of your second step?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { Gradient = (_, start) => start }),
        },
        new("gradientdescent/rate-shrinks", 10,
            "The rate is divided by the number of the step",
            "Steps should become smaller as the bottom comes nearer.",
            "They do so of themselves, because the slope does; the rate was given, and with it the walk is another one.",
            "With which rate do you take the third step?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { Rate = (rate, step) => rate / (step + 1) }),
        },
        new("gradientdescent/stops-when-it-rises", 10,
            "The descent stops when the cost rises",
            "A cost that rises means that it is time to stop.",
            "All the steps asked for are taken: a rate too large must be seen from costs that climb.",
            "How many costs do you return when the rate is far too large?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { Stops = (cost, before) => cost > before }),
        },
        new("gradientdescent/first-cost-missing", 10,
            "The cost before the first step is missing",
            "There is a cost for each step.",
            "There is one more, that of the start: without it nobody sees what the first step gained.",
            "How many costs belong to a walk of two steps?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { FirstCost = false }),
        },
        new("gradientdescent/last-cost-missing", 10,
            "The cost after the last step is missing",
            "Each step begins with its cost.",
            "The point that is returned has none: nobody sees what the last step gained.",
            "Which of your costs is that of the point you return?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { LastCost = false }),
        },
        new("gradientdescent/one-step-more", 10,
            "A step too many is taken",
            "Every gradient that is computed is followed by a step.",
            "The last one is only computed for its cost: the point that is returned is a step further than the last cost says.",
            "Where are you after a walk of no steps?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { StepsOnceMore = true }),
        },
        new("gradientdescent/asks-twice", 10,
            "The function is called twice at each point",
            "One call gives the cost and another one the gradient.",
            "One call gives both: the numbers are right, but a training takes twice as long.",
            "How often is the function called in a walk of seven steps?",
            "")
        {
            InSteps = right => WithWalk(right, walk => walk with { Calls = 2 }),
        },
        MissingGuards.Mistake("gradientdescent", 10, "a rate below 0 goes up, and a cost that overflows goes on as infinity", right => right with
        {
            Step = (theta, gradient, rate) => MissingGuards.Unchecked(() => right.Step(theta, gradient, rate), theta.Clone),
            Descend = (f, start, rate, iterations) => MissingGuards.Unchecked(
                () => right.Descend(f, start, rate, iterations),
                () => new(start.Clone(), [.. Enumerable.Repeat(double.PositiveInfinity, 1 + Math.Max(0, iterations))])),
        }),
    ];

    private static Vector<double> Changed(Vector<double> stepped, Func<double, double> first)
    {
        if (stepped.Count > 0) stepped[0] = first(stepped[0]);
        return stepped;
    }

    private static Steps WithStep(Steps right, Func<Vector<double>, Vector<double>, double, Vector<double>> step) =>
        WithWalk(right with { Step = step }, walk => walk with { Step = step });

    // The right walk, or the one a mistake was made in already, so that two mistakes can be made at once.
    private static Steps WithWalk(Steps right, Func<OracleDescent, OracleDescent> mistaken) =>
        right with { Descend = mistaken(right.Descend.Target as OracleDescent ?? new OracleDescent { Step = right.Step }).Run };
}
