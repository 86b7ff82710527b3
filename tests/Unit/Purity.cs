using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

/// <summary>What steps 6 and 8 must leave alone.</summary>
internal static class Purity
{
    /// <summary>Calls must change neither the network nor x, y or the forward pass that they are given.</summary>
    public static void ArgumentsStay(
        Activation output, Loss loss, Action<Network, Matrix<double>, Matrix<double>, ForwardPass> calls)
    {
        var (network, x, y) = (SmallNetwork(output, loss), Matrix(new double[,] { { 1, -2 }, { 0.5, 3 } }), OneHot.Encode([1, 0], 2));
        var pass = Forward.Pass(network, x);
        var kept = pass.Z.Concat(pass.A).Select(matrix => matrix.Clone()).ToArray();

        calls(network, x, y, pass);

        Assert.That(pass.Z.Concat(pass.A), Is.EqualTo(kept));
        Assert.That((x, y), Is.EqualTo((Matrix(new double[,] { { 1, -2 }, { 0.5, 3 } }), OneHot.Encode([1, 0], 2))));
        Assert.That(network.Layers.Select(layer => layer.Theta), Is.EqualTo(SmallNetwork().Layers.Select(layer => layer.Theta)));
    }
}
