using System.CommandLine;

namespace Kata.Cli.Learn;

/// <summary>A step, and a workspace, as the command line names them.</summary>
internal static class StepArgument
{
    public static Option<string?> Folder() =>
        new("--dir") { Description = "The workspace's folder; otherwise the one here or above, or workspace/ in the repository." };

    public static Argument<string?> Create(bool required = false) => new("step")
    {
        Description = "Its number or name, e.g. 6 or Cost.",
        Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        HelpName = "step",
        CompletionSources = { Enum.GetNames<Step>() },
    };

    /// <summary>The step that a command names.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Step Parse(string text)
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            string[] names = [$"{step}", $"{step}.cs", $"{(int)step}"];
            if (names.Contains(text, StringComparer.OrdinalIgnoreCase)) return step;
            if (int.TryParse(text, out var number) && number == (int)step) return step;
        }

        var near = Spelling.Nearest(Path.GetFileNameWithoutExtension(text), Enum.GetNames<Step>());
        throw new ArgumentException($"step is {text} but needs to be 1 to {Enum.GetValues<Step>().Length} or a name, e.g. 6 or Cost: "
            + (near is null ? "\"kata list\" shows them." : $"did you mean {near}?"));
    }
}
