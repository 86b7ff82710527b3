namespace Kata.Learning;

/// <summary>What a save means, by the code before it and after.</summary>
public static class SaveClassifier
{
    /// <summary>Whether the save may be incomplete: a file is empty, or has become unreadable or vanished.</summary>
    public static bool IsIncomplete(Submission before, Submission now) =>
        now.Files.Any(file => file.Text.Length == 0) || now.Problems.Any(problem => !before.Problems.Contains(problem));

    /// <summary>The step whose file was saved; the current one if it was among them or none was.</summary>
    public static Step StepSaved(Submission before, Submission now, Step current)
    {
        var texts = before.Files.ToDictionary(file => file.Path, file => file.Text);
        HashSet<Step> changed =
            [.. now.Files.Where(file => !texts.TryGetValue(file.Path, out var text) || text != file.Text)
                .Select(file => file.Step).OfType<Step>()];
        return changed.Count == 0 || changed.Contains(current) ? current : changed.Min();
    }
}
