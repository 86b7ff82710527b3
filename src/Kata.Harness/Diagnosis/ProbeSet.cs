using System.Collections.Concurrent;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Diagnosis;

/// <summary>The probes of each step, from three seeds, and the right answers to them.</summary>
internal static class ProbeSet
{
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly ConcurrentDictionary<int, IReadOnlyList<Probe>> Probes = new();
    private static readonly ConcurrentDictionary<int, IReadOnlyList<Answer>> Answers = new();

    internal static IReadOnlyList<Probe> Of(int step) => Probes.GetOrAdd(step, _ => [.. Seeds.SelectMany(seed => For(step, seed))]);

    internal static IReadOnlyList<Answer> Right(int step) =>
        Answers.GetOrAdd(step, _ => [.. Of(step).Select(probe => probe.Of(ScalarOracle.Steps))]);

    internal static IReadOnlyList<Probe> For(int step, int seed) => step switch
    {
        1 => SerializeProbes.For(seed),
        2 => OneHotProbes.For(seed),
        3 => ActivationsProbes.For(seed),
        4 => ForwardProbes.For(seed),
        5 => PredictProbes.For(seed),
        6 => CostProbes.For(seed),
        7 => NumericalGradientProbes.For(seed),
        8 => BackpropProbes.For(seed),
        9 => InitializeProbes.For(seed),
        10 => GradientDescentProbes.For(seed),
        11 => MiniBatchProbes.For(seed),
        12 => OptimizerProbes.For(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "there are steps 1 to 12"),
    };
}
