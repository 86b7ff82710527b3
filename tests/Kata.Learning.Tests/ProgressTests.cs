using Kata.Runner;

namespace Kata.Learning.Tests;

public sealed class ProgressTests
{
    private const string Hash = "3f2a91bc04deffff";

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 34, 56, 789, TimeSpan.Zero);

    private Scratch _scratch = null!;

    private Workspace _workspace = null!;

    private string File => _scratch.At("progress.txt");

    [SetUp]
    public void Prepare()
    {
        _scratch = new();
        _workspace = _scratch.OpenWorkspace();
    }

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void Without_a_file_nothing_was_reached()
    {
        var progress = Progress.Read(_workspace);

        Assert.That(progress.HasEverPassed(Step.Forward), Is.False);
        Assert.That(progress.HintTier("Forward.Pass"), Is.Zero);
        Assert.That(progress.HasGivenUp(Step.Forward), Is.False);
    }

    [Test]
    public void A_fact_is_a_line()
    {
        Progress.AddPassed(_workspace, Step.Forward, Hash, Noon);
        Progress.AddHint(_workspace, "Forward.Pass", 2);
        Progress.AddGaveUp(_workspace, Step.Cost);

        Assert.That(System.IO.File.ReadAllText(File),
            Is.EqualTo("passed Forward 3f2a91bc04de 2026-11-22T12:34:56Z\nhint Forward.Pass 2\ngave-up Cost\n"));
    }

    [Test]
    public void A_step_has_passed_with_its_code_and_no_other()
    {
        Progress.AddPassed(_workspace, Step.Forward, Hash, Noon);

        var progress = Progress.Read(_workspace);

        Assert.That(progress.HasPassed(Step.Forward, Hash));
        Assert.That(progress.HasPassed(Step.Forward, "0" + Hash), Is.False);
        Assert.That(progress.HasPassed(Step.Predict, Hash), Is.False);
        Assert.That((progress.HasEverPassed(Step.Forward), progress.HasEverPassed(Step.Predict)), Is.EqualTo((true, false)));
    }

    [TestCase(Verdict.Failed, false)]
    [TestCase(Verdict.TimedOut, false)]
    [TestCase(Verdict.Crashed, false)]
    [TestCase(Verdict.Infrastructure, true)]
    public void A_pass_is_taken_back_when_the_same_code_fails_later(Verdict later, bool stays)
    {
        var code = _workspace.Read();
        var first = Progress.Note(_workspace, code, new(Step.Predict, Verdict.Passed, []));

        Progress.Note(_workspace, code, new(Step.Predict, later, []));

        Assert.That(first);
        Assert.That(Progress.Read(_workspace).HasPassed(Step.Predict, code.HashOf(Step.Predict)), Is.EqualTo(stays));
    }

    [Test]
    public void A_step_has_the_verdict_that_was_noted_last()
    {
        Workspace.Start(_scratch.Folder);
        var stub = _workspace.Read();
        List<Verdict?> verdicts = [Note(Verdict.NotStarted)];

        System.IO.File.AppendAllText(_workspace.PathOf(Step.Predict), "// begun");
        verdicts.AddRange([Note(Verdict.Infrastructure), Note(Verdict.NotStarted), Note(Verdict.Failed), Note(Verdict.Failed),
            Note(Verdict.DoesNotCompile), Note(Verdict.Passed)]);
        System.IO.File.AppendAllText(_workspace.PathOf(Step.Predict), "// and changed");
        verdicts.Add(Note(Verdict.Infrastructure));

        Assert.That(
            verdicts,
            Is.EqualTo(new Verdict?[] { Verdict.NotStarted, null, Verdict.NotStarted, Verdict.Failed, Verdict.Failed,
                Verdict.DoesNotCompile, Verdict.Passed, null }));
        Assert.That(System.IO.File.ReadAllLines(File).Select(line => line.Split(' ')[0]),
            Is.EqualTo(new[] { "notStarted", "failed", "doesNotCompile", "passed" }));
        Assert.That(Progress.Read(_workspace).VerdictOn(Step.Predict, stub), Is.EqualTo(Verdict.NotStarted));

        Verdict? Note(Verdict verdict)
        {
            var code = _workspace.Read();
            Progress.Note(_workspace, code, new(Step.Predict, verdict, []));
            return Progress.Read(_workspace).VerdictOn(Step.Predict, code);
        }
    }

    [Test]
    public void The_highest_tier_shown_counts()
    {
        foreach (var tier in new[] { 1, 3, 2 }) Progress.AddHint(_workspace, "Cost.Of", tier);

        Assert.That(Progress.Read(_workspace).HintTier("Cost.Of"), Is.EqualTo(3));
        Assert.That(Progress.Read(_workspace).HintTier("Cost.Penalty"), Is.Zero);
    }

    [Test]
    public void A_step_given_up_stays_so()
    {
        Progress.AddGaveUp(_workspace, Step.Cost);

        Assert.That((Progress.Read(_workspace).HasGivenUp(Step.Cost), Progress.Read(_workspace).HasGivenUp(Step.Predict)),
            Is.EqualTo((true, false)));
    }

    [Test]
    public void Lines_that_are_not_understood_are_passed_over()
    {
        System.IO.File.WriteAllText(File, """
            <<<<<<< HEAD
            gave-up Cost
            =======
            gave-up Predict
            >>>>>>> theirs
            passed Forward 3f2a91bc04
            passed Serialize 3f2a91bc04de 2026-11
            passed Dance 3f2a91bc04de 2026-11-22T12:34:56Z
            hint Forward.Pass 10
            hint Forward.Pass
            gave-up Forw
            """.ReplaceLineEndings("\r\n"));

        var progress = Progress.Read(_workspace);

        Assert.That(Enum.GetValues<Step>().Where(progress.HasGivenUp), Is.EqualTo(new[] { Step.Predict, Step.Cost }));
        Assert.That(Enum.GetValues<Step>().Where(progress.HasEverPassed), Is.Empty);
        Assert.That(progress.HintTier("Forward.Pass"), Is.Zero);
    }

    [Test]
    public void A_torn_line_is_not_continued()
    {
        System.IO.File.WriteAllText(File, "gave-up Predict\npassed Forw");

        Progress.AddGaveUp(_workspace, Step.Cost);

        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("gave-up Predict\npassed Forw\ngave-up Cost\n"));
    }

    [Test]
    public void Writers_at_once_lose_nothing()
    {
        Thread[] writers = [.. Enumerable.Range(0, 8).Select(writer => new Thread(() =>
        {
            for (var i = 0; i < 100; i++) Progress.AddPassed(_workspace, Step.Forward, Hash(writer, i), Noon);
        }))];
        foreach (var writer in writers) writer.Start();
        foreach (var writer in writers) writer.Join();

        var progress = Progress.Read(_workspace);
        var lost = from writer in Enumerable.Range(0, 8)
                   from i in Enumerable.Range(0, 100)
                   where !progress.HasPassed(Step.Forward,
            Hash(writer, i))
                   select (writer, i);
        Assert.That(lost, Is.Empty);
        Assert.That(System.IO.File.ReadAllLines(File), Has.Length.EqualTo(800));

        static string Hash(int writer, int i) => $"{writer:x4}{i:x8}";
    }

    [Test]
    public void A_line_that_cannot_be_written_is_said()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("There is no full device here.");
        System.IO.File.CreateSymbolicLink(File, "/dev/full");

        Assert.That(() => Progress.AddGaveUp(_workspace, Step.Cost),
            Throws.InstanceOf<IOException>().With.Message.Contains("progress.txt cannot be written: "));
    }

    [Test]
    public void A_folder_in_its_place_is_said()
    {
        Directory.CreateDirectory(File);

        Assert.That(() => Progress.AddGaveUp(_workspace, Step.Cost),
            Throws.InstanceOf<IOException>().With.Message.EndsWith("cannot be written: it is a folder."));
        Assert.That(() =>
            Progress.Read(_workspace), Throws.InstanceOf<IOException>().With.Message.EndsWith("cannot be read: it is a folder."));
    }

    [TestCase("Pass", 1, "function is Pass")]
    [TestCase("Forward.Pass", 0, "tier is 0")]
    [TestCase("Forward.Pass", 10, "tier is 10")]
    public void A_hint_of_nothing_is_refused(string function, int tier, string words) =>
        Refusal.Says(() => Progress.AddHint(_workspace, function, tier), words);
}
