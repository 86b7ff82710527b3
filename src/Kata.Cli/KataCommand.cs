using System.CommandLine;
using System.CommandLine.Parsing;
using Kata.Cli.Completion;
using Kata.Cli.Data;
using Kata.Cli.Digits;
using Kata.Cli.Doctor;
using Kata.Cli.Explain;
using Kata.Cli.Gradients;
using Kata.Cli.Learn;
using Kata.Cli.Notebooks;
using Kata.Cli.SelfCheck;
using Kata.Cli.Train;
using Kata.Cli.Verify;

namespace Kata.Cli;

/// <summary>The command line: every command, and what is said about one that cannot be parsed.</summary>
internal static class KataCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Backpropagation by hand, every step proved with numbers.")
        {
            StartCommand.Create(),
            WatchCommand.Create(),
            CheckCommand.Create(),
            CheckCommand.CreateList(),
            LessonCommand.Create(),
            HintCommand.Create(),
            TraceCommand.Create(),
            WarmupCommand.Create(),
            FileCommands.CreateSolution(),
            FileCommands.CreateReset(),
            FileCommands.CreateRestore(),
            FileCommands.CreateOpen(),
            CostsCommand.Create(),
            TrainCommand.Create(),
            NotebookCommand.Create(),
            GradientCheckCommand.Create(),
            RewardCommand.Create(),
            PredictCommand.Create(),
            DrawCommand.Create(),
            DataCommand.Create(),
            ExplainCommand.Create(),
            SelfCheckCommand.Create(),
            DoctorCommand.Create(),
            VerifyCommand.Create(),
            MergeCommand.Create(),
            CompletionCommand.Create(),
        };
        root.HelpName = "kata";
        HelpWithExamples.AddTo(root);
        root.SetAction(_ => WatchCommand.Bare());
        return root;
    }

    /// <summary>The names of a command and those above it, without "kata", e.g. "data show".</summary>
    public static string Name(CommandResult command)
    {
        var names = new List<string>();
        for (var at = command; at.Parent is CommandResult parent; at = parent) names.Insert(0, at.Command.Name);
        return string.Join(' ', names);
    }

    /// <summary>What is wrong with a command line, in a sentence.</summary>
    /// <param name="parsed">One with errors.</param>
    public static string Error(ParseResult parsed)
    {
        var errors = parsed.Errors.Select(error => error.Message).ToList();
        // That a command is missing is said as well where one is mistyped.
        var mistyped = parsed.UnmatchedTokens.FirstOrDefault(token => errors.Any(error => error.Contains($"'{token}'")));
        var error = errors.FirstOrDefault(error => mistyped is not null && error.Contains($"'{mistyped}'")) ?? errors[0];
        var sentence = string.Join(' ', error.TrimEnd('.').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return mistyped is not null && Spelling.Nearest(mistyped, Words(parsed.CommandResult.Command)) is { } near
            ? $"{sentence}: did you mean {near}?"
            : $"{sentence}; see \"{$"kata {Name(parsed.CommandResult)}".TrimEnd()} --help\".";
    }

    private static IEnumerable<string> Words(Command command) =>
        [.. command.Subcommands.Select(one => one.Name), .. command.Options.Select(one => one.Name)];
}
