namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 10 that come with any limit, factor or rule for the rate.</summary>
internal static class GradientDescentFamilies
{
    private static readonly double[] Limits = [5, 1, 10, 100, 0.5, 2, 50, 1000];

    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("gradientdescent/divided-by-n", Stepping((_, gradient) => gradient / gradient.Count)),
        Mistake.Family(
            "gradientdescent/gradient-squared",
            Stepping((_, gradient) => gradient.PointwiseMultiply(gradient)),
            Stepping((_, gradient) => gradient.Map(slope => slope * Math.Abs(slope), Zeros.Include))),
        Mistake.Family("gradientdescent/sign-only",
            Stepping((_, gradient) => gradient.Map(slope => (double)Math.Sign(slope), Zeros.Include))),
        Mistake.Family("gradientdescent/step-doubled", Stepping((_, gradient) => 2 * gradient), Stepping((_, gradient) => gradient / 2)),
        Mistake.Family("gradientdescent/scaled-by-theta", Stepping((theta, gradient) => theta.PointwiseMultiply(gradient))),
        Mistake.Family("gradientdescent/clipped", Limits.SelectMany(limit => (Func<Steps, Steps>[])
        [
            Stepping((_, gradient) => gradient.L2Norm() > limit ? gradient * (limit / gradient.L2Norm()) : gradient),
            Stepping((_, gradient) => gradient.Map(slope => Math.Clamp(slope, -limit, limit), Zeros.Include)),
        ])),
        Mistake.Family("gradientdescent/entry-by-entry", EntryByEntry(false), EntryByEntry(true)),
        Mistake.Family(
            "gradientdescent/rate-follows-the-cost",
            [
                .. new[] { (0.5, 1.0), (0.5, 1.05), (0.1, 1.0), (0.5, 1.1), (0.9, 1.0), (0.5, 1.2), (1, 1.05) }.Select(
                    factors => Following(factors.Item1, factors.Item2)),
            ]),
        Mistake.Family(
            "gradientdescent/rate-decays",
            [
                .. new[] { 0.9, 0.95, 0.99, 0.5, 0.999 }.Select(factor => Rated(step => Math.Pow(factor, step))),
                Rated(step => 1 / Math.Sqrt(step + 1)),
                Rated(step => 1 / (1 + (0.01 * step))),
                Rated(step => 1 / (1 + (0.1 * step))),
            ]),
        Mistake.Family("gradientdescent/iterations-capped", new[] { 1000, 100, 500, 50, 200 }.Select(
            most => (Func<Steps, Steps>)(right => right with
            {
                Descend = (f, start, rate, iterations) => right.Descend(f, start, rate, Math.Min(iterations, most)),
            }))),
        Mistake.Family("gradientdescent/stops-when-small", new[] { 1e-6, 1e-8, 1e-5, 1e-4, 1e-3, 1e-10 }.Select(Stopping)),
        Mistake.Family("gradientdescent/best-point", Best),
    ];

    // The gradient is changed before each step.
    private static Func<Steps, Steps> Stepping(Func<Vector<double>, Vector<double>, Vector<double>> change) => right =>
    {
        DownhillFunction step = (theta, gradient, rate) => right.Downhill(theta, gradient, rate) is var next && theta.Count > 0
            ? right.Downhill(theta, change(theta, gradient), rate) : next;
        return right with { Downhill = step, Descend = (Descent(right) with { Step = step }).Run };
    };

    private static Func<Steps, Steps> Rated(Func<int, double> factor) => right => right with
    {
        Descend = (Descent(right) with { Rate = (rate, step) => rate * factor(step) }).Run,
    };

    private static OracleDescent Descent(Steps right) =>
        right.Descend.Target as OracleDescent ?? new OracleDescent { Step = right.Downhill };

    private static Func<Steps, Steps> EntryByEntry(bool asksForTheFirst) => right => right with
    {
        Descend = (f, start, rate, iterations) =>
        {
            right.Descend(_ => (0, Vector<double>.Build.Dense(start.Count)), start, rate, Math.Min(iterations, 0));
            var (theta, costs) = (start.Clone(), new List<double>());
            for (var step = 0; ; step++)
            {
                var (cost, gradient) = f(theta);
                if (!double.IsFinite(cost)) throw new ArgumentException("rate needs to be smaller.");
                costs.Add(cost);
                if (step == iterations) return new(theta, costs);
                for (var i = 0; i < theta.Count; i++)
                {
                    var now = i == 0 && !asksForTheFirst ? gradient : f(theta).Gradient;
                    theta = theta.Clone();
                    theta[i] -= rate * now[i];
                }
            }
        },
    };

    // A smaller rate after a rise, a larger one after a fall.
    private static Func<Steps, Steps> Following(double afterRise, double afterFall) => right => right with
    {
        Descend = (f, start, rate, iterations) =>
        {
            var (own, before) = (1.0, double.NaN);
            return right.Descend(
                theta =>
                {
                    var (cost, gradient) = f(theta);
                    own *= cost > before ? afterRise : cost < before ? afterFall : 1;
                    before = cost;
                    return (cost, own * gradient);
                },
                start,
                rate,
                iterations);
        },
    };

    private static Func<Steps, Steps> Stopping(double small) => right => right with
    {
        Descend = (f, start, rate, iterations) =>
        {
            var (descent, length) = (Descent(right), double.PositiveInfinity);
            var first = f(start.Clone());
            return first.Gradient.L2Norm() < small && iterations > 0
                ? right.Descend(_ => first, start, rate, 0)
                : (descent with { Stops = (cost, before) => descent.Stops(cost, before) || length < small })
                    .Run(Measured, start, rate, iterations);

            (double Cost, Vector<double> Gradient) Measured(Vector<double> theta)
            {
                var (cost, gradient) = double.IsPositiveInfinity(length) ? first : f(theta);
                length = gradient.L2Norm();
                return (cost, gradient);
            }
        },
    };

    private static Steps Best(Steps right) => right with
    {
        Descend = (f, start, rate, iterations) =>
        {
            var (best, lowest) = (start.Clone(), double.PositiveInfinity);
            var descent = right.Descend(
                theta =>
                {
                    var (cost, gradient) = f(theta);
                    if (cost < lowest) (best, lowest) = (theta.Clone(), cost);
                    return (cost, gradient);
                },
                start,
                rate,
                iterations);
            return descent with { Theta = best };
        },
    };
}
