using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 4: the forward pass.</summary>
internal static class ForwardMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("forward/no-bias")
        { InHooks = hooks => hooks with { Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 0 * bias), a) } },
        new("forward/bias-after-activation")
        {
            InHooks = hooks => hooks with
            {
                Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 0 * bias), a),
                Activate = (layer, z, last) => hooks.Activate(layer, z, last).MapIndexed(
                    (_, u, value) => value + layer.Theta[u, 0], Zeros.Include),
            },
        },
        new("forward/bias-twice")
        { InHooks = hooks => hooks with { Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 2 * bias), a) } },
        new("forward/bias-last")
        {
            InHooks = hooks => hooks with
            {
                Sums = (layer, a) => hooks.Sums(layer with { Theta = Turned(layer.Theta) }, a),
            },
        },
        new("forward/hidden-linear")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => last ? hooks.Activate(layer, z, last) : z } },
        new("forward/output-linear")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => last ? z : hooks.Activate(layer, z, last) } },
        new("forward/minus-z")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => hooks.Activate(layer, -z, last) } },
        new("forward/z-overwritten")
        { InHooks = hooks => hooks with { StoreZ = (_, a) => a } },
        new("forward/sigmoid-overflows")
        {
            InHooks = hooks => hooks with
            {
                Activate = (layer, z, last) => layer.Activation == Activation.Sigmoid
                    ? z.Map(value => Math.Exp(value) / (1 + Math.Exp(value)), Zeros.Include)
                    : hooks.Activate(layer, z, last),
            },
        },
        new("forward/one-activation")
        { InSteps = right => right with { Pass = (network, x) => right.Pass(Alike(network), x) } },
        new("forward/x-left-out")
        { InSteps = right => right with { Pass = (network, x) => WithoutX(right.Pass(network, x)) } },
        new("forward/examples-mixed")
        { InSteps = right => right with { Pass = (network, x) => Mixed(right, network, x) } },
        new("forward/x-changed")
        {
            InSteps = right => right with
            {
                Pass = (network, x) =>
                {
                    var pass = right.Pass(network, x.Clone());
                    x.Multiply(2, x);
                    return pass;
                },
            },
        },
        .. ForwardFamilies.All,
        new("forward/no-argument-checks")
        {
            InSteps = right => right with
        {
            Pass = (network, x) => MissingGuards.Unchecked(() => right.Pass(network, x), () => new([x], [x, x])),
        },
        },
    ];

    private static Layer Biases(Layer layer, Func<double, double> change) =>
        layer with { Theta = layer.Theta.MapIndexed((_, j, entry) => j == 0 ? change(entry) : entry, Zeros.Include) };

    private static Matrix<double> Turned(Matrix<double> theta) =>
        Fill(theta.RowCount, theta.ColumnCount, (u, j) => theta[u, (j + theta.ColumnCount - 1) % theta.ColumnCount]);

    // Softmax is for the last layer only, so sigmoid takes its place.
    private static Network Alike(Network network)
    {
        var activation = network.Layers.Select(layer => layer.Activation).LastOrDefault();
        if (activation == Activation.Softmax) activation = Activation.Sigmoid;
        return network with { Layers = [.. network.Layers.Select(layer => layer with { Activation = activation })] };
    }

    private static ForwardPass WithoutX(ForwardPass pass) => new(pass.Z, [.. pass.A.Skip(1)]);

    private static ForwardPass Mixed(Steps right, Network network, Matrix<double> x)
    {
        var means = x.ColumnSums() / x.RowCount;
        var pass = right.Pass(network, x.RowCount == 1 ? x : x.MapIndexed((_, j, value) => value - means[j], Zeros.Include));
        return new(pass.Z, [x, .. pass.A.Skip(1)]);
    }
}
