using System.Globalization;
using System.Text.RegularExpressions;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>What an exception tells about the code that threw it, as a sentence.</summary>
internal static partial class ExceptionPattern
{
    /// <summary>null if it tells no more than its name.</summary>
    internal static string? Of(Answer got) => Sizes(got.Message) is { } hint ? $"it throws {got.Thrown}: {hint}" : null;

    // "Matrix dimensions must agree: op1 is 1x2, op2 is 3x2": MathNet's words for all of its operations; a vector has one number.
    private static string? Sizes(string message)
    {
        if (Operands().Match(message) is not { Success: true } match) return null;
        var (one, other) = (Size(match, 1), Size(match, 3));
        var shown = $"{Shown(one)} meets {Shown(other)}.";
        if (one == other)
        {
            return $"{shown} In a product (*), the columns of the left must equal the rows of the right; entry by entry, "
                + "PointwiseMultiply multiplies them.";
        }

        if (IsBias(one, other)) return $"{shown} The sizes differ by one: the ones or the biases are missing on one side, or left over.";
        return one.Columns == other.Columns || one.Rows == other.Rows
            ? $"{shown} In a product, the columns of the left must equal the rows of the right: look for a missing transpose."
            : shown;
    }

    // Entry by entry, both sizes must agree; in a product, the inner ones, or the columns if the right side is transposed by the call.
    private static bool IsBias(Shape one, Shape other) =>
        Math.Abs(one.Columns - other.Columns) == 1
        || (one.Columns != other.Columns && Math.Abs(one.Columns - other.Rows) == 1);

    private static Shape Size(Match match, int group) =>
        new(Number(match.Groups[group]), match.Groups[group + 1].Success ? Number(match.Groups[group + 1]) : 1);

    private static string Shown(Shape size) => size.Columns == 1 ? $"a vector of {size.Rows}" : $"a {size.Rows}x{size.Columns} matrix";

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"op1 is (\d+)(?:x(\d+))?, op2 is (\d+)(?:x(\d+))?")]
    private static partial Regex Operands();
}
