using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness;

/// <summary>What is asked of step 12: what is true of any minimiser that keeps its budget and returns the best point it saw.</summary>
internal static class OptimizerProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new PlainDraw(seed);
        var (start, truth) = (draw.Network([2, 2], Activation.Identity, Activation.Identity, Loss.SquaredError), draw.Matrix(2, 3, 30, 10));

        // Inputs this large make a minimiser overshoot now and then: then the last point tried is not the best.
        var x = draw.Matrix(5, 2, 30, 1);
        var y = Outputs(truth, x);
        int[] budgets = [1, 2, 5];
        return
        [
            new("the cost of the start", steps => Quantity.Of(Minimized(steps, 0, 1).Costs[0])),
            new("the penalised cost of the start", steps => Quantity.Of(Minimized(steps, 1.3, 1).Costs[0])),

            // By how many the costs are too many or too few: more than 2 either way is as wrong as 2.
            new("the number of evaluations above the budget", steps => Quantity.Of(
                budgets.Select(budget => (double)Math.Clamp(Minimized(steps, 1.3, budget).Costs.Count - budget, -2, 2)))),
            new("whether the cost goes down", steps => Quantity.Of(Minimized(steps, 1.3, 20) is var descent && descent.Costs.Min() < descent.Costs[0])),
            new("whether the point returned has the lowest cost seen", steps => Quantity.Of(
                Enumerable.Range(1, 20).All(budget => IsLowest(Minimized(steps, 1.3, budget), 1.3)))),
            new("whether the minimum of a quadratic is found", steps => Quantity.Of(
                (Minimized(steps, 0, 100).Theta - PlainSteps.Flatten([truth])).L2Norm() < 1e-3)),
            new("whether a smaller budget sees the same costs first", steps => Quantity.Of(
                Minimized(steps, 1.3, 8).Costs is var few && Minimized(steps, 1.3, 16).Costs.Take(few.Count).SequenceEqual(few))),
            new("whether the network is left as it is", steps =>
            {
                var network = MiniBatchProbes.Copy(start);
                steps.Optimize(network, x.Clone(), y.Clone(), 0, 10);
                return Quantity.Of(network.Layers[0].Theta.Equals(start.Layers[0].Theta));
            }),
            Refusal.Of("no evaluation at all", steps => Minimized(steps, 0, 0)),
            Refusal.Of("a target row too few", steps => steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.SubMatrix(0, 4, 0, 2), 0, 5)),
        ];

        Descent Minimized(Steps steps, double lambda, int budget) =>
            steps.Optimize(MiniBatchProbes.Copy(start), x.Clone(), y.Clone(), lambda, budget);

        bool IsLowest(Descent descent, double lambda)
        {
            var theta = PlainSteps.Unflatten(descent.Theta, [new(2, 3)])[0];
            var (h, squares) = (Outputs(theta, x), 0.0);
            for (var i = 0; i < 5; i++)
            {
                for (var k = 0; k < 2; k++) squares += (h[i, k] - y[i, k]) * (h[i, k] - y[i, k]);
            }

            for (var k = 0; k < 2; k++) squares += lambda * ((theta[k, 1] * theta[k, 1]) + (theta[k, 2] * theta[k, 2]));
            return Math.Abs((squares / 10) - descent.Costs.Min()) <= 1e-9 * descent.Costs[0];
        }
    }

    private static Matrix<double> Outputs(Matrix<double> theta, Matrix<double> x) => Matrix<double>.Build.Dense(
        x.RowCount, theta.RowCount, (i, k) => theta[k, 0] + (theta[k, 1] * x[i, 0]) + (theta[k, 2] * x[i, 1]));
}
