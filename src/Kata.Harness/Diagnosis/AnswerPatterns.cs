using System.Globalization;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>If no known mistake fits: what the wrong numbers have in common with the right ones, as a sentence.</summary>
internal static class AnswerPatterns
{
    internal static string? Of(Answer got, Answer right)
    {
        if (got.Thrown is not null) return right.Thrown is null ? $"it throws {got.Thrown}." : null;
        if (right.Thrown is not null) return "it returns an answer but should throw an ArgumentException.";
        if ((got.Rows, got.Columns) != (right.Rows, right.Columns))
        {
            return (got.Rows, got.Columns) == (right.Columns, right.Rows)
                ? $"it is {got.Rows}x{got.Columns} and should be transposed, {right.Rows}x{right.Columns}."
                : $"it is {got.Rows}x{got.Columns} and should be {right.Rows}x{right.Columns}.";
        }

        if (got.Values.Any(value => !double.IsFinite(value))) return "it contains NaN or infinity.";
        if (got.Values.All(value => value == 0)) return "all of it is 0.";
        return Ratio(got.Values, right.Values) ?? Column(got, right) ?? Order(got.Values, right.Values);
    }

    private static string? Ratio(IReadOnlyList<double> got, IReadOnlyList<double> right)
    {
        var largest = Enumerable.Range(0, right.Count).MaxBy(i => Math.Abs(right[i]));
        var ratio = got[largest] / right[largest];
        var constant = double.IsFinite(ratio) && got.Zip(right).All(
            pair => Math.Abs(pair.First - (ratio * pair.Second)) <= 1e-9 * Math.Abs(got[largest]));
        // With the digits shown it would be "1 times".
        return constant && Math.Abs(ratio - 1) > 1e-5
            ? string.Create(CultureInfo.InvariantCulture, $"all of it is {ratio:g6} times what it should be.")
            : null;
    }

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

    private static bool Near(double got, double right) => Math.Abs(got - right) <= 1e-9 * Math.Abs(right);
}
