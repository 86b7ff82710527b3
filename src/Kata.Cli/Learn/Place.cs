using System.CommandLine;
using Kata.Data.Sets;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>Where a command finds the workspace, and what names a step on the command line.</summary>
internal static class Place
{
    public static Option<string?> Option() => new("--dir") { Description = "The workspace's folder; else the one here or above, else workspace/ in the repository." };

    public static Argument<string?> StepArgument(bool required = false) => new("step")
    {
        Description = "Its number or name, as 6 or Cost.",
        Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    /// <summary>The workspace that a command is about.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Workspace Find(string? folder) => folder is not null
        ? Workspace.Open(folder)
        : Here() ?? throw new ArgumentException("there is no workspace here or above: \"kata start DIR\" makes one, and so does \"kata\" in the repository.");

    /// <summary>The workspace to go on with, or a new one in the repository.</summary>
    /// <exception cref="ArgumentException">There is none, and no repository to make one in.</exception>
    public static Workspace FindOrStart() => Here() ?? Workspace.Start(Path.Combine(
        DataStoreOptions.FromEnvironment().Repository
            ?? throw new ArgumentException("there is no workspace here or above, and no repository to make one in: \"kata start DIR\" makes one anywhere."),
        "workspace"));

    /// <summary>The step that a command names.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static int Step(string text)
    {
        var names = Reference.StepNames;
        for (var step = 1; step <= names.Count; step++)
        {
            var name = names[step - 1];
            if (string.Equals(text, name, StringComparison.OrdinalIgnoreCase) || string.Equals(text, $"{name}.cs", StringComparison.OrdinalIgnoreCase)) return step;
            if (int.TryParse(text, out var number) && number == step) return step;
        }

        throw new ArgumentException($"step is {text} but needs to be 1 to {names.Count} or a name, as 6 or Cost: \"kata list\" shows them.");
    }

    /// <summary>The first step that has not passed as it is written now; the last where all have.</summary>
    public static int Current(Submission code, Progress progress) =>
        Enumerable.Range(1, Reference.StepNames.Count).FirstOrDefault(step => !progress.HasPassed(step, code.HashOf(step)), Reference.StepNames.Count);

    /// <summary>The next step that has not passed, after the last one the first that was left out; null where there is none but the one at hand.</summary>
    public static int? Next(Submission code, Progress progress, int here)
    {
        var count = Reference.StepNames.Count;
        return Enumerable.Range(1, count - 1).Select(i => (int?)(((here - 1 + i) % count) + 1))
            .FirstOrDefault(step => !progress.HasPassed(step!.Value, code.HashOf(step.Value)));
    }

    /// <summary>A path as a person would click it: from the current folder where it is below it.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static Workspace? Here()
    {
        if (Workspace.Find(Environment.CurrentDirectory) is { } here) return here;
        return DataStoreOptions.FromEnvironment().Repository is { } repository ? Workspace.Find(Path.Combine(repository, "workspace")) : null;
    }
}
