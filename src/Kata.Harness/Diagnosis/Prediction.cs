using System.Collections.Concurrent;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>What the oracle answers to a step's probes with mistakes in it. A probe is asked when its answer is first needed.</summary>
internal sealed class Prediction
{
    private static readonly ConcurrentDictionary<Mistake, Prediction> Single = new();

    private readonly IReadOnlyList<Probe> _probes;
    private readonly Steps _faulty;
    private readonly Answer?[] _answers;
    private readonly Lazy<bool>? _inOrder;
    private readonly double _digits;

    internal Prediction(Step step, IReadOnlyList<Mistake> mistakes)
    {
        _probes = ProbeSet.Of(step);
        _answers = new Answer?[_probes.Count];
        _faulty = MistakeBank.Inject(ScalarOracle.Steps, mistakes);
        _digits = mistakes.Max(mistake => mistake.Digits);
        // Mistakes that remember earlier calls are asked everything in order, once.
        if (mistakes.Any(mistake => mistake.Remembers)) _inOrder = new(AskAll);
    }

    /// <summary>The answer to a probe of the step.</summary>
    internal Answer this[int probe] => _inOrder?.Value is null or true ? _answers[probe] ??= Ask(probe) : _answers[probe]!;

    /// <summary>The answers with a single mistake, kept for later diagnoses.</summary>
    internal static Prediction Of(Mistake mistake) => Single.GetOrAdd(mistake, _ => new(mistake.Step, [mistake]));

    private Answer Ask(int probe)
    {
        var answer = _probes[probe].Of(_faulty);
        return _digits == 0 ? answer : answer with
        {
            Tolerance = Math.Max(answer.Tolerance, _digits * answer.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max()),
        };
    }

    private bool AskAll()
    {
        for (var i = 0; i < _answers.Length; i++) _answers[i] = Ask(i);
        return true;
    }
}
