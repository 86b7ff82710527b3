using System.Diagnostics;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class RewardCommandTests
{
    [Test]
    public void A_picture_is_written_beside_the_steps_and_its_path_said()
    {
        using var folder = new Scratch();
        Write(folder, "Backprop");

        var (exit, output, error) = KataProcess.Run($"reward 8 --dir {folder.Folder}");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.StartWith("Step 8: your own gradient is put to the test"));
        Assert.That(output, Does.Contain($"picture: {folder.At(Path.Combine("pictures", "gradient.svg"))}"));
        Assert.That(new DrawnSvg(File.ReadAllText(folder.At(Path.Combine("pictures", "gradient.svg")))).Cells().Count(), Is.EqualTo(51));
        Assert.That(error, Is.Empty, "no live line where nobody watches");
    }

    [Test]
    public void The_check_of_step_13_is_followed_by_a_race_that_is_kept()
    {
        using var folder = new Scratch();
        Write(folder, "FastBackprop");

        var (exit, output, error) = KataProcess.Run($"check 13 --dir {folder.Folder}");

        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith("Step 13 of 13: FastBackprop\npassed: "));
        Assert.That(
            output, Does.Match(@"\n400-25-10 on 5,000 examples: [0-9.]+ ms, [0-9.]+ times as fast as your step 8 \([0-9.]+ ms\)\.\n"));
        Assert.That(output, Does.Contain("NumPy with OpenBLAS, measured on two cores").And.Contain("<- the first"));
        Assert.That(File.ReadAllLines(folder.At("progress.txt"))[^1], Does.StartWith("raced FastBackprop "));
    }

    [Test]
    public void A_wrong_step_is_no_step_to_be_rewarded()
    {
        using var folder = new Scratch();
        Write(folder, "Predict", ("value >= 0.5", "value > 0.5"));

        var (exit, output, error) = KataProcess.Run($"reward 5 --dir {folder.Folder}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("kata: The reward for step 5 needs step 5 (Predict), which does not pass yet: "));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(output, Is.Empty);
        Assert.That(folder.At("pictures"), Does.Not.Exist);
    }

    [TestCase("reward 14", "step is 14 but needs to be 1 to 13 or a name, e.g. 6 or Cost: \"kata list\" shows them.")]
    [TestCase("reward 5 --dir nowhere", "nowhere is not a workspace but needs to be one: \"kata start nowhere\" makes it one.")]
    [TestCase("reward", "Required argument 'step' missing for command: 'reward'; see \"kata reward --help\".")]
    public void Wrong_usage_is_one_line_and_2(string arguments, string sentence)
    {
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(error, Is.EqualTo($"kata: {sentence}{Environment.NewLine}"));
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
    }

    // Ctrl-C goes the same way as the request to terminate, but is ignored by what a shell has started in the background.
    [Test, Platform("Linux,MacOsX")]
    public void Asked_to_end_it_does_and_leaves_no_process_behind()
    {
        using var folder = new Scratch();
        var says = folder.At("process");
        // Right on the few examples of a check, and asleep on the many of a reward.
        Write(folder, "Predict",
            ("var h =", $"if (x.RowCount == 5000) {{ File.WriteAllText(@\"{says}\", $\"{{Environment.ProcessId}}.\"); Thread.Sleep(-1); "
                + $"}}\n        var h ="));
        using var process = KataProcess.Start(
            $"reward 5 --dir {folder.Folder}", TestContext.CurrentContext.TestDirectory, RealData.Repository(), ("KATA_DATA", ""));
        Assert.That(() => File.Exists(says) && File.ReadAllText(says).EndsWith('.'), Is.True.After(120_000, 50));

        using var request = Process.Start("kill", $"-TERM {process.Id}");
        var (exit, output, error) = KataProcess.Result(process);

        Assert.That(exit, Is.Zero, error);
        Assert.That(output.TrimEnd().Split('\n')[^1], Is.EqualTo("Stopped early."));
        Assert.That(() =>
            Process.GetProcessById(int.Parse(File.ReadAllText(says).TrimEnd('.'), CultureInfo.InvariantCulture)), Throws.ArgumentException);
    }

    // A workspace with the reference's steps, one of them changed.
    private static void Write(Scratch folder, string step, params (string Right, string Wrong)[] changes)
    {
        Workspace.Start(folder.Folder);
        foreach (var file in Reference.Files) File.WriteAllText(folder.At(Path.Combine("Kata", $"{file.Name}.cs")), file.Text);
        var text = Reference.Files.Single(file => file.Name == step).Text;
        foreach (var (right, wrong) in changes)
        {
            Assert.That(text, Does.Contain(right), "the reference no longer reads like this");
            text = text.Replace(right, wrong);
        }

        File.WriteAllText(folder.At(Path.Combine("Kata", $"{step}.cs")), text);
    }
}
