using System.CommandLine;

namespace Kata.Cli.Learn;

/// <summary>`kata watch`, and what a bare `kata` does.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var folder = StepArgument.Folder();
        var command = new Command("watch", "Answer every save: the current step, its verdict, what is wrong and why.") { folder };
        command.SetAction(parsed => On(WorkspaceLocator.Find(parsed.GetValue(folder))));
        return command;
    }

    /// <summary>A bare `kata`: the learner's loop, in a workspace that is made if there is none.</summary>
    public static int Bare()
    {
        var workspace = WorkspaceLocator.FindOrStart();
        if (workspace.Made.Count > 0) Terminal.Say(StartCommand.Summary(workspace));
        if (!Console.IsOutputRedirected && !Console.IsInputRedirected) return On(workspace);

        // No terminal: print the state once. An unfinished step is not an error here.
        var code = workspace.Read();
        var exit = CheckCommand.One(workspace, Progress.Read(workspace).Current(code), json: false);
        Terminal.Say("On a terminal this goes on with every save. See \"kata --help\" for everything else.");
        return exit == Exit.Mismatch ? Exit.Success : exit;
    }

    private static int On(Workspace workspace)
    {
        if (Screen.CanDraw) Console.Out.Write("\e[2J");
        // Ended by the system in the middle, it would leave its workers' pipes in the folder for temporary files.
        using var interrupt = new Interrupt();
        using var watch = new Watch(workspace);
        return watch.Run(interrupt.Token);
    }
}
