using System.CommandLine;

namespace Kata.Cli.Completion;

/// <summary>`kata completion SHELL`: a script with which a shell completes what is typed after `kata`.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts =
        new() { ["bash"] = "kata.bash", ["zsh"] = "kata.zsh", ["pwsh"] = "kata.ps1" };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}.", HelpName = "shell" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script that completes commands, steps, mistakes and data sets.") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.Write(Script(parsed.GetRequiredValue(shell)));
            return Exit.Success;
        });
        return command;
    }

    /// <summary>The script for a shell, which asks for completions by the directive [suggest].</summary>
    internal static string Script(string shell)
    {
        using var text = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(Scripts[shell])!);
        return text.ReadToEnd();
    }
}
