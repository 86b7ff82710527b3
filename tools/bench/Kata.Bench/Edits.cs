using Kata.Learning;
using Kata.Runner.Compiling;
using Kata.Tests;

namespace Kata.Bench;

/// <summary>An edit of a step.</summary>
/// <param name="Step">1 … 12.</param>
/// <param name="Right">Whether the step passes with it.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Code">The hash by which the report of it is known.</param>
internal sealed record Edit(int Step, bool Right, string Text, string Code);

/// <summary>A temporary workspace that holds the reference, and edits of it: no text is written twice.</summary>
internal sealed class Edits : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kata-");
    private readonly string _twin;
    private int _count;

    public Edits()
    {
        Workspace = Workspace.Start(Path.Combine(_folder.FullName, "mine"));
        _twin = _folder.CreateSubdirectory("twin").FullName;
        for (var step = 1; step <= Enum.GetValues<Step>().Length; step++)
        {
            File.WriteAllText(Workspace.PathOf((Step)step), Reference.Files[step - 1].Text);
            File.WriteAllText(Twin(step), Reference.Files[step - 1].Text);
        }
    }

    public Workspace Workspace { get; }

    /// <summary>The next edit, which has to be saved before the one after it is asked for.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="right">The reference, or the first mistake that is known in its source.</param>
    public Edit Next(int step, bool right)
    {
        var text = $"{(right ? Reference.Files[step - 1].Text : SourceMistake.Of(step).Text)}// edit {++_count}\n";
        // The hash is known from a twin of the workspace before anybody can be slowed down by its being computed.
        File.WriteAllText(Twin(step), text);
        return new(step, right, text, Submission.Read(_twin).HashOf((Step)step)[..12]);
    }

    /// <summary>Saves an edit.</summary>
    /// <returns>When, by the stopwatch.</returns>
    public long Save(Edit edit) => WatchProcess.Save(Workspace.PathOf((Step)edit.Step), edit.Text);

    /// <summary>Holds a report to what the edit was.</summary>
    /// <exception cref="InvalidOperationException">A right edit has not passed, or a wrong one has not failed by its name.</exception>
    public static void Hold(Edit edit, WatchReport report)
    {
        var mistake = SourceMistake.Of(edit.Step);
        var hasFailed = report.State.StartsWith("failed:", StringComparison.Ordinal) && report.Text.Contains($"({mistake.Id})");
        var holds = edit.Right ? report.Passed : hasFailed;
        if (holds) return;
        var needs = edit.Right ? "is right and needs to be passed" : $"has the mistake {mistake.Id}, and needs to be failed by that name";
        throw new InvalidOperationException($"an edit of {mistake.Step} {needs}, but the report of it reads:\n{report.Text}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Twin(int step) => Path.Combine(_twin, $"{(Step)step}.cs");
}
