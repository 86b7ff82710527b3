using System.Diagnostics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 6: how wrong a network is: J = data term + penalty.</summary>
public static class Cost
{
    /// <summary>The mean loss per example, computed from z if h would saturate: at |z| = 800 it is finite and exact.</summary>
    /// <param name="loss">Which loss; the output activation of the pass must fit it.</param>
    /// <param name="pass">A forward pass over m examples with K outputs.</param>
    /// <param name="y">m × K, finite; 0 … 1 for the cross-entropies, rows that sum to 1 for softmax.</param>
    /// <returns>Nats per example; for squared error, half the mean squared distance.</returns>
    /// <exception cref="ArgumentException">y does not fit the outputs or the loss, or a number is not finite.</exception>
    public static double DataTerm(Loss loss, ForwardPass pass, Matrix<double> y)
    {
        Guard.Known("loss", loss);
        Guard.Finite("z", pass.Z[^1]);
        Guard.Finite("h", pass.A[^1]);
        Guard.Targets(loss, y, pass.A[^1]);

        var (z, h) = (pass.Z[^1], pass.A[^1]);
        var losses = loss switch
        {
            // −log σ(z) = log(1 + e^−z) and −log(1 − σ(z)) = z + log(1 + e^−z), written so that e is raised only to −|z|.
            Loss.CrossEntropy => z.Map2(
                (zk, yk) => Math.Max(zk, 0) - (zk * yk) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(zk))), y, Zeros.Include),
            Loss.SoftmaxCrossEntropy => y.PointwiseMultiply(-LogSoftmax(z)),
            Loss.SquaredError => (h - y).PointwiseMultiply(h - y) / 2,
            _ => throw new UnreachableException(),
        };
        return losses.RowSums().Sum() / y.RowCount;
    }

    /// <summary>(λ/2m) Σ Θ² without the bias columns: large weights cost, biases are free.</summary>
    /// <param name="network">Any network.</param>
    /// <param name="lambda">λ, the weight of the penalty, at least 0.</param>
    /// <param name="examples">m, at least 1.</param>
    /// <returns>The penalty, at least 0.</returns>
    /// <exception cref="ArgumentException">λ is negative or not finite, m is below 1, or the layers do not fit.</exception>
    public static double Penalty(Network network, double lambda, int examples)
    {
        Guard.Network(network);
        Guard.AtLeast("lambda", lambda, 0, "a negative penalty would reward large weights");
        Guard.AtLeast("examples", examples, 1, "the penalty is shared among them");

        var squares = 0.0;
        foreach (var (theta, _) in network.Layers)
        {
            var weights = theta.RemoveColumn(0);
            squares += weights.PointwiseMultiply(weights).RowSums().Sum();
        }

        return lambda / (2.0 * examples) * squares;
    }

    /// <summary>J(Θ) = data term + penalty (Ng, Machine Learning, exercise 4, section 1.4).</summary>
    /// <param name="network">A network whose last activation fits its loss.</param>
    /// <param name="x">m × n, finite.</param>
    /// <param name="y">m × K, as in <see cref="DataTerm"/>.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>J, in the loss's unit.</returns>
    /// <exception cref="ArgumentException">The loss does not fit the last activation, or as in the two parts.</exception>
    public static double Of(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        Guard.Network(network);
        Guard.Fits(network.Layers[^1].Activation, network.Loss);

        var pass = Forward.Pass(network, x);
        return DataTerm(network.Loss, pass, y) + Penalty(network, lambda, x.RowCount);
    }

    // log softmax(z)ₖ = (zₖ − max) − log Σ e^(z − max), where the maximum's own term is exactly 1.
    private static Matrix<double> LogSoftmax(Matrix<double> z)
    {
        var logs = z.Clone();
        for (var i = 0; i < z.RowCount; i++)
        {
            var row = z.Row(i) - z.Row(i).Maximum();
            var others = row.PointwiseExp();
            others[row.MaximumIndex()] = 0;
            logs.SetRow(i, row - SpecialFunctions.Log1p(others.Sum()));
        }

        return logs;
    }
}
