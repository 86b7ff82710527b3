using System.Text;
using Kata.Runner.Suites;

namespace Kata.Runner.SelfCheck;

/// <summary>Mistakes by checks, for people: which check fails for which mistake.</summary>
public static class KillMatrix
{
    /// <summary>
    /// The matrix of a step: a line a mistake, a column a check, × where the check fails; checks on outside data are left out.
    /// </summary>
    /// <param name="report">The self-check's report.</param>
    /// <param name="step">The step.</param>
    public static string Of(SelfCheckReport report, Step step)
    {
        List<CheckResult> checks = [.. report.Reference.Where(check => check.Step == step && !check.NeedsExternalData)];
        var text = new StringBuilder($"step {(int)step}, {step}\n");
        foreach (var mistake in report.Mistakes.Where(mistake => mistake.Mistake.Step == step))
        {
            text.Append(string.Concat(checks.Select(check => mistake.KilledBy.Contains(check.Name) ? '×' : '·')));
            text.Append($"  {mistake.Mistake.Id}{(mistake.Trial.Named ? "" : "  NOT NAMED")}\n");
        }

        for (var i = 0; i < checks.Count; i++)
            text.Append($"{new string(' ', i)}│{new string(' ', checks.Count - i)} {i + 1,2} {checks[i].Name}\n");
        return text.ToString();
    }
}
