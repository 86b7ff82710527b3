using System.Globalization;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>If no known mistake fits: what the wrong answer has in common with the right one, as a sentence.</summary>
internal static class AnswerPatterns
{
    internal static string? Of(Probe probe, Answer got, Answer right)
    {
        if (got.Thrown is not null) return right.Thrown is null ? ExceptionPattern.Of(got) : null;
        if (right.Thrown is not null || probe.IsOfArguments) return "it should throw an ArgumentException, but does not.";
        if (got.Kind == AnswerKind.Facts) return null;
        if (got.Kind == AnswerKind.Count) return Invariant($"it is {got.Values[0]} and should be {right.Values[0]}.");
        if (got.Kind == AnswerKind.Shapes)
            return $"it is {Sizes(got.Values)} and should be {Sizes(right.Values)}.";
        if ((got.Rows, got.Columns) != (right.Rows, right.Columns))
        {
            if (got.Shapes.Count > 0) return "it has another number of matrices, or other shapes.";
            if (got.Rows == 1 && right.Rows == 1) return $"it has {Counted(got.Columns)} and should have {right.Columns}.";
            return (got.Rows, got.Columns) == (right.Columns, right.Rows)
                ? $"it is {got.Rows}x{got.Columns} and should be transposed, {right.Rows}x{right.Columns}."
                : $"it is {got.Rows}x{got.Columns} and should be {right.Rows}x{right.Columns}.";
        }

        if (got.Values.Any(double.IsNaN)) return "it contains NaN.";
        if (got.Values.Any(double.IsInfinity)) return "it contains infinity.";
        if (got.Kind == AnswerKind.Labels) return null;
        if (got.Values.Count > 1 && got.Values.All(value => value == 0)) return "all of it is 0.";
        return RatioPattern.Of(probe, got, right) ?? Column(got, right) ?? Order(got.Values, right.Values);
    }

    internal static bool Near(double got, double right) => Math.Abs(got - right) <= 1e-9 * Math.Abs(right);

    private static string? Column(Answer got, Answer right)
    {
        if (got.Columns < 2 || got.Rows < 2) return null;
        List<int> wrong = [.. Enumerable.Range(0, got.Values.Count).Where(i => !Near(got.Values[i], right.Values[i]))];
        if (wrong.All(i => i % got.Columns == 0)) return "only column 0, the biases, is wrong.";
        if (wrong.All(i => i % got.Columns != 0) && wrong.Count > got.Rows)
            return "only the weights are wrong; column 0, the biases, is right.";
        return wrong.Select(i => i / got.Columns).Distinct().Count() == 1 ? $"only row {wrong[0] / got.Columns} is wrong." : null;
    }

    private static string? Order(IReadOnlyList<double> got, IReadOnlyList<double> right) =>
        got.Count > 1 && got.Order().Zip(right.Order()).All(pair => Near(pair.First, pair.Second))
            ? "the numbers are right but in the wrong places."
            : null;

    private static string Counted(int entries) => entries == 1 ? "1 number" : $"{entries} numbers";

    private static string Sizes(IReadOnlyList<double> sizes) =>
        string.Join(", ", sizes.Chunk(2).Select(size => Invariant($"{size[0]}x{(size.Length > 1 ? size[1] : 0)}")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
