using System.Globalization;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>A wrong answer to an example small enough to redo by hand.</summary>
/// <param name="Input">What was asked, in whole numbers.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Got">The answer that was given.</param>
public sealed record CounterExample(string Input, string Expected, string Got)
{
    /// <summary>
    /// The smallest of the step's small examples that gets a wrong answer by this function, seen in the digits shown; null if none does, or
    /// if the function is not written.
    /// </summary>
    internal static CounterExample? Smallest(Step step, Steps steps, string function)
    {
        foreach (var probe in SmallExamples.For(step).Where(probe => ProbeFunction.Of(probe) == function))
        {
            var (expected, got) = (probe.Of(ScalarOracle.Steps), probe.Of(steps));
            if (got.Matches(expected) || got.Thrown == nameof(NotImplementedException)) continue;
            var (right, wrong) = (Text(expected), Text(got));
            if (right != wrong) return new(probe.Name, right, wrong);
        }

        return null;
    }

    /// <summary>The example as a sentence.</summary>
    public override string ToString() => $"by hand: {Input} is {Expected}, but came out as {Got}.";

    private static string Text(Answer answer)
    {
        if (answer.Thrown is not null) return $"an exception ({answer.Thrown})";
        var rows = answer.Values.Chunk(Math.Max(1, answer.Columns)).Select(row => string.Join(' ', row.Select(Number)));
        return answer.Values.Count == 1 ? Number(answer.Values[0]) : $"[{string.Join("; ", rows)}]";
    }

    private static string Number(double value) => (value == 0 ? 0 : value).ToString("0.######", CultureInfo.InvariantCulture);
}
