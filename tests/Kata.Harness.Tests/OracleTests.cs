using System.Numerics;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Tests;

/// <summary>
/// The oracle against the steps, and against the complex step, which is exact to the last digits (Squire and Trapp 1998).
/// </summary>
public sealed class OracleTests
{
    private static readonly ProbeNetwork[] Ordinary =
    [
        .. Enumerable.Range(1, 20).SelectMany(seed => (ProbeNetwork[])
        [
            ProbeNetwork.Generic(seed),
            ProbeNetwork.Of(seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Relu, Activation.Softmax),
            ProbeNetwork.Of(seed, [3, 5, 2], 6, Loss.SquaredError, Activation.Sigmoid, Activation.Identity),
            ProbeNetwork.Of(seed, [2, 4, 3], 5, Loss.SquaredError, Activation.Relu, Activation.Tanh),
            ProbeNetwork.Of(seed, [5, 1], 4, Loss.SquaredError, Activation.Sigmoid),
        ]),
    ];

    private static readonly ProbeNetwork[] Networks =
        [.. Ordinary, .. Enumerable.Range(1, 20).Select(seed => ProbeNetwork.Generic(seed).Scaled(600))];

    [Test]
    public void The_forward_pass_agrees_with_the_oracle()
    {
        foreach (var probe in Networks)
        {
            var (ours, pass) = (Forward.Pass(probe.Network, probe.X), probe.Pass);
            foreach (var (a, b) in ours.Z.Concat(ours.A).Zip(pass.Z.Concat(pass.A))) Near(a, b);
        }
    }

    [Test]
    public void The_cost_agrees_with_the_oracle()
    {
        foreach (var (network, x, y) in Networks)
            Assert.That(Cost.Of(network, x, y, 1.3), Is.EqualTo(ScalarOracle.Cost(network, x, y, 1.3)).Within(1e-13).Percent);
    }

    [Test]
    public void Deltas_and_gradients_agree_with_the_oracle()
    {
        foreach (var (network, x, y) in Networks)
        {
            var deltas = Backprop.Deltas(network, Forward.Pass(network, x), y);
            foreach (var (a, b) in deltas.Zip(ScalarOracle.Deltas(network, ScalarOracle.Pass(network, x), y))) Near(a, b);
            foreach (var (a, b) in Backprop.Of(network, x, y, 1.3).Gradient.Zip(ScalarOracle.Backprop(network, x, y, 1.3).Gradient))
                Near(a, b);
        }
    }

    // J(θ + ih·eᵢ) = J(θ) + ih·∂J/∂θᵢ − …: the imaginary part over h is the derivative, and no difference is taken.
    [Test]
    public void The_complex_step_certifies_the_oracle()
    {
        const double H = 1e-30;
        foreach (var probe in Ordinary)
        {
            var (cost, gradient) = ScalarOracle.Backprop(probe.Network, probe.X, probe.Y, 1.3);
            var scale = gradient.Max(entry => entry.Enumerate().Max(Math.Abs));
            Assert.That(ComplexCost(probe, 0, 0, 0, 0).Real, Is.EqualTo(cost).Within(1e-13 * Math.Max(1, cost)));
            for (var l = 0; l < gradient.Count; l++)
            {
                foreach (var (u, j, value) in gradient[l].EnumerateIndexed())
                {
                    var slope = ComplexCost(probe, l, u, j, H).Imaginary / H;
                    Assert.That(slope, Is.EqualTo(value).Within(1e-14 * Math.Max(1, scale)), $"theta {l + 1}[{u},{j}]");
                }
            }
        }
    }

    [Test]
    public void The_oracle_is_exact_at_z_of_plus_and_minus_800()
    {
        var z = Matrix<double>.Build.DenseOfRowArrays([-800.0, 800, 0]);

        ForwardPass pass = new([z], [z, ScalarOracle.Apply(Activation.Softmax, z)]);

        Assert.That(pass.A[1].ToRowMajorArray(), Is.EqualTo(new double[] { 0, 1, 0 }));
        Assert.That(ScalarOracle.DataTerm(Loss.SoftmaxCrossEntropy, pass, OneHot.Encode([0], 3)), Is.EqualTo(1600));
        Assert.That(ScalarOracle.Derivative(Activation.Tanh, z).ToRowMajorArray(), Is.EqualTo(new double[] { 0, 0, 1 }));
    }

    // J with ih added to one entry of θ, written once more in complex numbers; branches depend on the real part.
    private static Complex ComplexCost(ProbeNetwork probe, int layer, int row, int column, double h)
    {
        var (network, x, y) = probe;
        var (data, penalty) = (Complex.Zero, Complex.Zero);
        Complex Weight(int l, int u, int j) => network.Layers[l].Theta[u, j] + ((l, u, j) == (layer, row, column) ? new Complex(0, h) : 0);
        for (var l = 0; l < network.Layers.Count; l++)
        {
            foreach (var (u, j, _) in network.Layers[l].Theta.EnumerateIndexed())
                if (j > 0) penalty += Weight(l, u, j) * Weight(l, u, j);
        }

        for (var i = 0; i < x.RowCount; i++)
        {
            var a = x.Row(i).Select(value => new Complex(value, 0)).ToArray();
            for (var l = 0; l < network.Layers.Count; l++)
            {
                var z = Enumerable.Range(0, network.Layers[l].Theta.RowCount)
                    .Select(u => a.Select((value, j) => Weight(l, u, j + 1) * value).Aggregate(Weight(l, u, 0), Complex.Add)).ToArray();
                a = network.Layers[l].Activation switch
                {
                    Activation.Identity => z,
                    Activation.Sigmoid => [.. z.Select(value => 1 / (1 + Complex.Exp(-value)))],
                    Activation.Tanh => [.. z.Select(Complex.Tanh)],
                    Activation.Relu => [.. z.Select(value => value.Real > 0 ? value : 0)],
                    _ => [.. z.Select(value => Complex.Exp(value) / z.Aggregate(Complex.Zero, (sum, other) => sum + Complex.Exp(other)))],
                };
            }

            for (var k = 0; k < a.Length; k++)
            {
                data += network.Loss switch
                {
                    Loss.CrossEntropy => -(y[i, k] * Complex.Log(a[k])) - ((1 - y[i, k]) * Complex.Log(1 - a[k])),
                    Loss.SoftmaxCrossEntropy => -y[i, k] * Complex.Log(a[k]),
                    _ => (a[k] - y[i, k]) * (a[k] - y[i, k]) / 2,
                };
            }
        }

        return (data + (1.3 / 2 * penalty)) / x.RowCount;
    }

    private static void Near(Matrix<double> actual, Matrix<double> expected) =>
        TestMatrices.Close(actual, expected, 1e-13 * Math.Max(1, expected.Enumerate().Max(Math.Abs)));
}
