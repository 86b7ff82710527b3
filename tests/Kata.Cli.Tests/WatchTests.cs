using System.Diagnostics;
using Kata.Learning;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Cli.Tests;

/// <summary>The learner's loop, whatever an editor and a learner do to it.</summary>
[NonParallelizable]
public sealed class WatchTests
{
    private const Step Step = Kata.Harness.Step.OneHot;

    private static readonly string Right = Reference.Files[(int)Step - 1].Text;

    private static readonly string Program = TestContext.CurrentContext.TestDirectory;

    private Scratch _scratch = null!;
    private Workspace _workspace = null!;

    private string File => _workspace.PathOf(Step);

    [SetUp]
    public void Start()
    {
        _scratch = new();
        _workspace = Workspace.Start(_scratch.At("mine"));
    }

    [TearDown]
    public void End() => _scratch.Dispose();

    [Test]
    public void An_edit_made_while_a_check_runs_ends_the_check_and_is_answered()
    {
        using var watch = new WatchProcess(Program, _workspace);
        watch.Answer(_workspace, (int)Step, Right);
        var runs = _scratch.At("runs");
        WatchProcess.Save(File, Right.Replace(
            "Guard.AtLeast(\"classes\"", $"System.IO.File.Create(@\"{runs}\").Dispose();\nwhile (true) {{ }}\nGuard.AtLeast(\"classes\""));
        Assert.That(() => System.IO.File.Exists(runs), Is.True.After(30_000, 10), "the check runs");
        var since = Stopwatch.StartNew();

        var answer = watch.Answer(_workspace, (int)Step, $"{Right}// again\n");

        Assert.That(answer.Passed, answer.Text);
        Assert.That(since.Elapsed, Is.LessThan(Limits.Standard.Check - TimeSpan.FromSeconds(1)));
        Assert.That(watch.Output, Does.Not.Contain("timed out"));
    }

    [Test]
    public void An_edit_made_while_a_worker_starts_does_not_wait_for_it()
    {
        using var worker = Worker.Start(Limits.Standard, Step);
        var since = Stopwatch.StartNew();

        Assert.That(
            () => worker.Run(new(Step, [], []), Limits.Standard, _ => { }, new(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [TestCase("gone", "OneHot.cs is missing: \"kata reset OneHot\" brings the stub back")]
    [TestCase("empty", "OneHot.Encode is missing or declared otherwise")]
    [TestCase("binary", "OneHot.cs holds NUL characters but needs to be text")]
    [TestCase("long", "OneHot.cs is larger than 256 KiB")]
    [TestCase("folder", "OneHot.cs is a folder but needs to be a file")]
    public void A_file_that_is_no_code_gets_a_sentence_and_the_next_save_its_verdict(string what, string sentence)
    {
        using var watch = new WatchProcess(Program, _workspace);
        watch.Answer(_workspace, (int)Step, Right);

        Spoil(what);
        var spoilt = watch.Wait(sentence, report => report.State.StartsWith("does not compile", StringComparison.Ordinal));
        if (what == "folder") Directory.Delete(File);
        var answer = watch.Answer(_workspace, (int)Step, $"{Right}// again\n");

        Assert.That(spoilt.Text, Does.Contain(sentence));
        Assert.That(answer.Passed, answer.Text);
    }

    [Test]
    public void A_save_in_three_writes_gets_one_verdict_of_the_whole_text()
    {
        using var watch = new WatchProcess(Program, _workspace);
        // Once the compiler is warm it is done with half a text before the rest of it is there.
        for (var i = 0; i < 4; i++) watch.Answer(_workspace, (int)Step, i % 2 == 0 ? $"{Right}// warm {i}\n" : Right[..(500 + i)]);
        List<(string Code, bool Passed)> saved = [], answered = [];
        for (var attempt = 0; attempt < 30 && saved.Count < 6; attempt++)
        {
            var before = watch.Reports.Count;
            var took = SaveInThree($"{Right}// attempt {attempt}\n");
            var code = watch.Last((int)Step, _workspace.Read().HashOf(Step)).Code;
            var next = watch.Answer(_workspace, (int)Step, $"{Right}// after attempt {attempt}\n").Code;
            // On a busy machine it may take longer, which is three saves.
            if (took > TimeSpan.FromMilliseconds(60)) continue;
            saved.AddRange([(code, true), (next, true)]);
            answered.AddRange(watch.Reports.Skip(before).Select(report => (report.Code, report.Passed)).Distinct());
        }

        Assert.That(saved, Is.Not.Empty);
        Assert.That(answered, Is.EqualTo(saved));
    }

    [Test]
    public void A_save_that_renames_another_file_over_the_old_one_is_answered()
    {
        using var watch = new WatchProcess(Program, _workspace);
        watch.Answer(_workspace, (int)Step, Right);
        var beside = _scratch.At("beside");
        System.IO.File.WriteAllText(beside, $"{Right}// again\n");

        System.IO.File.Move(beside, File, overwrite: true);
        var answer = watch.Last((int)Step, _workspace.Read().HashOf(Step));

        Assert.That(answer.Passed, answer.Text);
        Assert.That(watch.Output, Does.Not.Contain("No file events"));
    }

    [Test]
    public void Two_watches_on_a_workspace_both_answer_and_no_line_of_the_progress_is_lost()
    {
        using var one = new WatchProcess(Program, _workspace);
        using var other = new WatchProcess(Program, _workspace);
        one.Answer(_workspace, (int)Step, Right);
        List<string> codes = [];
        for (var i = 0; i < 6; i++)
        {
            WatchProcess.Save(File, $"{Right}// {i}\n");
            codes.Add(_workspace.Read().HashOf(Step));
            Assert.That(one.Last((int)Step, codes[i]).Passed);
            Assert.That(other.Last((int)Step, codes[i]).Passed);
        }

        var progress = Progress.Read(_workspace);

        Assert.That(codes.Where(code => !progress.HasPassed(Step, code)), Is.Empty);
        Assert.That(System.IO.File.ReadAllLines(Path.Combine(_workspace.Folder, "progress.txt")),
            Is.All.Matches("^passed OneHot [0-9a-f]{12} [-0-9T:]{19}Z$"));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void A_signal_ends_the_watch_and_its_workers_and_leaves_nothing_behind(string signal)
    {
        var temporary = Directory.CreateDirectory(_scratch.At("temporary")).FullName;
        using var watch = new WatchProcess(Program, _workspace, ("TMPDIR", temporary));
        watch.Answer(_workspace, (int)Step, Right);
        var workers = WatchProcess.Children(watch.Id);

        using var kill = Process.Start("kill", [$"-{signal}", $"{watch.Id}"]);
        watch.End();
        for (var i = 0; i < 100 && workers.Any(WatchProcess.IsRunning); i++) Thread.Sleep(50);

        Assert.That(workers, Is.Not.Empty);
        Assert.That(workers.Where(WatchProcess.IsRunning), Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(temporary), Is.Empty);
    }

    [Test]
    public void Checks_on_data_sets_go_on_while_the_learner_works_on_the_next_step()
    {
        using var watch = new WatchProcess(Program, _workspace);
        var worker = WaitsOnDataSets(watch);
        var cost = Passes(watch, Kata.Harness.Step.Cost, Reference.File(Kata.Harness.Step.Cost).Text);
        var before = (IsRunning: WatchProcess.IsRunning(worker), HasPassed: HasPassed());

        System.IO.File.Create(_scratch.At("go")).Dispose();
        Assert.That(() => watch.Output, Does.Contain("Step 5, Predict, does not pass on data sets").After(60_000, 50));

        Assert.That(cost.Passed, cost.Text);
        Assert.That(before, Is.EqualTo((true, true)));
        Assert.That(HasPassed, Is.False.After(5_000, 50));
        Assert.That(watch.Reports[^1].Step, Is.EqualTo((int)Kata.Harness.Step.Cost), "the screen is the learner's");

        bool HasPassed() =>
            Progress.Read(_workspace).HasPassed(Kata.Harness.Step.Predict, _workspace.Read().HashOf(Kata.Harness.Step.Predict));
    }

    [TestCase("a save of the step")]
    [TestCase("a save of an earlier step")]
    [TestCase("q")]
    public void Checks_on_data_sets_that_run_in_the_background_are_ended_by(string what)
    {
        using var watch = new WatchProcess(Program, _workspace);
        var worker = WaitsOnDataSets(watch);
        Passes(watch, Kata.Harness.Step.Cost, Reference.File(Kata.Harness.Step.Cost).Text);
        Assert.That(WatchProcess.IsRunning(worker));

        if (what == "q") watch.Press('q');
        var saved = what == "a save of the step" ? Kata.Harness.Step.Predict : Kata.Harness.Step.Forward;
        if (what != "q") Passes(watch, saved, Reference.File(saved).Text + "// again");

        Assert.That(() => WatchProcess.IsRunning(worker), Is.False.After(10_000, 50));
        if (what == "q") Assert.That(watch.End(), Is.Zero);
        Assert.That(watch.Output, Does.Not.Contain("does not pass on data sets"));
    }

    [TestCase('?')]
    [TestCase('z')]
    public void The_keys_are_listed(char key)
    {
        using var watch = new WatchProcess(Program, _workspace);

        watch.Press(key);

        Assert.That(() => watch.Output, Does.Contain("space, b  scroll down and up").After(10_000, 20));
    }

    [Test]
    public void The_key_t_traces_the_lessons_example_through_the_code()
    {
        using var watch = new WatchProcess(Program, _workspace);

        watch.Press('t');

        Assert.That(
            () => watch.Output,
            Does.Contain("Step 4, Forward: the lessons' example through your code (step 1 has none of its own)").After(20_000, 20));
        Assert.That(() => watch.Output, Does.Contain("h         Step 4: Forward.Pass is not written yet.").After(10_000, 20));
    }

    [Test]
    public void The_first_report_of_a_step_names_its_lesson_and_says_how_many_steps_pass()
    {
        using var watch = new WatchProcess(Program, _workspace);

        Assert.That(watch.Reports[0].Text, Does.Contain("\nThe lesson asks: ").And.Contain("\nPress d to read it.\n"));
        Assert.That(watch.Reports[0].Text, Does.Contain("\n0 of 13 steps pass ░░░░░░░░░░░░░  lesson 1: d\n"));
        Assert.That(watch.Answer(_workspace, (int)Step, Right).Text, Does.Contain("\n1 of 13 steps pass █░░░░░░░░░░░░  lesson 2: d\n"));
    }

    [Test]
    public void The_key_d_shows_the_lesson()
    {
        using var watch = new WatchProcess(Program, _workspace);

        watch.Press('d');

        Assert.That(() => watch.Output, Does.Contain("\nStep 1: Serialize\n\n").After(10_000, 20));
        Assert.That(() => watch.Output, Does.Contain("\nRead next\n").After(10_000, 20));
    }

    [Test]
    public void After_the_last_step_n_shows_the_last_page()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            System.IO.File.WriteAllText(_workspace.PathOf(step), Reference.File(step).Text);
            Progress.AddPassed(_workspace, step, _workspace.Read().HashOf(step), DateTimeOffset.UtcNow);
        }

        using var watch = new WatchProcess(Program, _workspace);
        Assert.That(watch.Reports[^1].Text, Does.Contain("\nAll steps pass: press n for the last page.\n"));

        watch.Press('n');

        Assert.That(() => watch.Output, Does.Contain("\nYou have written backpropagation by hand\n").After(10_000, 20));
        Assert.That(() => watch.Output, Does.Contain("\nWhere to go on\n").After(10_000, 20));
    }

    // Its first report: checks on data sets may still run.
    private WatchReport Passes(WatchProcess watch, Step step, string text)
    {
        WatchProcess.Save(_workspace.PathOf(step), text);
        var code = _workspace.Read().HashOf(step)[..12];
        return watch.Wait($"step {(int)step} that passes", report => report.Step == (int)step && report.Code == code && report.Passed);
    }

    // Step 5 passes, and on data sets it waits to be told that it may go on, and fails.
    private int WaitsOnDataSets(WatchProcess watch)
    {
        RequiredData.MnistTest();
        for (var step = Kata.Harness.Step.Serialize; step < Kata.Harness.Step.Predict; step++)
            watch.Answer(_workspace, (int)step, Reference.File(step).Text);
        var (id, go) = (_scratch.At("id"), _scratch.At("go"));
        WatchProcess.Save(_workspace.PathOf(Kata.Harness.Step.Predict), Reference.File(Kata.Harness.Step.Predict).Text.Replace(
            "var h =",
            $$"""
            if (x.RowCount > 1000)
            {
                System.IO.File.WriteAllText(@"{{id}}", $"{Environment.ProcessId} ");
                while (!System.IO.File.Exists(@"{{go}}")) Thread.Sleep(10);
                return new int[x.RowCount];
            }

            var h =
            """));
        var first = watch.Wait("step 5", report => report.Step == (int)Kata.Harness.Step.Predict && report.Passed);
        Assert.That(first.IsLast, Is.False);
        Assert.That(() => System.IO.File.Exists(id) && System.IO.File.ReadAllText(id).EndsWith(' '), Is.True.After(60_000, 10));
        return int.Parse(System.IO.File.ReadAllText(id), CultureInfo.InvariantCulture);
    }

    private void Spoil(string what)
    {
        if (what is "gone" or "folder") System.IO.File.Delete(File);
        if (what == "folder") Directory.CreateDirectory(File);
        if (what == "empty") WatchProcess.Save(File, "");
        if (what == "binary") System.IO.File.WriteAllBytes(File, [0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]);
        if (what == "long") WatchProcess.Save(File, Right + new string('\n', 300 * 1024));
    }

    private TimeSpan SaveInThree(string text)
    {
        var since = Stopwatch.StartNew();
        using (var writer =
            new StreamWriter(new FileStream(File, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true })
        {
            Thread.Sleep(22);
            writer.Write(text[..(text.Length / 2)]);
            Thread.Sleep(22);
            writer.Write(text[(text.Length / 2)..]);
        }

        return since.Elapsed;
    }
}
