using System.CommandLine;
using Kata.Cli.Output;
using Kata.Learning;

namespace Kata.Cli.Learn;

/// <summary>`kata watch`, and what a bare `kata` does.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var folder = Place.Option();
        var command = new Command("watch", "Answer every save: the current step, its verdict, what is wrong and why.") { folder };
        command.SetAction(parsed => On(Place.Find(parsed.GetValue(folder))));
        return command;
    }

    /// <summary>A bare `kata`: the learner's loop, in a workspace that is made where there is none.</summary>
    public static int Bare()
    {
        var workspace = Place.FindOrStart();
        if (workspace.Made.Count > 0) Terminal.Say(StartCommand.Said(workspace));
        if (!Console.IsOutputRedirected && !Console.IsInputRedirected) return On(workspace);

        // Nobody to wait for: the state once. That a step is not done is no failure of this command.
        var code = workspace.Read();
        var exit = CheckCommand.One(workspace, Place.Current(code, Progress.Read(workspace)), json: false);
        Terminal.Say("On a terminal this goes on with every save. \"kata --help\" lists what else there is.");
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
