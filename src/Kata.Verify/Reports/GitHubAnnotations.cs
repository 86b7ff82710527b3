using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// Workflow commands that annotate a student's files on GitHub, at the line that the diagnosis names. They go to stdout, each on a line of
/// its own.
/// </summary>
public static class GitHubAnnotations
{
    /// <summary>The commands, an error for each step that does not pass; empty if all do.</summary>
    /// <param name="submission">The submission in the repository.</param>
    /// <param name="rules">What students see.</param>
    /// <param name="folder">The submission's folder from the root of the repository, with "/" between names; empty for the root.</param>
    public static string Of(SubmissionVerdict submission, VisibilityRules rules, string folder = "") =>
        string.Concat(StudentView.Of(submission, rules).Steps.SelectMany(step => Lines(step, folder)));

    private static IEnumerable<string> Lines(StudentStep step, string folder)
    {
        var verdict = step.Verdict;
        var errors = verdict.Errors.Take(StepExplanation.MostErrors).ToList();
        var sentences = StepExplanation.Of(step).Skip(errors.Count).ToList();
        if (verdict.Alone == Verdict.Infrastructure)
            return [Line("warning", step, new("", 0, 0), string.Join('\n', sentences), folder)];
        if (errors.Count > 0)
            return errors.Select(error => Line("error", step, Place.At(error), Escaping.Message(error), folder));

        var missing = verdict.Checks.Where(check => check.IsFault()).Select(check => Escaping.Name(check.Name)).ToList();
        if (verdict.Alone == Verdict.Passed)
        {
            var names = $"Checks that do not pass: {string.Join(", ", missing)}.";
            return missing.Count == 0 ? [] : [Line("warning", step, Place.Of(verdict), names, folder)];
        }

        if (step.HiddenPassed < step.Hidden) sentences.Add(step.HiddenInWords);
        if (missing.Count > 0) sentences.Add($"Checks that do not pass: {string.Join(", ", missing)}.");
        sentences.Insert(0, $"{verdict.Step.Title()}: {verdict.Class.InWords()}.");
        return [Line("error", step, Place.Of(verdict), string.Join('\n', sentences), folder)];
    }

    private static string Line(string command, StudentStep step, Place place, string message, string folder)
    {
        var title = $"title={Escaping.WorkflowProperty(step.Verdict.Step.Title())}";
        var file = place.File.Length == 0 ? "" : $"file={Escaping.WorkflowProperty(Path(folder, place.File))},";
        var line = place.Line > 0 ? $"line={place.Line}," : "";
        var column = place is { Line: > 0, Column: > 0 } ? $"col={place.Column}," : "";
        return $"::{command} {file}{line}{column}{title}::{Escaping.WorkflowData(Escaping.Message(message))}\n";
    }

    private static string Path(string folder, string file) => folder.Trim('/') is { Length: > 0 } inside ? $"{inside}/{file}" : file;

    private sealed record Place(string File, int Line, int Column)
    {
        public static Place Of(StepVerdict step) => step.Repairs.Count > 0
            ? new(Slashes(step.Repairs[0].Path), step.Repairs[0].Line, step.Repairs[0].Column)
            : new(step.Class == FailureClass.MissingFile ? "" : $"{step.Step}.cs", 0, 0);

        // "Backprop.cs:12: …", "Backprop.cs:12:5: …" and "Backprop.cs(12,5): …".
        public static Place At(string error)
        {
            var end = error.IndexOf(".cs", StringComparison.Ordinal);
            if (end < 0 || error.AsSpan(0, end).ContainsAny(" \n\t\"'")) return new("", 0, 0);
            var numbers = error[(end + 3)..].Split([':', '(', ')', ','], 4);
            return numbers.Length > 1 && numbers[0].Length == 0 && Number(numbers[1]) is > 0 and var line
                ? new(Slashes(error[..(end + 3)]), line, numbers.Length > 2 ? Number(numbers[2]) : 0)
                : new(Slashes(error[..(end + 3)]), 0, 0);
        }

        private static int Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        private static string Slashes(string path) => path.Replace('\\', '/');
    }
}
