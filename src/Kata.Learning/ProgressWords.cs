using System.Text.Json;
using Kata.Runner;

namespace Kata.Learning;

/// <summary>The words of a line in progress.txt.</summary>
internal static class ProgressWords
{
    /// <summary>How a moment is written, in UTC.</summary>
    public const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The verdicts that are noted when a step does not pass.</summary>
    public static Dictionary<string, Verdict> Failures { get; } =
        Enum.GetValues<Verdict>().Where(verdict => verdict is not (Verdict.Passed or Verdict.Ignored or Verdict.Infrastructure))
            .ToDictionary(Word);

    /// <summary>A verdict as a word.</summary>
    public static string Word(Verdict verdict) => JsonNamingPolicy.CamelCase.ConvertName($"{verdict}");

    /// <summary>Whether a word is a time above 0.</summary>
    public static bool IsTime(string text, out double milliseconds) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out milliseconds)
        && double.IsFinite(milliseconds) && milliseconds > 0;

    /// <summary>Whether a word is the name of a step.</summary>
    public static bool IsStep(string name) => Enum.GetNames<Step>().Contains(name);

    /// <summary>Whether a word is a step and a function of it, e.g. Forward.Pass.</summary>
    public static bool IsFunction(string name) =>
        name.Split('.') is [var step, { Length: > 0 } function] && IsStep(step) && function.All(char.IsAsciiLetterOrDigit);
}
