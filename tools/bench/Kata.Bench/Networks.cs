using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Kata.Bench;

/// <summary>Draws problems: 2 to 4 layers, every loss, inputs from 0.1 to 255, from one to twelve examples.</summary>
internal static class Networks
{
    private static readonly (Activation Output, Loss Loss)[] Ends =
    [
        (Activation.Sigmoid, Loss.CrossEntropy),
        (Activation.Softmax, Loss.SoftmaxCrossEntropy),
        (Activation.Identity, Loss.SquaredError),
        (Activation.Sigmoid, Loss.SquaredError),
        (Activation.Tanh, Loss.SquaredError),
    ];

    /// <summary>The problem of a seed; the same on every machine.</summary>
    public static Problem Draw(int seed, bool relu)
    {
        var random = new MersenneTwister(seed);
        var hidden = relu ? Activation.Relu : random.Next(2) == 0 ? Activation.Sigmoid : Activation.Tanh;
        var (output, loss) = Ends[random.Next(Ends.Length)];
        var (inputs, layers, m) = (random.Next(1, 11), random.Next(2, 5), random.Next(1, 13));
        var outputs = random.Next(loss == Loss.SoftmaxCrossEntropy ? 2 : 1, 6);
        int[] sizes = [inputs, .. Enumerable.Range(1, layers - 1).Select(_ => random.Next(2, 11)), outputs];

        // Weights from half to three times as large as a training would start with: some networks are near linear, some saturated.
        var network = Initialize.Create(sizes, hidden, output, loss, random.Next());
        var factor = Between(random, 0.5, 3);
        network = network with { Layers = [.. network.Layers.Select(layer => layer with { Theta = layer.Theta * factor })] };

        var scale = Between(random, 0.1, 255);
        var grey = random.Next(2) == 0;
        var x = Matrix<double>.Build.Dense(m, inputs, (_, _) => scale * (grey ? Grey(random) : Normal.Sample(random, 0, 1)));
        var y = Targets(m, outputs, output, loss, random);
        var lambda = random.Next(3) == 0 ? 0 : Between(random, 0.01, 3);
        return new(network, x, y, lambda);
    }

    private static Matrix<double> Targets(int m, int outputs, Activation output, Loss loss, MersenneTwister random)
    {
        var classes = Enumerable.Range(0, m).Select(_ => random.Next(outputs)).ToArray();
        return Matrix<double>.Build.Dense(m, outputs, (i, k) => (loss, output) switch
        {
            (Loss.SoftmaxCrossEntropy, _) => classes[i] == k ? 1 : 0,
            (Loss.CrossEntropy, _) => random.Next(2),
            (_, Activation.Sigmoid) => random.NextDouble(),
            (_, Activation.Tanh) => (2 * random.NextDouble()) - 1,
            _ => Normal.Sample(random, 0, 1),
        });
    }

    // A pixel: every third is black.
    private static double Grey(MersenneTwister random) => random.Next(3) == 0 ? 0 : random.NextDouble();

    // Evenly on a logarithmic scale.
    private static double Between(MersenneTwister random, double low, double high) =>
        low * Math.Pow(high / low, random.NextDouble());
}
