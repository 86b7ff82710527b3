namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 10: a step that is not θ − α·g, or a descent that is not one step after the other.</summary>
internal static class GradientDescentMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("gradientdescent/uphill")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => theta - (right.Downhill(theta, gradient, rate) - theta)),
        },
        new("gradientdescent/first-entry-kept")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) => Changed(right.Downhill(theta, gradient, rate), _ => theta[0])),
        },
        new("gradientdescent/first-entry-twice")
        {
            InSteps = right => WithStep(
                right, (theta, gradient, rate) => Changed(right.Downhill(theta, gradient, rate), stepped => (2 * stepped) - theta[0])),
        },
        new("gradientdescent/normalised")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var length = Math.Sqrt(gradient.DotProduct(gradient));
                return right.Downhill(theta, length > 0 ? gradient / length : gradient, rate);
            }),
        },
        new("gradientdescent/theta-overwritten")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
            {
                var next = right.Downhill(theta, gradient, rate);
                next.CopyTo(theta);
                return next;
            }),
        },
        new("gradientdescent/start-overwritten")
        {
            InSteps = right => WithDescent(right, descent => descent with { InPlace = true }),
        },
        new("gradientdescent/gradient-of-start")
        {
            InSteps = right => WithDescent(right, descent => descent with { Gradient = (_, start) => start }),
        },
        new("gradientdescent/rate-shrinks")
        {
            InSteps = right => WithDescent(right, descent => descent with { Rate = (rate, step) => rate / (step + 1) }),
        },
        new("gradientdescent/stops-when-it-rises")
        {
            InSteps = right => WithDescent(right, descent => descent with { Stops = (cost, before) => cost > before }),
        },
        new("gradientdescent/first-cost-missing")
        {
            InSteps = right => WithDescent(right, descent => descent with { FirstCost = false }),
        },
        new("gradientdescent/last-cost-missing")
        {
            InSteps = right => WithDescent(right, descent => descent with { LastCost = false }),
        },
        new("gradientdescent/one-step-more")
        {
            InSteps = right => WithDescent(right, descent => descent with { StepsOnceMore = true }),
        },
        new("gradientdescent/asks-twice")
        {
            InSteps = right => WithDescent(right, descent => descent with { Calls = 2 }),
        },
        new("gradientdescent/same-vector-where-flat")
        {
            InSteps = right => WithStep(right, (theta, gradient, rate) =>
                right.Downhill(theta, gradient, rate) is var next && gradient.All(slope => slope == 0) ? theta : next),
        },
        new("gradientdescent/stops-when-flat")
        {
            InSteps = right => WithDescent(right, descent => descent with
            {
                Stops = (cost, before) => descent.Stops(cost, before) || Math.Abs(cost - before) < 1e-10,
            }),
        },
        new("gradientdescent/rate-decays-late")
        {
            InSteps = right => WithDescent(right, descent => descent with
            {
                Rate = (rate, step) => descent.Rate(rate, step) / (step < 50 ? 1 : 10),
            }),
        },
        .. GradientDescentFamilies.All,
        new("gradientdescent/no-argument-checks")
        {
            InSteps = right => right with
        {
            Downhill = (theta, gradient, rate) => MissingGuards.Unchecked(() => right.Downhill(theta, gradient, rate), theta.Clone),
            Descend = (f, start, rate, iterations) => MissingGuards.Unchecked(
                () => right.Descend(f, start, rate, iterations),
                () => new(start.Clone(), [.. Enumerable.Repeat(double.PositiveInfinity, 1 + Math.Max(0, iterations))])),
        },
        },
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
