using System.Text.RegularExpressions;

namespace Kata.Cli.Learn;

/// <summary>What a failed assertion says, as a learner reads it: no name of a type, no tolerance, no digit more than is needed.</summary>
internal static partial class FailureMessage
{
    private static readonly int[] Digits = [8, 12, 17];

    /// <summary>The lines of a message of NUnit, reworded; a line of the suites' own stays as it is.</summary>
    /// <param name="message">As NUnit writes it.</param>
    public static IEnumerable<string> Lines(string message)
    {
        var (expected, got) = ("", "");
        foreach (var line in message.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            var text = line.Trim();
            if (IsNoise(text)) continue;
            if (text.StartsWith("Expected:", StringComparison.Ordinal)) expected = Value(text["Expected:".Length..]);
            else if (text.StartsWith("But was:", StringComparison.Ordinal)) got = Value(text["But was:".Length..]);
            else if (Shapes().Match(text) is { Success: true } shapes)
                yield return $"expected {Shape(shapes.Groups[1])}, got {Shape(shapes.Groups[2])}";
            else if (Index().Match(text) is { Success: true } index)
                yield return Place(index.Groups[1].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
            else if (Thrown().Match(text) is { Success: true } thrown)
                yield return $"it threw {thrown.Groups[1].Value}: {thrown.Groups[2].Value}";
            else yield return line;
            if (expected.Length == 0 || got.Length == 0) continue;
            foreach (var pair in Pair(expected, got)) yield return pair;
            (expected, got) = ("", "");
        }

        if (expected.Length > 0) yield return $"expected {Rounded(expected, Digits[0])}";
    }

    private static bool IsNoise(string line) =>
        line.StartsWith("Assert.That(", StringComparison.Ordinal)
        || line.StartsWith("Off by:", StringComparison.Ordinal)
        || line.StartsWith("Expected and actual are both", StringComparison.Ordinal)
        || line.StartsWith("ParamName:", StringComparison.Ordinal)
        || line.StartsWith("ActualValue:", StringComparison.Ordinal)
        || (line.StartsWith("Expected is <", StringComparison.Ordinal) && !Shapes().IsMatch(line))
        || line.All(character => character is '-' or '^' or ' ');

    private static string Value(string text)
    {
        var value = text.Split(" +/- ")[0].Trim();
        if (value.StartsWith('<') && value.EndsWith('>')) value = value[1..^1].Trim();
        return Suffix().Replace(value, "$1");
    }

    // Both on a line if they fit; with more digits if fewer would make them equal.
    private static IEnumerable<string> Pair(string expected, string got)
    {
        var (wanted, was) = (expected, got);
        foreach (var digits in Digits)
        {
            (wanted, was) = (Rounded(expected, digits), Rounded(got, digits));
            if (wanted != was) break;
        }

        return wanted.Length + was.Length < 50 ? [$"expected {wanted}, got {was}"] : [$"expected {wanted}", $"got      {was}"];
    }

    private static string Rounded(string text, int digits) => Number().Replace(text, number =>
        double.Parse(number.Value, CultureInfo.InvariantCulture).ToString($"G{digits}", CultureInfo.InvariantCulture));

    private static string Shape(Group dimensions) => dimensions.Value.Replace(",", " × ", StringComparison.Ordinal);

    private static string Place(string[] index) => index.Length == 2
        ? $"at row {index[0]}, column {index[1]} (both count from 0):"
        : $"at entry {index[0]} (counted from 0):";

    [GeneratedRegex(@"^Expected is <[^>]*\[([\d,]+)\]>, actual is <[^>]*\[([\d,]+)\]>$")]
    private static partial Regex Shapes();

    [GeneratedRegex(@"^Values differ at index \[([\d, ]+)\]$")]
    private static partial Regex Index();

    [GeneratedRegex(@"^(?:[A-Z]\w*\.)+(\w+Exception) : (.*)$")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"(\d|Infinity|NaN)[dfL]\b")]
    private static partial Regex Suffix();

    // With a point or an exponent: an integer has no digits to spare.
    [GeneratedRegex(@"-?\d+(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)")]
    private static partial Regex Number();
}
