namespace Kata.Harness.Oracle;

/// <summary>
/// The formulas of the oracle's forward and backward pass, each replaceable. A mistake replaces one, <c>hooks with { Average = … }</c>; a
/// pair of mistakes replaces two. If a replacement calls the formula before it, two mistakes compound as they would in real code.
/// </summary>
internal sealed record OracleHooks
{
    internal static readonly OracleHooks Right = new();

    /// <summary>z of a layer from its inputs.</summary>
    internal Func<Layer, Matrix<double>, Matrix<double>> Sums { get; init; } = ScalarOracle.Sums;

    /// <summary>a of a layer from its z and from whether it is the last layer.</summary>
    internal Func<Layer, Matrix<double>, bool, Matrix<double>> Activate { get; init; } = (layer, z, _) =>
        ScalarOracle.Apply(layer.Activation, z);

    /// <summary>What is stored as z, from z and a.</summary>
    internal Func<Matrix<double>, Matrix<double>, Matrix<double>> StoreZ { get; init; } = (z, _) => z;

    /// <summary>What the outputs are compared with, from y.</summary>
    internal Func<Matrix<double>, Matrix<double>> Targets { get; init; } = y => y;

    /// <summary>δ of the last layer.</summary>
    internal Func<Network, ForwardPass, Matrix<double>, Matrix<double>> OutputDelta { get; init; } = OracleBackprop.OutputDelta;

    /// <summary>δ taken back through the next layer's theta, from δ, theta and the sum of that theta's gradient.</summary>
    internal Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>> Backpropagate { get; init; } = OracleBackprop.Back;

    /// <summary>g′ of hidden layer l for example i and unit j.</summary>
    internal Func<Network, ForwardPass, int, int, int, double> Slope { get; init; } =
        (network, pass, l, i, j) => ScalarOracle.Slope(network.Layers[l].Activation, pass.Z[l][i, j]);

    /// <summary>δ of hidden layer l for example i and unit j, from the δ that was taken back to it and g′.</summary>
    internal Func<Network, ForwardPass, int, int, int, double, double, double> Chain { get; init; } = (_, _, _, _, _, carried, slope) =>
        carried * slope;

    /// <summary>The inputs of layer l.</summary>
    internal Func<ForwardPass, int, Matrix<double>> Inputs { get; init; } = (pass, l) => pass.A[l];

    /// <summary>The sum over the examples of δ times [1 a].</summary>
    internal Func<Matrix<double>, Matrix<double>, Matrix<double>> Outer { get; init; } = OracleBackprop.Outer;

    /// <summary>The data term's gradient for layer l, from that sum over m examples.</summary>
    internal Func<Network, int, int, Matrix<double>, Matrix<double>> Average { get; init; } = (_, _, m, sum) =>
        sum.Map(entry => entry / m, Zeros.Include);

    /// <summary>The penalty's gradient for layer l, from m and λ.</summary>
    internal Func<Network, int, int, double, Matrix<double>> Decay { get; init; } =
        (network, l, m, lambda) => network.Layers[l].Theta.MapIndexed((_, j, weight) => j == 0 ? 0 : lambda / m * weight, Zeros.Include);

    /// <summary>What is returned in the end.</summary>
    internal Func<IReadOnlyList<Matrix<double>>, IReadOnlyList<Matrix<double>>> Finish { get; init; } = gradient => gradient;
}
