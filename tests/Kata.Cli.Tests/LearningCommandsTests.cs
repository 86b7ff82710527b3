using System.Text.Json;
using Kata.Cli.Learn;
using Kata.Learning;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>The learner's commands as processes, on a workspace of their own.</summary>
public sealed class LearningCommandsTests
{
    private Scratch _folder = null!;
    private Workspace _workspace = null!;

    [SetUp]
    public void Start()
    {
        _folder = new();
        _workspace = Workspace.Start(_folder.At("mine"));
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void A_stub_is_not_started_and_the_exit_code_says_so()
    {
        var (exit, output, error) = Run("check Cost");

        Assert.That((exit, error), Is.EqualTo((1, "")));
        Assert.That(output, Does.Contain("Step 6 of 13: Cost\nnot started: ").And.Contain("is not written yet."));
        Assert.That(output, Does.Contain("CostTests.cs:").And.Contain($"code {_workspace.Read().HashOf(Step.Cost)[..12]}"));
    }

    [Test]
    public void A_bare_kata_says_where_one_stands_and_is_content_where_no_terminal_is()
    {
        using var process = KataProcess.Start("", TestContext.CurrentContext.TestDirectory, _workspace.Folder);
        var (exit, output, error) = KataProcess.Result(process);

        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output,
            Does.StartWith("Step 1 of 13: Serialize\nnot started: ").And.Contain("On a terminal this goes on with every "
                + "save.").And.Not.Contain("\u001b"));
    }

    [Test]
    public void A_step_that_passes_says_what_is_proven_and_is_noted()
    {
        Write("Serialize");

        var (exit, output, _) = Run("check 1");

        Assert.That(exit, Is.Zero);
        Assert.That(output, Does.Contain("passed: ").And.Contain("Unflatten undoes flatten"));
        Assert.That(Progress.Read(_workspace).HasPassed(Step.Serialize, _workspace.Read().HashOf(Step.Serialize)));
    }

    [Test]
    public void A_wrong_step_is_told_its_mistake_in_words_and_for_machines()
    {
        foreach (var name in Enum.GetNames<Step>().Take(6)) Write(name);
        Write("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)");

        var words = Run("check 6");
        var machines = Run("check 6 --json");

        Assert.That(words.Out, Does.Contain("Row 0 is left out of the penalty instead of column 0 (cost/rows-for-columns)"));
        Assert.That(words.Out, Does.Match(@"\nLook at line \d+ of Cost.cs\.\n").And.Contain("expected 34.5, got 19.25"));
        Assert.That(machines.Exit, Is.EqualTo(1));
        var json = JsonDocument.Parse(machines.Out).RootElement;
        var step = json.GetProperty("steps")[0];
        Assert.That(json.GetProperty("subject").GetProperty("sha256").GetString(), Is.EqualTo(_workspace.Read().Sha256));
        Assert.That(json.GetProperty("subject").GetProperty("path").GetString(), Is.EqualTo(_workspace.Folder));
        Assert.That(
            (step.GetProperty("number").GetInt32(), step.GetProperty("name").GetString(), step.GetProperty("verdict").GetString(),
                step.GetProperty("alone").GetString()),
            Is.EqualTo((6, "Cost", "failed", "failed")));
        Assert.That(step.GetProperty("mistakes").EnumerateArray().Select(id => id.GetString()),
            Is.EqualTo(new[] { "cost/rows-for-columns" }));
        Assert.That(step.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("verdict").GetString()),
            Does.Contain("passed").And.Contain("failed"));
    }

    [Test]
    public void Each_of_two_mistakes_is_followed_by_its_own_reason()
    {
        foreach (var name in Enum.GetNames<Step>().Take(10)) Write(name);
        Write("GradientDescent", "var (cost, gradient) = f(theta);", "var (cost, gradient) = (f(theta).Cost, f(start).Gradient);");

        var lines = Run("check 10").Out.Split('\n').Where(line => line.Contains(": ")).Select(line => line.Split(": ")[0]);

        Assert.That(string.Join(", ", lines), Does.Contain(
            "This looks like, The likely thinking, Why it is wrong, together with, The likely thinking, Why it is wrong"));
    }

    [Test]
    public void A_crash_says_that_the_later_checks_were_not_run()
    {
        Write("Serialize", "Guard.AtLeast(\"thetas.Count\"", "Flatten(thetas); Guard.AtLeast(\"thetas.Count\"");

        Assert.That(Run("check 1").Out, Does.Match(@"\ncrashed in check \d+; later checks were not run\n"));
    }

    [Test]
    public void All_steps_are_listed_for_machines()
    {
        var (exit, output, _) = Run("list --json");

        var steps = JsonDocument.Parse(output).RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.That(exit, Is.Zero);
        Assert.That(steps.Select(step => step.GetProperty("name").GetString()), Is.EqualTo(Enum.GetNames<Step>()));
        Assert.That(steps.Select(step => step.GetProperty("verdict").GetString()), Is.All.EqualTo("notStarted"));
    }

    [Test]
    public void A_step_that_fails_is_listed_as_it_was_checked_last()
    {
        Write("Serialize");
        Write("OneHot", "y[i, labels[i]] = 1", "y[i, labels[i]] = 2");
        Run("check 2");

        var machines = Run("list --json").Out;
        var people = Run("list").Out;

        var verdicts = JsonDocument.Parse(machines).RootElement.GetProperty("steps").EnumerateArray()
            .Select(step => step.GetProperty("verdict").GetString()).Take(3);
        Assert.That(verdicts, Is.EqualTo(new[] { null, "failed", "notStarted" }));
        Assert.That(people, Does.Match(@"1  Serialize +begun").And.Match(@"2  OneHot +failed"));
    }

    [Test]
    public void Without_an_editor_open_fails_with_a_sentence()
    {
        using var process = KataProcess.Start($"open 1 --dir \"{_workspace.Folder}\"", TestContext.CurrentContext.TestDirectory,
            _workspace.Folder, ("PATH", _workspace.Folder), ("VISUAL", ""), ("EDITOR", ""));

        var (exit, output, error) = KataProcess.Result(process);

        Assert.That((exit, output), Is.EqualTo((3, "")));
        Assert.That(error, Does.StartWith("kata: no editor was found: set VISUAL or EDITOR to yours; the file is ")
            .And.Contain("Serialize.cs"));
    }

    [Test]
    public void Check_without_a_step_goes_through_all_and_explains_the_first_that_fails()
    {
        Write("Serialize");

        var (exit, output, _) = Run("check");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Match(@"1  Serialize +passed").And.Match(@"12  Optimizer +not started"));
        Assert.That(output, Does.Contain("Step 2 of 13: OneHot"));
    }

    [Test]
    public void Each_hint_gives_away_a_little_more()
    {
        using var checker = new StepChecker();
        var verdict = checker.Check(Step.Forward, _workspace.Read());

        var hints = Enumerable.Range(0, 5).Select(_ => HintCommand.Next(_workspace, verdict)[0].Text).ToList();

        Assert.That(hints, Is.EqualTo(new[]
        {
            "Hint 1 of 4 for Forward.Pass: question",
            "Hint 2 of 4 for Forward.Pass: formula",
            "Hint 3 of 4 for Forward.Pass: where",
            "Hint 4 of 4 for Forward.Pass: almost code",
            "Hint 4 of 4 for Forward.Pass: almost code",
        }));
    }

    [Test]
    public void The_hint_is_for_the_function_that_is_wrong_and_leads_to_the_mistake()
    {
        foreach (var name in Enum.GetNames<Step>().Take(6)) Write(name);
        Write("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)");

        var (_, output, _) = Run("hint Cost");

        Assert.That(output, Does.StartWith("Hint 1 of 4 for Cost.Penalty: question\nTo find the mistake: "));
    }

    [Test]
    public void A_solution_is_shown_after_passing_or_giving_up()
    {
        var before = Run("solution Serialize");
        Write("Serialize");
        Run("check 1");
        var after = Run("solution Serialize");
        var givenUp = Run("solution Optimizer --give-up");
        var remembered = Run("solution Optimizer");

        Assert.That(before,
            Is.EqualTo(
                (
                    2, "", "kata: Serialize has not passed yet: \"kata hint Serialize\" leads on, and \"kata solution Serialize "
                        + "--give-up\" shows the end.\n")));
        Assert.That(after, Is.EqualTo((0, Reference.Files[0].Text, "")));
        Assert.That(givenUp.Out, Is.EqualTo(Reference.Files[11].Text));
        Assert.That(remembered, Is.EqualTo(givenUp));
    }

    [Test]
    public void Reset_keeps_what_there_was_and_restore_brings_it_back()
    {
        File.WriteAllText(_workspace.PathOf(Step.Forward), "// hours of work");

        var reset = Run("reset Forward");
        var list = Run("restore Forward");
        var restored = Run("restore Forward 1");

        Assert.That(reset.Out, Does.Contain("is the stub again").And.Contain(".backup"));
        Assert.That(list.Out, Does.Contain("16 bytes"));
        Assert.That((restored.Exit, File.ReadAllText(_workspace.PathOf(Step.Forward))), Is.EqualTo((0, "// hours of work")));
    }

    [TestCase("check 14", "step is 14 but needs to be 1 to 13 or a name, e.g. 6 or Cost: \"kata list\" shows them.")]
    [TestCase("hint Backwards", "step is Backwards but needs to be 1 to 13 or a name, e.g. 6 or Cost: \"kata list\" shows them.")]
    [TestCase("restore Forward", "Forward has no earlier version: \"kata reset\" and \"kata restore\" keep one each time.")]
    public void A_wrong_word_gets_a_sentence(string arguments, string sentence) =>
        Assert.That(Run(arguments), Is.EqualTo((2, "", $"kata: {sentence}\n")));

    [Test]
    public void A_folder_that_is_no_workspace_is_refused() => Assert.That(
        KataProcess.Run($"check 1 --dir \"{_folder.Folder}\""),
        Is.EqualTo(
            (2, "", $"kata: {_folder.Folder} is not a workspace but needs to be one: \"kata start {_folder.Folder}\" makes it one.\n")));

    [Test]
    public void The_workspace_is_found_from_a_folder_in_it()
    {
        using var process = KataProcess.Start("check 1", TestContext.CurrentContext.TestDirectory, Path.Combine(_workspace.Folder, "Kata"));

        Assert.That(KataProcess.Result(process).Out, Does.Contain("Step 1 of 13: Serialize"));
    }

    private (int Exit, string Out, string Error) Run(string arguments) => KataProcess.Run($"{arguments} --dir \"{_workspace.Folder}\"");

    private void Write(string step, string right = "", string wrong = "")
    {
        var text = Reference.Files.Single(file => file.Name == step).Text;
        File.WriteAllText(Path.Combine(_workspace.Folder, "Kata", $"{step}.cs"), right.Length > 0 ? text.Replace(right, wrong) : text);
    }
}
