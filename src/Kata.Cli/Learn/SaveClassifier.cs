using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>What a save means, by the code before it and after.</summary>
internal static class SaveClassifier
{
    /// <summary>Whether the save may be half done: a file is empty, or gone or unreadable since.</summary>
    public static bool IsIncomplete(Submission before, Submission now) =>
        now.Files.Any(file => file.Text.Length == 0) || now.Problems.Any(problem => !before.Problems.Contains(problem));

    /// <summary>The step whose file was saved; the one at hand, if it was among them or none was.</summary>
    public static int Step(Submission before, Submission now, int here)
    {
        var texts = before.Files.ToDictionary(file => file.Path, file => file.Text);
        var changed = now.Files.Where(file => !texts.TryGetValue(file.Path, out var text) || text != file.Text).Select(file => file.Name).ToHashSet();
        if (changed.Contains(Reference.StepName(here))) return here;
        return Enumerable.Range(1, Reference.StepNames.Count).FirstOrDefault(step => changed.Contains(Reference.StepName(step)), here);
    }
}
