using System.CommandLine;
using System.Text;
using Kata.Cli.Output;
using Kata.Data.Files;
using Kata.Experiments;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>`kata reward`: somebody's own steps put to use.</summary>
internal static class RewardCommand
{
    private const int Widest = 20;

    public static Command Create()
    {
        var (step, folder) = (Place.StepArgument(required: true), Place.Option());
        var command = new Command("reward", $"Let your own steps do something real, after steps {string.Join(", ", Milestones.Steps)}.") { step, folder };
        command.SetAction(parsed => Run(Place.Step(parsed.GetValue(step)!), Place.Find(parsed.GetValue(folder))));
        return command;
    }

    /// <summary>Keeps a picture in the workspace.</summary>
    /// <returns>Where it is.</returns>
    public static string Keep(Workspace workspace, NamedPicture picture)
    {
        // The name comes from the process that runs somebody's code, and says nothing about folders.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(workspace.Folder, "pictures")).FullName, Path.GetFileName(picture.Name));
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(picture.Svg));
        return Place.Shown(path);
    }

    /// <summary>How far it is, as a bar and words.</summary>
    public static string Bar(ProgressUpdate now)
    {
        var full = (int)(Widest * Math.Clamp(now.Share, 0, 1));
        return $"{new string('█', full)}{new string('░', Widest - full)} {now.Text}";
    }

    private static int Run(int step, Workspace workspace)
    {
        if (Milestones.Offer(step) is not { } offer)
            return Exit.UsageError($"step is {step} but needs to be one of {string.Join(", ", Milestones.Steps)}: no other has a reward.");

        var code = workspace.Read();
        using var interrupt = new Interrupt();
        using var live = new LiveLine();
        try
        {
            var obstacle = Milestones.Obstacle(step, code, Judging, interrupt.Token);
            live.Clear();
            if (obstacle is not null) return Exit.Rejected(obstacle);

            Terminal.Say($"Step {step}: {offer}");
            var ending = Milestones.Give(step, code, shown => Show(shown, workspace, live), interrupt.Token);
            live.Clear();
            return ending is null ? Exit.Success : Exit.Rejected(ending.Message);
        }
        catch (OperationCanceledException)
        {
            live.Clear();
            Terminal.Say("Ended early, as asked.");
            return Exit.Success;
        }

        void Judging(int earlier) => live.Show($"checking step {earlier}, {Reference.StepNames[earlier - 1]} …");
    }

    private static void Show(ExperimentEvent shown, Workspace workspace, LiveLine live)
    {
        if (shown.Progress is { } now)
        {
            live.Show(Bar(now));
            return;
        }

        live.Clear();
        if (shown.Line is { } said) Terminal.Say(said);
        if (shown.Picture is { } picture) Terminal.Say($"picture: {Keep(workspace, picture)}");
    }
}
