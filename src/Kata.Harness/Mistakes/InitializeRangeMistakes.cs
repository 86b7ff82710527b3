using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9 in ε and in what each layer is given.</summary>
internal static class InitializeRangeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("initialize/epsilon-of-inputs", 9,
            "ε is made from the inputs alone",
            "What matters is how many numbers a unit sums up.",
            "Backwards the units are summed up too: ε is too large, most of all where a layer has many units.",
            "Does your ε change when only the number of units does?",
            "")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((double)(inputs + units) / inputs)),
        },
        new("initialize/epsilon-counts-bias", 9,
            "ε counts the bias as an input",
            "A theta has inputs + 1 columns, so that many numbers come in.",
            "The formula counts inputs and units only: ε is a little too small, most of all in small layers.",
            "What is ε for 2 inputs and 4 units?",
            "")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((inputs + units) / (inputs + units + 1.0))),
        },
        new("initialize/epsilon-without-root", 9,
            "ε lacks the root below the line",
            "ε is √6 divided by the number of inputs and units.",
            "It is divided by the root of that number: a wide layer's weights are far too small and its signals die out.",
            "What is ε for 400 inputs and 25 units?",
            "")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) / Math.Sqrt(inputs + units)),
        },
        new("initialize/epsilon-fixed", 9,
            "ε is 0.12 whatever the layer",
            "0.12 is the value that the exercise uses.",
            "It is the value for 400 inputs and 25 units: layers of other sizes need other ranges.",
            "For which layer is 0.12 the right range?",
            "")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) > 0 ? 0.12 : 0),
        },
        new("initialize/seed-per-layer", 9,
            "Each layer is drawn with the same seed",
            "The seed belongs to the network, so every layer gets it.",
            "The same seed gives the same numbers: layers of the same shape start equal, others share their first rows.",
            "Make a network of three equal sizes and compare its two thetas: what do you see?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Seed = (seed, _) => seed }),
        },
        new("initialize/range-of-network", 9,
            "Every layer gets the range of the network's first and last size",
            "A network has inputs and outputs, and ε is made from them.",
            "Each layer has its own: between a small input and a wide hidden layer the weights are far too large.",
            "Which two numbers go into the ε of the second layer?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Ends = (sizes, _) => (0, sizes - 1) }),
        },
        new("initialize/hidden-to-the-end", 9,
            "The last layer gets the hidden activation",
            "All layers are made alike.",
            "The last one's activation must fit the loss: outputs that are no probabilities cannot be compared with targets that are.",
            "Which activation does the last layer of your network have?",
            "")
        {
            InSteps = right => WithCreation(right, creation => creation with { Last = (hidden, _) => hidden }),
        },
    ];

    private static Steps WithCreation(Steps right, Func<OracleInitialize, OracleInitialize> mistaken) =>
        right with { Create = mistaken(InitializeMistakes.Creation(right)).Create };

    private static Steps WithEpsilon(Steps right, Func<int, int, double> epsilon) =>
        WithCreation(right with { Epsilon = epsilon }, creation => creation with { Epsilon = epsilon });
}
