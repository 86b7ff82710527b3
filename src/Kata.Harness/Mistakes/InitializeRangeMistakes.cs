using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9 in ε, and in the seed, range and activation of each layer.</summary>
internal static class InitializeRangeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("initialize/epsilon-of-inputs", 9,
            "ε is computed from the inputs alone",
            "What matters is how many numbers a unit sums.",
            "On the way back the units are summed as well: ε is too large, above all for a layer with many units.",
            "Does your ε change if only the number of units does?",
            "")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((double)(inputs + units) / inputs)),
        },
        new("initialize/epsilon-counts-bias", 9,
            "ε counts the bias as an input",
            "A theta has inputs + 1 columns, so it has that many inputs.",
            "The formula counts inputs and units only: ε is a little too small, above all in small layers.",
            "What is ε for 2 inputs and 4 units?",
            "")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((inputs + units) / (inputs + units + 1.0))),
        },
        new("initialize/epsilon-without-root", 9,
            "ε lacks the root in the denominator",
            "ε is √6 divided by the number of inputs and units.",
            "It is divided by the root of that number: a wide layer's weights are far too small, and its signals die out.",
            "What is ε for 400 inputs and 25 units?",
            "")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) / Math.Sqrt(inputs + units)),
        },
        new("initialize/epsilon-fixed", 9,
            "ε is 0.12 for every layer",
            "0.12 is the value in the exercise.",
            "That is the value for 400 inputs and 25 units: layers of other sizes need other ranges.",
            "For which layer is 0.12 the right range?",
            "")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) > 0 ? 0.12 : 0),
        },
        new("initialize/seed-per-layer", 9,
            "Each layer is drawn with the same seed",
            "The seed belongs to the network, so every layer uses it.",
            "The same seed gives the same numbers: layers of the same shape start equal, others share numbers.",
            "What do you see if you create a network of three equal sizes and compare its two thetas?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Seed = (seed, _) => seed }),
        },
        new("initialize/range-of-network", 9,
            "Every layer gets the range of the network's first and last size",
            "A network has inputs and outputs, and ε is computed from them.",
            "Each layer has its own range: between a few inputs and a wide hidden layer, the weights are far too large.",
            "From which two numbers is the ε of the second layer computed?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Ends = (sizes, _) => (0, sizes - 1) }),
        },
        new("initialize/hidden-to-the-end", 9,
            "The last layer gets the hidden activation",
            "All layers are made alike.",
            "The activation of the last one must fit the loss: outputs that are not probabilities cannot be compared "
            + "with targets that are.",
            "Which activation does the last layer of your network have?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Last = (hidden, _) => hidden }),
        },
    ];

    private static Steps WithCreation(Steps right, Func<OracleInitialize, OracleInitialize> mistaken) =>
        right with { Create = mistaken(InitializeMistakes.Creation(right)).Create };

    private static Steps WithEpsilon(Steps right, EpsilonFunction epsilon) =>
        WithCreation(right with { Epsilon = epsilon }, creation => creation with { Epsilon = epsilon });
}
