using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Kata;

/// <summary>Step 9: random weights to start from: small, and different for every unit, or all units would learn the same thing.</summary>
public static class Initialize
{
    /// <summary>
    /// ε = √6 / √(inputs + units): the range that keeps a layer's outputs about as large as its inputs (Glorot and Bengio 2010, eq. 16).
    /// </summary>
    /// <param name="inputs">At least 1.</param>
    /// <param name="units">At least 1.</param>
    /// <returns>ε; 0.1188 for 400 inputs and 25 units.</returns>
    /// <exception cref="ArgumentException">A count is below 1.</exception>
    public static double Epsilon(int inputs, int units)
    {
        Guard.AtLeast("inputs", inputs, 1, "a layer has at least one input");
        Guard.AtLeast("units", units, 1, "a layer has at least one unit");

        return Math.Sqrt(6) / Math.Sqrt(inputs + units);
    }

    /// <summary>Weights and biases, drawn independently and uniformly from −ε … ε.</summary>
    /// <param name="units">Rows, at least 1.</param>
    /// <param name="inputs">Columns without the bias, at least 1.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="seed">Any integer; the same seed gives the same numbers.</param>
    /// <returns>units × (inputs + 1).</returns>
    /// <exception cref="ArgumentException">A count is below 1, or ε is not a positive number.</exception>
    public static Matrix<double> Theta(int units, int inputs, double epsilon, int seed)
    {
        Guard.AtLeast("units", units, 1, "a layer has at least one unit");
        Guard.AtLeast("inputs", inputs, 1, "a layer has at least one input");
        Guard.Positive("epsilon", epsilon, "equal weights would stay equal for ever");

        return Matrix<double>.Build.Random(units, inputs + 1, new ContinuousUniform(-epsilon, epsilon, new MersenneTwister(seed)));
    }

    /// <summary>A network with random weights; every layer has its own ε and its own draw.</summary>
    /// <param name="sizes">Inputs, units of each hidden layer, outputs: at least two numbers, each at least 1.</param>
    /// <param name="hidden">The activation of all layers but the last; not softmax.</param>
    /// <param name="output">The activation of the last layer; it must fit the loss.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="seed">Any integer; the same seed gives the same network.</param>
    /// <returns>A network of sizes.Count − 1 layers.</returns>
    /// <exception cref="ArgumentException">A size is below 1, softmax is hidden, or the loss does not fit the output.</exception>
    public static Network Create(IReadOnlyList<int> sizes, Activation hidden, Activation output, Loss loss, int seed)
    {
        Guard.AtLeast("sizes.Count", sizes.Count, 2, "a network has inputs and outputs");
        Guard.ElementByElement("hidden", hidden);
        Guard.Fits(output, loss);

        var seeds = new MersenneTwister(seed);
        var layers = new List<Layer>();
        for (var l = 1; l < sizes.Count; l++)
        {
            var theta = Theta(sizes[l], sizes[l - 1], Epsilon(sizes[l - 1], sizes[l]), seeds.Next());
            layers.Add(new(theta, l == sizes.Count - 1 ? output : hidden));
        }

        return new(layers, loss);
    }
}
