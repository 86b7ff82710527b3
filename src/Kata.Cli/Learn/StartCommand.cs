using System.CommandLine;

namespace Kata.Cli.Learn;

/// <summary>`kata start DIR`: a workspace.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var folder =
            new Argument<string>("dir")
            {
                Description = "The folder: a new one, an empty one, or a workspace of which something is "
                + "missing."
            };
        var command =
            new Command("start", "Make a workspace: stubs, checks, project files. Nothing that exists is overwritten.") { folder };
        command.SetAction(parsed =>
        {
            var workspace = Workspace.Start(parsed.GetRequiredValue(folder));
            Terminal.Say(Summary(workspace));
            Terminal.Say($"Go there and run {Called}, or stay here and run: {Called} watch --dir {DisplayPath.Of(workspace.Folder)}");
            return Exit.Success;
        });
        return command;
    }

    // The script at the repository's root says how to call it from any folder.
    private static string Called => Environment.GetEnvironmentVariable("KATA_COMMAND") is { Length: > 0 } script ? script : "kata";

    /// <summary>What was made, in a sentence.</summary>
    public static string Summary(Workspace workspace) => workspace.Made.Count == 0
        ? $"{DisplayPath.Of(workspace.Folder)} is already a complete workspace."
        : $"{DisplayPath.Of(workspace.Folder)} is your workspace: {workspace.Made.Count} files created; write the steps in "
            + $"{Path.Combine(DisplayPath.Of(workspace.Folder), "Kata")}.";
}
