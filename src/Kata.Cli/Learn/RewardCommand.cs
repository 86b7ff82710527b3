using System.CommandLine;
using Kata.Experiments;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>`kata reward`: the learner's own steps at work.</summary>
internal static class RewardCommand
{
    public static Command Create()
    {
        var (step, folder) = (StepArgument.Create(required: true), StepArgument.Folder());
        var command = new Command("reward", $"Let your own steps do something real, after steps {Milestones.Numbers}.") { step, folder };
        command.SetAction(parsed => Run(StepArgument.Parse(parsed.GetValue(step)!), WorkspaceLocator.Find(parsed.GetValue(folder))));
        return command;
    }

    private static int Run(Step step, Workspace workspace)
    {
        if (Milestones.Description(step) is not { } description)
            return Exit.UsageError($"step is {(int)step} but needs to be one of {Milestones.Numbers}: no other has a reward.");

        var code = workspace.Read();
        using var interrupt = new Interrupt();
        using var live = new LiveLine();
        try
        {
            var blocker = Milestones.Blocker(step, code, OnCheck, interrupt.Token);
            live.Clear();
            if (blocker is not null) return Exit.Rejected(blocker);

            Terminal.Say($"Step {(int)step}: {description}");
            return Give(step, code, workspace, live, interrupt.Token) is { } failure ? Exit.Rejected(failure) : Exit.Success;
        }
        catch (OperationCanceledException)
        {
            live.Clear();
            Terminal.Say("Stopped early.");
            return Exit.Success;
        }

        void OnCheck(Step earlier) => live.Show($"checking step {(int)earlier}, {earlier} …");
    }

    /// <summary>Runs a milestone and prints what it shows.</summary>
    /// <returns>Why it stopped early, or null.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static string? Give(Step step, Submission code, Workspace workspace, LiveLine live, CancellationToken cancellation)
    {
        var failure = Milestones.Run(step, code, shown => Show(step, shown, workspace, live), cancellation);
        live.Clear();
        return failure?.Message;
    }

    private static void Show(Step step, ExperimentEvent shown, Workspace workspace, LiveLine live)
    {
        if (shown.Progress is { } now)
        {
            live.Show(ProgressBar.Of(now));
            return;
        }

        live.Clear();
        if (shown.Line is { } said) Terminal.Say(said);
        if (shown.Attempt is { } attempt)
            foreach (var row in Leaderboard.Add(workspace, attempt, DateTimeOffset.UtcNow)) Terminal.Say(row);
        if (shown.Reached is { } reached) Progress.AddReached(workspace, step, reached);
        if (shown.Picture is { } picture) Terminal.Say($"picture: {DisplayPath.Of(workspace.Keep(picture))}");
    }
}
