using System.Text;
using Kata.Experiments;

namespace Kata.Learning;

/// <summary>What a learner sees when every step passes: what was built, what it scored, its pictures, and where to go on.</summary>
public static class LastPage
{
    /// <summary>The page.</summary>
    /// <param name="workspace">Where the steps and their pictures are.</param>
    /// <param name="progress">What was reached there.</param>
    /// <param name="shown">How a path is shown: as short as it can be typed where the learner is.</param>
    /// <returns>Markdown.</returns>
    public static string Markdown(Workspace workspace, Progress progress, Func<string, string> shown)
    {
        var subject = shown(workspace.Folder);
        return $"""
            # You have written backpropagation by hand

            All thirteen steps pass. Nobody has to tell you any more how a network learns: you have written every line of one.

            ## What you have built

            {Built()}

            ## What it scored

            {Scored(progress)}

            ## Pictures by your own code

            {Pictures(workspace, shown)}

            ## Where to go on

            - `kata draw --subject {subject}`: draw a digit in the browser, and your own code reads it as you draw.
            - `kata train digits --subject {subject}`: train a network with your steps, of any size and with any setting.
            - `kata notebook all --subject {subject} --out pictures`: reproduce published notebooks, numbers and pictures, with your code.
            - `kata gradcheck --subject {subject} --network 5-9-7-4`: check your gradient of a network that nobody has checked before.
            - `kata solution Backprop`: compare your way of writing a step with another one.
            - `kata lesson 8`: the end of each lesson says what it left out, and what to read next.

            What comes after these thirteen steps is the same idea with other layers: convolutions, recurrent networks, attention.
            Each is a function whose slopes you can now derive, write, and check against measured ones.
            """.ReplaceLineEndings("\n");
    }

    private static string Built() => string.Join('\n',
        Enum.GetValues<Step>().Select(step => $"{(int)step}. {step}: {Lessons.Summary(step)}"));

    private static string Scored(Progress progress)
    {
        var page = new StringBuilder();
        foreach (var step in Milestones.Steps)
        {
            var reached = step == Step.FastBackprop ? Fastest(progress) : progress.Reached(step);
            page.Append($"- {step}: {reached?.Replace("*", @"\*") ?? $"not shown yet; `kata reward {step}` shows it"}\n");
        }

        return page.ToString().TrimEnd('\n');
    }

    private static string? Fastest(Progress progress) => progress.Attempts.MinBy(past => past.Attempt.Milliseconds)?.Attempt is { } best
        ? $"{Attempt.Text(best.Milliseconds)} ms for a gradient on 5,000 digits, {Attempt.Text(best.Ratio)} times as fast as step 8"
        : null;

    private static string Pictures(Workspace workspace, Func<string, string> shown)
    {
        var folder = new DirectoryInfo(Path.Combine(workspace.Folder, "pictures"));
        List<string> files = folder.Exists ? [.. folder.EnumerateFiles("*.svg").Select(file => file.FullName).Order()] : [];
        return files.Count == 0
            ? "There are none yet: `kata reward Backprop` draws the errors of your gradient."
            : string.Join('\n', files.Select(file => $"- `{shown(file)}`"));
    }
}
