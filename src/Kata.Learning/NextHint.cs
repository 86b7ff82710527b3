using System.Text.RegularExpressions;
using Kata.Runner.Checking;

namespace Kata.Learning;

/// <summary>A hint for a learner who is stuck.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Function">The function it is about.</param>
/// <param name="Tier">1 to 4, the higher the more it gives away.</param>
/// <param name="Nudge">Leads to the mistake that was recognised; null if none was.</param>
/// <param name="Text">The hint.</param>
public sealed partial record NextHint(string Step, string Function, int Tier, string? Nudge, string Text)
{
    private const int PlaceTier = 3;

    /// <summary>From the third tier on, place and kind of the slip; in the last also what repairs it. null if no edit does.</summary>
    public string? Place { get; init; }

    /// <summary>How many tiers there are.</summary>
    public const int Tiers = 4;

    /// <summary>Step and function, as progress names them.</summary>
    public string Id => $"{Step}.{Function}";

    /// <summary>Chooses by what is wrong, and gives away a little more than the last hint did.</summary>
    /// <param name="verdict">The last verdict on the step.</param>
    /// <param name="progress">What was shown.</param>
    public static NextHint After(StepResult verdict, Progress progress)
    {
        var hints = Hints.Of(verdict.Step);
        var function = Wrong(verdict) ?? hints[0].Function;
        var chosen = hints.First(hint => hint.Function == function);
        var tier = Math.Min(Tiers, progress.HintTier($"{verdict.Step}.{function}") + 1);
        var mistake = verdict.Diagnosis?.Names is [[var only], ..] ? only : null;
        return new($"{verdict.Step}", function, tier, mistake?.Nudge, chosen.Tiers[tier - 1])
        {
            Place = tier < PlaceTier || verdict.Repairs is not [var repair, ..] ? null
                : tier == Tiers ? $"{repair.PlaceAndKind} {repair.Edit}"
                : mistake is null ? repair.Explained : repair.PlaceAndKind,
        };
    }

    /// <summary>A tier's name: question, formula, where, almost code.</summary>
    /// <param name="tier">1 to 4.</param>
    public static string Name(int tier) => tier switch { 1 => "question", 2 => "formula", 3 => "where", _ => "almost code" };

    // Known from the diagnosis, from a function that is not written, or from the calls that led to an exception.
    private static string? Wrong(StepResult verdict)
    {
        if (verdict.Diagnosis?.Function is { } found) return found;
        var trace = Called().Matches(verdict.First?.Trace ?? "").Select(call => call.Value);
        return trace.Prepend(verdict.First?.Unwritten ?? "").Select(call => call.Split('.'))
            .Where(call => call[0] == $"{verdict.Step}").Select(call => call[1])
            .FirstOrDefault(name => Hints.Of(verdict.Step).Any(hint => hint.Function == name));
    }

    [GeneratedRegex(@"\b\w+\.\w+\b")]
    private static partial Regex Called();
}
