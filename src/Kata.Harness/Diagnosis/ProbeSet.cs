using System.Collections.Concurrent;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>The probes of each step, from three seeds, and the right answers to them.</summary>
internal static class ProbeSet
{
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly ConcurrentDictionary<Step, IReadOnlyList<Probe>> Probes = new();
    private static readonly ConcurrentDictionary<Step, IReadOnlyList<Answer>> Answers = new();

    internal static IReadOnlyList<Probe> Of(Step step) => Probes.GetOrAdd(step, _ => [.. Seeds.SelectMany(seed => For(step, seed))]);

    internal static IReadOnlyList<Answer> Right(Step step) =>
        Answers.GetOrAdd(step, _ => [.. Of(step).Select(probe => probe.Of(ScalarOracle.Steps))]);

    internal static IReadOnlyList<Probe> For(Step step, int seed) => step switch
    {
        Step.Serialize => SerializeProbes.For(seed),
        Step.OneHot => OneHotProbes.For(seed),
        Step.Activations => ActivationsProbes.For(seed),
        Step.Forward => ForwardProbes.For(seed),
        Step.Predict => PredictProbes.For(seed),
        Step.Cost => CostProbes.For(seed),
        Step.NumericalGradient => NumericalGradientProbes.For(seed),
        Step.Backprop => BackpropProbes.For(seed),
        Step.Initialize => InitializeProbes.For(seed),
        Step.GradientDescent => GradientDescentProbes.For(seed),
        Step.MiniBatch => MiniBatchProbes.For(seed),
        Step.Optimizer => OptimizerProbes.For(seed),
        Step.FastBackprop => FastBackpropProbes.For(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
