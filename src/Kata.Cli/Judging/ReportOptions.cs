using System.CommandLine;
using Kata.Verify.Marking;
using Kata.Verify.Reports;
using Kata.Verify.Results;
using Kata.Verify.Running;

namespace Kata.Cli.Judging;

/// <summary>Which reports are written, and what stands in them: the same for a run and for the merging of several.</summary>
internal sealed class ReportOptions
{
    private static readonly string[] Standard = ["jsonl", "csv", "html", "markdown"];

    private readonly Option<string[]> _formats = new("--format")
    {
        Description = $"Reports to write: {string.Join(", ", Names)}.",
        HelpName = "format",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Standard,
    };

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "Points of steps and checks, a JSON file; a point a step unless given.",
        HelpName = "file",
    };

    private readonly Option<string?> _visibility = new("--visibility")
    {
        Description = "Which checks students see, a JSON file; all unless given.",
        HelpName = "file",
    };

    public ReportOptions() => _formats.AcceptOnlyFromAmong(Names);

    private static string[] Names => [.. Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant())];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_formats);
        command.Options.Add(_weights);
        command.Options.Add(_visibility);
    }

    /// <summary>Reads the files that they name.</summary>
    /// <exception cref="ArgumentException">Something in them is wrong.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public ReportPlan Plan(ParseResult parsed) => new(
        [.. parsed.GetRequiredValue(_formats).Select(name => Enum.Parse<ReportFormat>(name, ignoreCase: true))],
        parsed.GetValue(_weights) is { } weights ? Weights.Read(weights) : Weights.Standard,
        parsed.GetValue(_visibility) is { } visibility ? VisibilityFile.Read(visibility) : null);
}

/// <summary>What is reported, and how it is marked.</summary>
/// <param name="Formats">The reports.</param>
/// <param name="Weights">The points.</param>
/// <param name="Visibility">What students see; null for everything.</param>
internal sealed record ReportPlan(IReadOnlyList<ReportFormat> Formats, Weights Weights, VisibilityFile? Visibility)
{
    /// <summary>What students see.</summary>
    public VisibilityRules Rules => Visibility?.Rules ?? VisibilityRules.All;

    /// <summary>Writes the reports of a run and, at last, its manifest: without one a run is not complete.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="manifest">What was judged.</param>
    /// <param name="marked">The verdicts, with their points.</param>
    /// <returns>The names of the files and folders.</returns>
    /// <exception cref="IOException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(string folder, RunManifest manifest, IReadOnlyList<SubmissionVerdict> marked)
    {
        var files = new ReportFiles(folder);
        var names = new ReportSet(files, manifest.Identity.Facts, Rules).Write(marked, Formats);
        manifest.Write(files);
        foreach (var pattern in Weights.Idle(marked)) Warn("--weights", pattern);
        foreach (var pattern in Visibility?.Idle(marked) ?? []) Warn("--visibility", pattern);
        return names;
    }

    private static void Warn(string option, string pattern) =>
        Console.Error.WriteLine($"kata: {option}: no check that was run is called \"{Escaping.Name(pattern)}\".");
}
