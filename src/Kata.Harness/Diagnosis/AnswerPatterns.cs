using System.Globalization;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>What wrong numbers have in common with the right ones, where no mistake is known.</summary>
internal static class AnswerPatterns
{
    internal static string? Of(Answer claimed, Answer right)
    {
        if (claimed.Thrown is not null) return right.Thrown is null ? $"it throws {claimed.Thrown}." : null;
        if (right.Thrown is not null) return "it answers where it should refuse.";
        if ((claimed.Rows, claimed.Columns) != (right.Rows, right.Columns))
        {
            return (claimed.Rows, claimed.Columns) == (right.Columns, right.Rows)
                ? $"it is {claimed.Rows}x{claimed.Columns} and should be its transpose's shape, {right.Rows}x{right.Columns}."
                : $"it is {claimed.Rows}x{claimed.Columns} and should be {right.Rows}x{right.Columns}.";
        }

        if (claimed.Values.Any(value => !double.IsFinite(value))) return "it holds NaN or infinity.";
        if (claimed.Values.All(value => value == 0)) return "all of it is 0.";
        return Ratio(claimed.Values, right.Values) ?? Column(claimed, right) ?? Order(claimed.Values, right.Values);
    }

    private static string? Ratio(IReadOnlyList<double> claimed, IReadOnlyList<double> right)
    {
        var largest = Enumerable.Range(0, right.Count).MaxBy(i => Math.Abs(right[i]));
        var ratio = claimed[largest] / right[largest];
        var constant = double.IsFinite(ratio) && Enumerable.Range(0, right.Count).All(i => Math.Abs(claimed[i] - (ratio * right[i])) <= 1e-9 * Math.Abs(claimed[largest]));
        return constant ? string.Create(CultureInfo.InvariantCulture, $"all of it is {ratio:g6} times what it should be.") : null;
    }

    private static string? Column(Answer claimed, Answer right)
    {
        if (claimed.Columns < 2 || claimed.Rows < 2) return null;
        var wrong = Enumerable.Range(0, claimed.Values.Count).Where(i => Math.Abs(claimed.Values[i] - right.Values[i]) > 1e-9 * Math.Abs(right.Values[i])).ToList();
        if (wrong.All(i => i % claimed.Columns == 0)) return "only column 0, the biases, is wrong.";
        if (wrong.All(i => i % claimed.Columns != 0) && wrong.Count > claimed.Rows) return "only the weights are wrong; column 0, the biases, is right.";
        return wrong.Select(i => i / claimed.Columns).Distinct().Count() == 1 ? $"only row {wrong[0] / claimed.Columns} is wrong." : null;
    }

    private static string? Order(IReadOnlyList<double> claimed, IReadOnlyList<double> right) =>
        claimed.Count > 1 && claimed.Order().Zip(right.Order()).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Abs(pair.Second))
            ? "the numbers are right but stand in the wrong places."
            : null;
}
