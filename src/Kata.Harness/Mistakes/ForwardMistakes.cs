using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 4: the forward pass.</summary>
internal static class ForwardMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("forward/no-bias", 4, "The column of ones is forgotten",
            "z is the inputs times the weights.",
            "The bias is the weight of an input that is always 1. Without that input the biases have no effect: "
            + "every unit's line goes through 0.",
            "Change a bias by hand: does any output change?",
            "")
        { InHooks = hooks => hooks with { Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 0 * bias), a) } },
        new("forward/bias-after-activation", 4, "The bias is added after the activation",
            "The bias shifts the output of a unit.",
            "It shifts where the unit switches, so it belongs inside: g(Wx + b). Outside, a sigmoid may leave 0 … 1.",
            "Which can move the point where the unit is half on: g(wx) + b or g(wx + b)?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 0 * bias), a),
                Activate = (layer, z, last) => hooks.Activate(layer, z, last).MapIndexed(
                    (_, u, value) => value + layer.Theta[u, 0], Zeros.Include),
            },
        },
        new("forward/bias-twice", 4, "The bias is added twice",
            "The column of ones and the bias are two different things.",
            "Column 0 of theta is the weight of the column of ones; adding it once more doubles it.",
            "Work out z of a unit with bias 1 and weights 0 by hand.",
            "")
        { InHooks = hooks => hooks with { Sums = (layer, a) => hooks.Sums(Biases(layer, bias => 2 * bias), a) } },
        new("forward/bias-last", 4, "The column of ones comes last",
            "Where to put the ones is a matter of taste.",
            "It is, but here column 0 of every theta holds the biases, so the ones must come first; with the ones last, the bias "
            + "weights the first input.",
            "Which column of theta meets the ones, and which one should, according to the doc comment?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Sums = (layer, a) => hooks.Sums(layer with { Theta = Turned(layer.Theta) }, a),
            },
        },
        new("forward/hidden-linear", 4, "The hidden layers pass z on",
            "The activation belongs to the output.",
            "Without an activation in between, all layers together are one linear map: a hidden layer adds nothing.",
            "How many layers does a product of two matrices amount to?",
            "")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => last ? hooks.Activate(layer, z, last) : z } },
        new("forward/output-linear", 4, "The output layer returns z",
            "Only hidden layers are activated.",
            "The last layer has an activation as well: it turns the sums into probabilities.",
            "Can an output of 3.7 be a probability?",
            "")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => last ? z : hooks.Activate(layer, z, last) } },
        new("forward/minus-z", 4, "The activation gets −z",
            "The exponent's minus belongs to z.",
            "Then it is there twice, or in the wrong place: activations fall instead of rising.",
            "A unit with a large positive sum: should it be on or off?",
            "")
        { InHooks = hooks => hooks with { Activate = (layer, z, last) => hooks.Activate(layer, -z, last) } },
        new("forward/z-overwritten", 4, "The activation overwrites z in the pass",
            "z is no longer needed once a is known.",
            "Backpropagation needs g′(z). With a in its place it computes g′(a), and only the gradient of the first layers shows it.",
            "What do pass.Z and pass.A hold after your loop: two matrices, or the same one twice?",
            "deeplearning4j PR #364")
        { InHooks = hooks => hooks with { StoreZ = (_, a) => a } },
        new("forward/sigmoid-overflows", 4, "The sigmoid in the pass overflows",
            "e^z / (1 + e^z) is the same as 1 / (1 + e^−z).",
            "On paper. With inputs of 0 … 255 the sums reach hundreds, and infinity divided by infinity is NaN.",
            "What does your pass make of a sum of 800?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Activate = (layer, z, last) => layer.Activation == Activation.Sigmoid
                    ? z.Map(value => Math.Exp(value) / (1 + Math.Exp(value)), Zeros.Include)
                    : hooks.Activate(layer, z, last),
            },
        },
        new("forward/one-activation", 4, "Every layer gets the last layer's activation",
            "A network has one activation.",
            "Each layer names its own.",
            "Which activation does layer 1 of the network name?",
            "")
        { InSteps = right => right with { Pass = (network, x) => right.Pass(Alike(network), x) } },
        new("forward/x-left-out", 4, "A does not begin with x",
            "A holds activations, and x is not one.",
            "With A[0] = x every layer, also the first, finds its inputs at A[l − 1]; without it all are off by one.",
            "Where will backpropagation look for the inputs of layer 1?",
            "")
        { InSteps = right => right with { Pass = (network, x) => WithoutX(right.Pass(network, x)) } },
        new("forward/examples-mixed", 4, "An example's inputs are centred on the batch",
            "Centring the batch keeps the sums small.",
            "An example's outputs must not depend on the rest of its batch: what is learned in one batch would not hold in the next.",
            "Pass one example alone, then together with another: are its outputs the same?",
            "")
        { InSteps = right => right with { Pass = (network, x) => Mixed(right, network, x) } },
        new("forward/x-changed", 4, "The pass changes x",
            "The matrix is there already, so the pass can work in it.",
            "x belongs to the caller, who uses it again: the second pass sees different examples.",
            "Is x the same after the call as before?",
            "")
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
        MissingGuards.Mistake("forward", 4,
            "sizes that do not fit, or NaN, show up as wrong numbers, far from where they arose", right => right with
        {
            Pass = (network, x) => MissingGuards.Unchecked(() => right.Pass(network, x), () => new([x], [x, x])),
        }),
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
