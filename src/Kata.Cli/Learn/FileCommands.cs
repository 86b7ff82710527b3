using System.CommandLine;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>`kata reset`, `kata restore`, `kata open`, `kata solution`: commands on a step's file.</summary>
internal static class FileCommands
{
    public static Command CreateReset()
    {
        var (step, folder) = (StepArgument.Create(required: true), StepArgument.Folder());
        var command = new Command("reset", "Begin a step again: its file is kept in .backup, the stub takes its place.") { step, folder };
        command.SetAction(parsed =>
        {
            Terminal.Say(Reset(WorkspaceLocator.Find(parsed.GetValue(folder)), StepArgument.Parse(parsed.GetValue(step)!)));
            return Exit.Success;
        });
        return command;
    }

    /// <summary>Resets a step and says so.</summary>
    public static string Reset(Workspace workspace, Step step)
    {
        var kept = workspace.Reset(step, DateTimeOffset.UtcNow);
        var stub = $"{DisplayPath.Of(workspace.PathOf(step))} is the stub again";
        return kept is null ? $"{stub}."
            : $"{stub}; what you had is in {DisplayPath.Of(kept)}, and \"kata restore {step}\" brings it back.";
    }

    public static Command CreateRestore()
    {
        var (step, folder) = (StepArgument.Create(required: true), StepArgument.Folder());
        var number =
            new Argument<int?>("version") { Description = "Which: 1 for the newest; none lists them.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("restore", "List the earlier versions of a step's file, or bring one back.") { step, number, folder };
        command.SetAction(parsed =>
        {
            var (workspace, which) = (WorkspaceLocator.Find(parsed.GetValue(folder)), StepArgument.Parse(parsed.GetValue(step)!));
            var (name, backups) = (which, workspace.Backups(which));
            if (backups.Count == 0)
                throw new ArgumentException($"{name} has no earlier version: \"kata reset\" and \"kata restore\" keep one each time.");
            if (parsed.GetValue(number) is not { } at)
            {
                for (var i = 0; i < backups.Count; i++)
                {
                    Terminal.Say(
                        string.Create(
                            CultureInfo.InvariantCulture, $"{i + 1,3}  {backups[i].When.ToLocalTime():yyyy-MM-dd HH:mm:ss}  "
                                + $"{backups[i].Bytes,7:N0} bytes  {DisplayPath.Of(backups[i].Path)}"));
                }

                Terminal.Say($"\"kata restore {name} 1\" brings the newest back.");
                return Exit.Success;
            }

            if (at < 1 || at > backups.Count)
                throw new ArgumentException($"version is {at} but needs to be 1 to {backups.Count}: \"kata restore {name}\" lists them.");
            var kept = workspace.Restore(which, backups[at - 1], DateTimeOffset.UtcNow);
            Terminal.Say($"{DisplayPath.Of(workspace.PathOf(which))} is the version of "
                + $"{backups[at - 1].When.ToLocalTime():yyyy-MM-dd HH:mm:ss} again."
                + (kept is null ? "" : $" What you had is in {DisplayPath.Of(kept)}."));
            return Exit.Success;
        });
        return command;
    }

    public static Command CreateOpen()
    {
        var (step, folder) = (StepArgument.Create(), StepArgument.Folder());
        var command = new Command("open", "Open a step's file in an editor: $VISUAL, $EDITOR or one that is installed.") { step, folder };
        command.SetAction(parsed =>
        {
            var workspace = WorkspaceLocator.Find(parsed.GetValue(folder));
            var which = parsed.GetValue(step) is { } named ? StepArgument.Parse(named) : Progress.Read(workspace).Current(workspace.Read());
            var (isOpen, sentence) = Editor.Open(workspace.PathOf(which));
            if (!isOpen) return Exit.EnvironmentError(sentence);
            Terminal.Say(sentence);
            return Exit.Success;
        });
        return command;
    }

    public static Command CreateSolution()
    {
        var (step, folder) = (StepArgument.Create(required: true), StepArgument.Folder());
        var giveUp = new Option<bool>("--give-up") { Description = "Show it although the step has not passed." };
        var command =
            new Command("solution", "Show how the reference writes a step: after passing, or with --give-up.") { step, giveUp, folder };
        command.SetAction(parsed =>
        {
            var (workspace, which) = (WorkspaceLocator.Find(parsed.GetValue(folder)), StepArgument.Parse(parsed.GetValue(step)!));
            var (name, progress) = (which, Progress.Read(workspace));
            if (!progress.HasEverPassed(which) && !progress.HasGivenUp(which))
            {
                if (!parsed.GetValue(giveUp))
                {
                    throw new ArgumentException($"{name} has not passed yet: \"kata hint {name}\" leads on, and \"kata solution {name} "
                        + "--give-up\" shows the end.");
                }

                Progress.AddGaveUp(workspace, which);
            }

            Console.Out.Write(Reference.File(which).Text);
            return Exit.Success;
        });
        return command;
    }
}
