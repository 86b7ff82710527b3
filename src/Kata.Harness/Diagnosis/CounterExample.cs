using System.Globalization;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Diagnosis;

/// <summary>An example small enough to redo by hand.</summary>
/// <param name="Input">What was asked, in whole numbers.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Got">The answer that was given.</param>
public sealed record CounterExample(string Input, string Expected, string Got)
{
    /// <summary>The first of the step's small examples that comes out wrong, from the smallest on; null if none does.</summary>
    internal static CounterExample? Smallest(int step, Steps steps)
    {
        foreach (var probe in SmallExamples.For(step))
        {
            var (expected, got) = (probe.Of(ScalarOracle.Steps), probe.Of(steps));
            if (!got.Matches(expected)) return new(probe.Name, Text(expected), Text(got));
        }

        return null;
    }

    /// <summary>The example in a sentence.</summary>
    public override string ToString() => $"by hand: {Input} is {Expected}, but came out as {Got}.";

    private static string Text(Answer quantity)
    {
        if (quantity.Thrown is not null) return $"a refusal ({quantity.Thrown})";
        var rows = quantity.Values.Chunk(Math.Max(1, quantity.Columns)).Select(row => string.Join(' ', row.Select(Number)));
        return quantity.Values.Count == 1 ? Number(quantity.Values[0]) : $"[{string.Join("; ", rows)}]";
    }

    private static string Number(double value) => (value == 0 ? 0 : value).ToString("0.######", CultureInfo.InvariantCulture);
}
