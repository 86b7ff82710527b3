using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 10: a step that is not θ − α·g, or a descent that is not one step after the other.</summary>
internal static class GradientDescentMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("gradientdescent/uphill", 10,
            "The step goes up instead of down",
            "A step follows the gradient.",
            "The gradient points to where the cost rises: after every step the cost is higher than before.",
            "In which direction does the gradient point, and where do you want to go?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => theta - (right.Downhill(theta, gradient, rate) - theta)),
        },
        new("gradientdescent/first-entry-kept", 10,
            "The first entry is never changed",
            "The first entry is a bias, and biases are not trained.",
            "Biases are not penalised, but they are trained like the rest: here one parameter stays where it started.",
            "Which entries of θ has your step changed?",
            "GitHub: simple-neural-network, PR #10")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => Changed(right.Downhill(theta, gradient, rate), _ => theta[0])),
        },
        new("gradientdescent/first-entry-twice", 10,
            "The first entry is updated twice",
            "The bias needs its own update, after that of the whole vector.",
            "It is part of the whole vector: one parameter moves at twice the rate of the others.",
            "How far has each entry of θ moved, divided by its gradient?",
            "GitHub: homemade-ml, PR #63")
        {
            InSteps = right => WithStep(
                right, (theta, gradient, rate) => Changed(right.Downhill(theta, gradient, rate), stepped => (2 * stepped) - theta[0])),
        },
        new("gradientdescent/normalised", 10,
            "All steps have the same length",
            "Only the direction of the gradient matters.",
            "Its length shortens the steps where the slope is small: without it the descent jumps back and forth across the minimum.",
            "How long is your step if the gradient is ten times as long?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var length = Math.Sqrt(gradient.DotProduct(gradient));
                return right.Downhill(theta, length > 0 ? gradient / length : gradient, rate);
            }),
        },
        new("gradientdescent/theta-overwritten", 10,
            "The step is written into θ itself",
            "θ must change, so the step changes it.",
            "The caller's vector changes too: a caller who wants to compare the old point with the new one has the new one twice.",
            "After the step, what does the vector that you received hold?",
            "")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var next = right.Downhill(theta, gradient, rate);
                next.CopyTo(theta);
                return next;
            }),
        },
        new("gradientdescent/start-overwritten", 10,
            "The descent is written into its start",
            "The start is where θ is, so it moves as well.",
            "Afterwards the caller's vector is the end of the descent: a second one from the same start begins somewhere else.",
            "Call your function twice with the same start: do you get the same costs?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { InPlace = true }),
        },
        new("gradientdescent/gradient-of-start", 10,
            "Every step uses the gradient at the start",
            "Once computed, the gradient is known.",
            "It is the slope at one point: from the second step on the descent goes straight ahead, past the minimum "
            + "and up the other side.",
            "At which point is the gradient of your second step computed?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { Gradient = (_, start) => start }),
        },
        new("gradientdescent/rate-shrinks", 10,
            "The rate is divided by the number of the step",
            "Steps should become smaller near the minimum.",
            "They do so by themselves, because the slope does; with another rate than the given one, the descent is different.",
            "What is the rate of your third step?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { Rate = (rate, step) => rate / (step + 1) }),
        },
        new("gradientdescent/stops-when-it-rises", 10,
            "The descent stops if the cost rises",
            "If the cost rises, it is time to stop.",
            "All requested steps must be taken: only rising costs show that the rate is too large.",
            "How many costs do you return if the rate is far too large?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { Stops = (cost, before) => cost > before }),
        },
        new("gradientdescent/first-cost-missing", 10,
            "The cost before the first step is missing",
            "There is a cost for each step.",
            "There is one more, that of the start: without it the gain of the first step does not show.",
            "How many costs does a descent of two steps have?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { FirstCost = false }),
        },
        new("gradientdescent/last-cost-missing", 10,
            "The cost after the last step is missing",
            "Each step begins with its cost.",
            "The returned point has none: the gain of the last step does not show.",
            "Which of your costs belongs to the point you return?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { LastCost = false }),
        },
        new("gradientdescent/one-step-more", 10,
            "There is one step too many",
            "A step follows every gradient.",
            "The last evaluation is only for its cost: the returned point is one step further than the last cost says.",
            "Which point do you return after zero steps?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { StepsOnceMore = true }),
        },
        new("gradientdescent/asks-twice", 10,
            "The function is called twice at each point",
            "One call gives the cost and another gives the gradient.",
            "One call gives both: the numbers are right, but a training takes twice as long.",
            "How often is the function called in a descent of seven steps?",
            "")
        {
            InSteps = right => WithDescent(right, descent => descent with { Calls = 2 }),
        },
        MissingGuards.Mistake("gradientdescent", 10, "a negative rate climbs, and a cost that overflows stays infinite", right => right with
        {
            Downhill = (theta, gradient, rate) => MissingGuards.Unchecked(() => right.Downhill(theta, gradient, rate), theta.Clone),
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

    private static Steps WithStep(Steps right, DownhillFunction step) =>
        WithDescent(right with { Downhill = step }, descent => descent with { Step = step });

    // The right descent, or one that already has a mistake, so that two mistakes can be injected at once.
    private static Steps WithDescent(Steps right, Func<OracleDescent, OracleDescent> mistaken) =>
        right with { Descend = mistaken(right.Descend.Target as OracleDescent ?? new OracleDescent { Step = right.Downhill }).Run };
}
