namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 7.</summary>
internal static class NumericalGradientProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var (at, weights) = (draw.Vector(5, 16, 8), draw.Vector(5, 9, 2));

        // Eighths and halves are exact in double precision, and so are the points, however they are reached.
        const double h = 0.125;
        var tenths = draw.Vector(12, 9, 10);
        return
        [
            new("the length of the gradient", steps => Answer.Of(steps.Central(Square, at.Clone(), h).Count)),
            new Probe("the gradient of a quadratic", steps => Answer.Of(steps.Central(Square, at.Clone(), h))).In("the gradient", ("h", h)),
            new Probe("the gradient of a cubic", steps => Answer.Of(steps.Central(Cube, at.Clone(), h))).In("the gradient", ("h", h)),
            new Probe("the gradient of a sum of sines", steps => Answer.Of(steps.Central(Sines, tenths.Clone(), 0.01)))
                .In("the gradient of sines"),
            new("the number of times the function is called", steps =>
            {
                var calls = 0;
                steps.Central(theta => calls++ + theta[0], at.Clone(), h);
                return Answer.Of(calls);
            }),
            new("the points at which the function is called", steps =>
            {
                var points = new List<double[]>();
                steps.Central(theta => Kept(points, theta.ToArray()), at.Clone(), h);
                return Points(points);
            }),
            new("the point after the call", steps =>
            {
                var point = tenths.Clone();
                steps.Central(theta => theta.Sum(), point, 0.3);
                return Answer.Of(point.Equals(tenths));
            }),
            new("the points after the call, if the function kept them", steps =>
            {
                var points = new List<Vector<double>>();
                steps.Central(theta => Kept(points, theta), at.Clone(), h);
                return Points(points.Select(theta => theta.ToArray()));
            }),
            RejectionProbe.Of("a step h of 0", steps => steps.Central(Square, at.Clone(), 0)),
            RejectionProbe.Of("a negative h", steps => steps.Central(Square, at.Clone(), -0.1)),
            RejectionProbe.Of("an h of NaN", steps => steps.Central(Square, at.Clone(), double.NaN)),
            RejectionProbe.Of("a point that is not finite", steps => steps.Central(Square, Vector<double>.Build.Dense([1, double.NaN]), h)),
        ];

        double Square(Vector<double> theta)
        {
            var sum = 0.0;
            for (var i = 0; i < theta.Count; i++) sum += theta[i] * ((weights[i] * theta[i]) + theta[(i + 1) % theta.Count]);
            return sum;
        }

        static double Sines(Vector<double> theta) => theta.Sum(Math.Sin);

        double Cube(Vector<double> theta)
        {
            var sum = 0.0;
            for (var i = 0; i < theta.Count; i++) sum += weights[i] * theta[i] * theta[i] * theta[i];
            return sum;
        }
    }

    private static double Kept<T>(List<T> points, T point)
    {
        points.Add(point);
        return points.Count;
    }

    // Sorted: either side may come first.
    private static Answer Points(IEnumerable<double[]> points) =>
        Answer.Of(points.Order(Comparer<double[]>.Create(Compare)).SelectMany(point => point));

    private static int Compare(double[] left, double[] right) =>
        left.Zip(right, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
}
