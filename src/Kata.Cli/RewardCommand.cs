using System.CommandLine;
using System.Globalization;
using System.Text;
using Kata.Data;
using Kata.Runner;

namespace Kata.Cli;

/// <summary>`kata reward`: somebody's own steps put to use.</summary>
internal static class RewardCommand
{
    private const int Bar = 20;

    private static readonly Argument<int> Step = new("step") { Description = $"{string.Join(", ", Rewards.Steps)}: the step that is passed." };
    private static readonly Option<string> Dir = new("--dir") { Description = "The folder with your steps.", DefaultValueFactory = _ => "." };

    public static Command Create()
    {
        var command = new Command("reward", "Let your own steps do something real.") { Step, Dir };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (step, folder) = (parsed.GetValue(Step), parsed.GetRequiredValue(Dir));
        if (Rewards.Offer(step) is not { } offer)
            return Exit.Wrong($"step is {step} but needs to be one of {string.Join(", ", Rewards.Steps)}: no other has a reward.");

        var code = StepFolder.Read(folder);
        using var interrupt = new Interrupt();
        using var live = new LiveLine();
        try
        {
            var obstacle = Rewards.Obstacle(step, code, Judging, interrupt.Token);
            live.Clear();
            if (obstacle is not null) return Exit.Refused(obstacle);

            Terminal.Say($"Step {step}: {offer}");
            var ending = Rewards.Give(step, code, shown => Show(shown, folder, live), interrupt.Token);
            live.Clear();
            return ending is null ? Exit.Done : Exit.Refused(ending.Message);
        }
        catch (OperationCanceledException)
        {
            live.Clear();
            Terminal.Say("Ended early, as asked.");
            return Exit.Done;
        }

        void Judging(int earlier) => live.Show($"checking step {earlier}, {Reference.StepNames[earlier - 1]} …");
    }

    private static void Show(RewardEvent shown, string folder, LiveLine live)
    {
        if (shown.Now is { } now)
        {
            var full = (int)(Bar * now.Share);
            live.Show(string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', Bar - full)} {now.Text}"));
            return;
        }

        live.Clear();
        if (shown.Said is { } said) Terminal.Say(said);
        if (shown.Picture is { } picture) Terminal.Say($"picture: {Write(folder, picture)}");
    }

    // The name comes from the process that runs somebody's code, and says nothing about folders.
    private static string Write(string folder, RewardPicture picture)
    {
        var pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures"));
        var path = Path.Combine(folder, pictures.Name, Path.GetFileName(picture.Name));
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(picture.Svg));
        return path;
    }
}
