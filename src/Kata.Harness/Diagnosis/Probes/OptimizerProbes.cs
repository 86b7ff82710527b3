namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 12: what is true of any optimizer that keeps to its budget and returns the best point it saw.</summary>
internal static class OptimizerProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var (start, truth) = (draw.Network([2, 2], Activation.Identity, Activation.Identity, Loss.SquaredError), draw.Matrix(2, 3, 30, 10));
        var x = draw.Matrix(5, 2, 30, 10);
        var y = Outputs(truth, x);
        int[] budgets = [1, 2, 5];

        // Inputs this large make an optimizer overshoot now and then, so that the last point tried is not the best.
        (Network Start, Matrix<double> X, Matrix<double> Y)[] steep =
        [
            .. Enumerable.Range(0, 4).Select(_ => (
                draw.Network([2, 2], Activation.Tanh, Activation.Tanh, Loss.SquaredError),
                draw.Matrix(9, 2, 30, 1),
                draw.Matrix(9, 2, 8, 10))),
        ];
        return
        [
            new("the cost at the start", steps => Answer.Of(Minimized(steps, 0, 1).Costs[0])),
            new("the penalised cost at the start", steps => Answer.Of(Minimized(steps, 1.3, 1).Costs[0])),

            // The excess of costs over the budget. More than 2 either way is as wrong as 2.
            new("the number of evaluations, compared with the budget", steps => Answer.Of(
                budgets.Select(budget => (double)Math.Clamp(Minimized(steps, 1.3, budget).Costs.Count - budget, -2, 2)))),
            new("whether the cost goes down", steps => Answer.Of(
                Minimized(steps, 1.3, 20) is var descent && descent.Costs.Min() < descent.Costs[0])),
            new("whether the returned point has the lowest cost seen", steps => Answer.Of(
                steep.All(problem => ReturnsLowest(steps, problem.Start, problem.X, problem.Y)))),
            new("whether the minimum of a quadratic is found", steps => Answer.Of(
                (Minimized(steps, 0, 100).Theta - OracleFunctions.Flatten([truth])).L2Norm() < 1e-3)),
            new("whether a smaller budget gives the same costs at first", steps => Answer.Of(
                Minimized(steps, 1.3, 3).Costs is var few && Minimized(steps, 1.3, 9).Costs.Take(few.Count).SequenceEqual(few))),
            new("the network after the call", steps =>
            {
                var network = MiniBatchProbes.Copy(start);
                steps.Optimize(network, x.Clone(), y.Clone(), 0, 10);
                return Answer.Of(network.Layers[0].Theta.Equals(start.Layers[0].Theta));
            }),
            new("the number of calls of a function, compared with the budget", steps => Answer.Of(
                budgets.Select(budget => (double)Math.Clamp(Calls(steps, budget) - budget, -2, 2)))),
            new("whether the minimum of a bowl is found", steps => Answer.Of(
                (steps.Minimize(Bowl, BowlStart, 60).Theta - Vector<double>.Build.Dense([1.0, 2])).L2Norm() < 1e-3)),
            new("whether the costs of a function begin at its start", steps => Answer.Of(
                steps.Minimize(Bowl, BowlStart, 4).Costs is [var first, ..] && first == Bowl(BowlStart).Cost)),
            new("whether the start is returned where nothing lower is found", steps => Answer.Of(
                steps.Minimize(Climb, BowlStart, 30).Theta.Equals(BowlStart))),
            RejectionProbe.Of("a budget of 0", steps => Minimized(steps, 0, 0)),
            RejectionProbe.Of("a budget of 0 for a function", steps => steps.Minimize(Bowl, BowlStart, 0)),
            RejectionProbe.Of(
                "a missing row of y", steps => steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.SubMatrix(0, 4, 0, 2), 0, 5)),
        ];

        Descent Minimized(Steps steps, double lambda, int budget) =>
            steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.Clone(), lambda, budget);
    }

    private static Vector<double> BowlStart => Vector<double>.Build.Dense([3.0, -2]);

    // (x − 1)² + 10 (y − 2)², lowest at (1, 2).
    private static (double Cost, Vector<double> Gradient) Bowl(Vector<double> at)
    {
        var (x, y) = (at[0] - 1, at[1] - 2);
        return ((x * x) + (10 * y * y), Vector<double>.Build.Dense([2 * x, 20 * y]));
    }

    // Its slopes have the wrong sign.
    private static (double Cost, Vector<double> Gradient) Climb(Vector<double> at) => (Bowl(at).Cost, -Bowl(at).Gradient);

    private static int Calls(Steps steps, int budget)
    {
        var calls = 0;
        steps.Minimize(
            at =>
            {
                calls++;
                return Steep(at);
            },
            BowlStart,
            budget);
        return calls;
    }

    // Not a bowl, so that no optimizer is done within a few calls.
    private static (double Cost, Vector<double> Gradient) Steep(Vector<double> at)
    {
        var (a, b) = (at[1] - (at[0] * at[0]), 1 - at[0]);
        return ((100 * a * a) + (b * b), Vector<double>.Build.Dense([(-400 * a * at[0]) - (2 * b), 200 * a]));
    }

    // Asked twice: with a budget of twenty, and with a budget that ends on a point that is not the best.
    private static bool ReturnsLowest(Steps steps, Network start, Matrix<double> x, Matrix<double> y)
    {
        var whole = steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.Clone(), 0, 20);
        var (lowest, worse) = (whole.Costs[0], 1);
        while (worse < whole.Costs.Count && whole.Costs[worse] <= lowest) lowest = whole.Costs[worse++];
        var part = steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.Clone(), 0, Math.Min(worse + 1, 20));
        return IsLowest(whole, x, y) && IsLowest(part, x, y);
    }

    private static bool IsLowest(Descent descent, Matrix<double> x, Matrix<double> y)
    {
        var h = Outputs(OracleFunctions.Unflatten(descent.Theta, [new(2, 3)])[0], x);
        var squares = 0.0;
        for (var i = 0; i < y.RowCount; i++)
            for (var k = 0; k < y.ColumnCount; k++) squares += Math.Pow(Math.Tanh(h[i, k]) - y[i, k], 2);

        return Math.Abs((squares / (2 * y.RowCount)) - descent.Costs.Min()) <= 1e-9 * descent.Costs.Max();
    }

    private static Matrix<double> Outputs(Matrix<double> theta, Matrix<double> x) => Matrix<double>.Build.Dense(
        x.RowCount, theta.RowCount, (i, k) => theta[k, 0] + (theta[k, 1] * x[i, 0]) + (theta[k, 2] * x[i, 1]));
}
