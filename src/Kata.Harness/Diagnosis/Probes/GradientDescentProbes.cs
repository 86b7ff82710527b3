namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 10.</summary>
internal static class GradientDescentProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var (theta, gradient) = (draw.Vector(5, 40, 10), draw.Vector(5, 40, 10));
        var (start, curvature) = (draw.Vector(5, 30, 10), draw.Vector(5, 20, 10).Map(value => 1 + Math.Abs(value)));
        const double rate = 0.1;
        return
        [
            new Probe("the number of parameters after a step", steps => Answer.Of(
                steps.Downhill(theta.Clone(), gradient.Clone(), rate).Count))
                .In("Step"),
            new Probe("the parameters after a step", steps => Answer.Of(steps.Downhill(theta.Clone(), gradient.Clone(), rate))).In("Step"),
            new Probe("the parameters after a step from a small gradient", steps => Answer.Of(
                steps.Downhill(theta.Clone(), gradient / 100, rate))).In("Step"),
            new("theta and gradient after a step from them", steps =>
            {
                var (from, slopes) = (theta.Clone(), gradient.Clone());
                steps.Downhill(from, slopes, rate);
                return Answer.Of(from.Concat(slopes));
            }),
            new("the number of costs of a descent", steps => Answer.Of(steps.Descend(Bowl, start.Clone(), rate, 4).Costs.Count)),
            new("the costs of a descent", steps => Answer.Of(steps.Descend(Bowl, start.Clone(), rate, 4).Costs)),
            new("the point reached by a descent", steps => Answer.Of(steps.Descend(Bowl, start.Clone(), rate, 4).Theta)),
            new("the point reached by a descent of no steps", steps => Answer.Of(steps.Descend(Bowl, start.Clone(), rate, 0).Theta)),
            new("the costs of a descent whose rate is too large", steps => Answer.Of(steps.Descend(Bowl, start.Clone(), 2, 4).Costs)),
            new("the point reached by a descent whose rate is too large", steps => Answer.Of(
                steps.Descend(Bowl, start.Clone(), 2, 4).Theta)),
            new("the number of costs of a descent where all is flat", steps => Answer.Of(
                steps.Descend(_ => (5, Vector<double>.Build.Dense(5)), start.Clone(), rate, 20).Costs.Count)),
            new("the point reached by a descent of eighty steps", steps => Answer.Of(
                steps.Descend(point => (point.DotProduct(point) / 2, point), start.Clone(), 0.01, 80).Theta)),
            new("the number of costs of a descent of 1,100 steps", steps => Answer.Of(
                steps.Descend(point => (point.DotProduct(point) / 2, point), start.Clone(), 1e-4, 1100).Costs.Count)),
            new("theta after a step of length 0 from it is changed", steps =>
            {
                var from = theta.Clone();
                steps.Downhill(from, Vector<double>.Build.Dense(5), rate).Clear();
                return Answer.Of(from);
            }),
            new("the number of times the function is called", steps =>
            {
                var calls = 0;
                steps.Descend(
                    point =>
                    {
                        calls++;
                        return Bowl(point);
                    },
                    start.Clone(),
                    rate,
                    4);
                return Answer.Of(calls);
            }),
            new("the start point after a descent from it", steps =>
            {
                var from = start.Clone();
                steps.Descend(Bowl, from, rate, 4);
                return Answer.Of(from);
            }),
            RejectionProbe.Of(
                "a gradient of the wrong length", steps => steps.Downhill(theta.Clone(), Vector<double>.Build.Dense(4), rate)),
            RejectionProbe.Of("a gradient that is not finite", steps => steps.Downhill(theta.Clone(), gradient * double.NaN, rate)),
            RejectionProbe.Of("a rate of 0", steps => steps.Downhill(theta.Clone(), gradient.Clone(), 0)),
            RejectionProbe.Of("a descent with a negative rate", steps => steps.Descend(Bowl, start.Clone(), -0.1, 4)),
            RejectionProbe.Of("a negative number of iterations", steps => steps.Descend(Bowl, start.Clone(), rate, -1)),
            RejectionProbe.Of("a start that is not finite", steps => steps.Descend(Bowl, start * double.NaN, rate, 1)),
            RejectionProbe.Of("a cost that overflows", steps => steps.Descend(Bowl, start.Clone(), 1e150, 4)),
        ];

        // Σ cᵢ θᵢ² + θ₀θ₁: every entry has its own curvature, and the first two are coupled.
        (double Cost, Vector<double> Gradient) Bowl(Vector<double> point)
        {
            var (cost, slopes) = (point[0] * point[1], Vector<double>.Build.Dense(point.Count));
            for (var i = 0; i < point.Count; i++)
            {
                cost += curvature[i] * point[i] * point[i];
                slopes[i] = 2 * curvature[i] * point[i];
            }

            slopes[0] += point[1];
            slopes[1] += point[0];
            return (cost, slopes);
        }
    }
}
