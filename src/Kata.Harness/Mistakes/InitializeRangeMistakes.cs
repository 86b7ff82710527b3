namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9 in ε, and in the seed, range and activation of each layer.</summary>
internal static class InitializeRangeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("initialize/epsilon-of-inputs")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((double)(inputs + units) / inputs)),
        },
        new("initialize/epsilon-counts-bias")
        {
            InSteps = right => WithEpsilon(
                right, (inputs, units) => right.Epsilon(inputs, units) * Math.Sqrt((inputs + units) / (inputs + units + 1.0))),
        },
        new("initialize/epsilon-without-root")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) / Math.Sqrt(inputs + units)),
        },
        new("initialize/epsilon-fixed")
        {
            InSteps = right => WithEpsilon(right, (inputs, units) => right.Epsilon(inputs, units) > 0 ? 0.12 : 0),
        },
        new("initialize/seed-per-layer")
        {
            InSteps = right => WithCreation(right, creation => creation with { Seed = (seed, _) => seed }),
        },
        new("initialize/range-of-network")
        {
            InSteps = right => WithCreation(right, creation => creation with { Ends = (sizes, _) => (0, sizes - 1) }),
        },
        new("initialize/hidden-to-the-end")
        {
            InSteps = right => WithCreation(right, creation => creation with { Last = (hidden, _) => hidden }),
        },
    ];

    private static Steps WithCreation(Steps right, Func<OracleInitialize, OracleInitialize> mistaken) =>
        right with { Create = mistaken(InitializeMistakes.Creation(right)).Create };

    private static Steps WithEpsilon(Steps right, EpsilonFunction epsilon) =>
        WithCreation(right with { Epsilon = epsilon }, creation => creation with { Epsilon = epsilon });
}
