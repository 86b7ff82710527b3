using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 4 in the bias unit, in the inputs, and in the number of digits.</summary>
internal static class ForwardFamilies
{
    private static readonly double[] Small = [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3];

    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.HookFamily(
            "forward/activated-twice",
            hooks => Activated(hooks, (layer, a, _) => hooks.Activate(layer with { Activation = layer.Activation }, a, false)),
            hooks => Activated(hooks, (layer, a, last) => last ? a : hooks.Activate(layer, a, false)),
            hooks => Activated(hooks, (layer, a, last) => last ? hooks.Activate(layer, a, true) : a)),
        Mistake.Family(
            "forward/bias-unit-activated",
            Biases((before, l) => l == 0 ? 1 : One(before!)),
            Biases((before, l) => l == 0 ? 0.5 : One(before!))),
        Mistake.Family(
            "forward/bias-in-first-layer-only",
            Biases((_, l) => l == 0 ? 1 : 0),
            Biases((_, l) => l == 0 ? 0 : 1)),
        Mistake.HookFamily("forward/bias-taken-for-weight", hooks => hooks with
        {
            Sums = (layer, a) => hooks.Sums(Shifted(layer), a),
        }),
        Mistake.HookFamily(
            "forward/bias-subtracted",
            hooks => hooks with { Sums = (layer, a) => hooks.Sums(Scaled(layer, -1), a) }),
        Mistake.Family(
            "forward/first-activation",
            right => right with { Pass = (network, x) => right.Pass(Alike(network), x) }),
        Mistake.Family("forward/inputs-standardised",
            [.. Standardised.SelectMany(change => (Func<Steps, Steps>[])[On(change, true), On(change, false)])]),
        new("forward/float32")
        {
            Digits = 2e-6,
            InHooks = hooks => hooks with
            {
                Sums = (layer, a) => hooks.Sums(layer, a).Map(z => (double)(float)z, Zeros.Include),
                Activate = (layer, z, last) => hooks.Activate(layer, z, last).Map(a => (double)(float)a, Zeros.Include),
            },
        },
    ];

    private static IReadOnlyList<Func<Vector<double>, Vector<double>>> Standardised =>
    [
        column => (column - Mean(column)) / Deviation(column, column.Count),
        column => (column - Mean(column)) / Deviation(column, column.Count - 1),
        .. Small.Select<double, Func<Vector<double>, Vector<double>>>(
            least => column => (column - Mean(column)) / (Deviation(column, column.Count) + least)),
        column => (column - column.Minimum()) / (column.Maximum() - column.Minimum()),
        column => column / column.Maximum(),
        column => column / column.L2Norm(),
    ];

    private static double Mean(Vector<double> column) => column.Sum() / column.Count;

    private static double Deviation(Vector<double> column, int count) =>
        Math.Sqrt(column.Sum(value => Square(value - Mean(column))) / count);

    // The pass keeps the given x, or the changed one.
    private static Func<Steps, Steps> On(Func<Vector<double>, Vector<double>> change, bool keepsX) => right => right with
    {
        Pass = (network, x) =>
        {
            right.Pass(network, x);
            var pass = right.Pass(network, Matrix<double>.Build.DenseOfColumnVectors(x.EnumerateColumns().Select(change)));
            return keepsX ? new(pass.Z, [x, .. pass.A.Skip(1)]) : pass;
        },
    };

    private static OracleHooks Activated(OracleHooks hooks, Func<Layer, Matrix<double>, bool, Matrix<double>> again) =>
        hooks with { Activate = (layer, z, last) => again(layer, hooks.Activate(layer, z, last), last) };

    // The unit of each layer's biases is not 1 but this number, from the layer before and the layer's index.
    private static Func<Steps, Steps> Biases(Func<Layer?, int, double> unit) => right => right with
    {
        Pass = (network, x) => right.Pass(
            network with
            {
                Layers = [.. network.Layers.Select((layer, l) => Scaled(layer, unit(l == 0 ? null : network.Layers[l - 1], l)))],
            },
            x),
    };

    private static double One(Layer before) => before.Activation == Activation.Softmax ? 1 : Value(before.Activation, 1);

    private static Layer Scaled(Layer layer, double factor) =>
        layer with { Theta = layer.Theta.MapIndexed((_, j, entry) => j == 0 ? factor * entry : entry, Zeros.Include) };

    // Column j holds the weight of input j, counted from 0, and nothing is left for the bias.
    private static Layer Shifted(Layer layer) => layer with
    {
        Theta = layer.Theta.MapIndexed((u, j, _) => j == 0 ? 0 : layer.Theta[u, j - 1], Zeros.Include),
    };

    private static Network Alike(Network network) =>
        network with { Layers = [.. network.Layers.Select(layer => layer with { Activation = network.Layers[0].Activation })] };
}
