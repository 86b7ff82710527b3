namespace Kata.Harness.Oracle;

/// <summary>A random network, layer by layer, with hooks that a mistake can replace.</summary>
internal sealed record OracleInitialize
{
    internal EpsilonFunction Epsilon { get; init; } = OracleFunctions.Epsilon;

    internal ThetaFunction Theta { get; init; } = OracleFunctions.Theta;

    /// <summary>The two sizes, by index, from which the range of layer l is computed; from the number of sizes and l.</summary>
    internal Func<int, int, (int Inputs, int Units)> Ends { get; init; } = (_, l) => (l - 1, l);

    /// <summary>The seed of a layer, from the network's seed and the generator seeded with it.</summary>
    internal Func<int, OracleRandom, int> Seed { get; init; } = (_, draw) => draw.Seed();

    /// <summary>The activation of the last layer, from the hidden and the output activation.</summary>
    internal Func<Activation, Activation, Activation> Last { get; init; } = (_, output) => output;

    internal Network Create(IReadOnlyList<int> sizes, Activation hidden, Activation output, Loss loss, int seed)
    {
        Guard.AtLeast("sizes.Count", sizes.Count, 2, "a layer lies between two sizes");
        Guard.ElementByElement("hidden", hidden);
        Guard.Fits(output, loss);

        var draw = new OracleRandom(seed);
        var layers = new List<Layer>();
        for (var l = 1; l < sizes.Count; l++)
        {
            var (inputs, units) = Ends(sizes.Count, l);
            var theta = Theta(sizes[l], sizes[l - 1], Epsilon(sizes[inputs], sizes[units]), Seed(seed, draw));
            layers.Add(new(theta, l < sizes.Count - 1 ? hidden : Last(hidden, output)));
        }

        return new(layers, loss);
    }
}
