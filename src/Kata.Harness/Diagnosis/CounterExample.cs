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
    public override string ToString() => $"By hand, {Input}: {Expected}. Your code: {Got}.";

    private static string Text(Answer answer)
    {
        if (answer.Thrown is not null) return $"an exception ({answer.Thrown})";
        if (answer.Shapes.Count == 0) return answer.Values.Count == 1 ? Number(answer.Values[0]) : Matrix(answer.Values, answer.Columns);
        var (matrices, start) = (new List<string>(), 2 * answer.Shapes.Count);
        foreach (var (rows, columns) in answer.Shapes)
        {
            matrices.Add(Matrix(answer.Values.Skip(start).Take(rows * columns), columns));
            start += rows * columns;
        }

        return string.Join(", ", matrices);
    }

    private static string Matrix(IEnumerable<double> values, int columns) =>
        $"[{string.Join("; ", values.Chunk(Math.Max(1, columns)).Select(row => string.Join(' ', row.Select(Number))))}]";

    private static string Number(double value) => (value == 0 ? 0 : value).ToString("0.######", CultureInfo.InvariantCulture);
}
