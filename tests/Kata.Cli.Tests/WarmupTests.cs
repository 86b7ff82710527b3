using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>The optional warm-up between steps 7 and 8.</summary>
[NonParallelizable]
public sealed class WarmupTests
{
    private const string NotWritten = "throw new NotImplementedException(\"Warm-up: Warmup.Gradient is not written yet.\");";
    private const string Right = "return x.TransposeThisAndMultiply((x * theta).Map(z => 1 / (1 + Math.Exp(-z))) - y) / x.RowCount;";

    private Scratch _folder = null!;
    private Workspace _workspace = null!;

    private string Path => WarmupCheck.PathIn(_workspace);

    [SetUp]
    public void Start()
    {
        _folder = new();
        _workspace = Workspace.Start(_folder.At("mine"));
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Its_stub_is_not_started() =>
        Assert.That(Run(), Is.EqualTo((1, "not started: the lesson docs/lessons/07b-logistic.md leads to it.\n", "")));

    [Test]
    public void A_right_gradient_is_confirmed_by_ones_own_step_7_and_then_by_the_harness()
    {
        Write(Right);
        WriteStep7();

        var (exit, output, error) = Run();

        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith("""
            On the lesson's four examples:
                                yours    your step 7
              theta[0]    0.350000000    0.350000000
              theta[1]    0.075000000    0.075000000
            Your own step 7 confirms your gradient.
            The harness, on 20 drawn examples:
            agrees: all 4 claimed slopes are those of the cost.
            """));
    }

    [Test]
    public void Without_step_7_a_sentence_says_so_and_the_harness_checks_alone()
    {
        Write(Right);

        var (exit, output, _) = Run();

        Assert.That(exit, Is.Zero);
        Assert.That(output, Does.StartWith("Your step 7, NumericalGradient.Central, is not written yet: until it is, the harness alone "
            + "checks this.\nThe harness, on 20 drawn examples:\nagrees: "));
    }

    [TestCase("- y) / x.RowCount", "- y)", "  theta[0]    1.400000000    0.350000000  <- differs\n")]
    [TestCase("return x", "return -x", "  theta[1]   -0.075000000    0.075000000  <- differs\n")]
    public void A_wrong_gradient_differs_entry_by_entry_and_fails(string right, string wrong, string row)
    {
        Write(Right.Replace(right, wrong));
        WriteStep7();

        var (exit, output, _) = Run();

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain(row).And.Contain("They differ: one of the two is wrong.\n").And.Contain("\nwrong: theta 4/4"));
    }

    [Test]
    public void A_wrong_step_7_is_told_from_a_wrong_gradient()
    {
        Write(Right);
        WriteStep7("/ (2 * h)", "/ h");

        var (exit, output, _) = Run();

        Assert.That(exit, Is.Zero);
        Assert.That(output, Does.Contain("0.350000000    0.700000000  <- differs\n"));
        Assert.That(output, Does.Contain("They differ, but the harness finds your gradient right: look at step 7.\n"));
    }

    [TestCase("return null!;", "the gradient is null but the parameters have 4 entries.")]
    [TestCase("return theta.SubVector(0, 1);", "the gradient has")]
    [TestCase("return y / 0 *;", "Warmup.cs:21:")]
    [TestCase("throw new InvalidOperationException(\"mine\");", "the code threw InvalidOperationException at ")]
    [TestCase("return theta + Activations.Apply(Activation.Sigmoid, x).Row(0)[0];", "Step 3: Activations.Apply is not written yet.")]
    [TestCase("while (true);", "the code was stopped: ")]
    public void What_is_no_gradient_gets_a_sentence(string body, string sentence)
    {
        Write(body);
        WriteStep7();

        var (exit, output, _) = Run();

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain(sentence));
    }

    [Test]
    public void A_file_that_is_missing_is_brought_back_by_start()
    {
        File.Delete(Path);

        Assert.That(Run().Out, Does.Contain("Warmup.cs is missing or is no text: \"kata start "));
        Assert.That(Workspace.Start(_workspace.Folder).Made, Is.EqualTo(new[] { "Kata.Warmup/Warmup.cs" }));
    }

    [Test]
    public void It_is_no_step_so_no_step_changes_with_it()
    {
        var before = _workspace.Read();

        Write("this does not compile");

        Assert.That(_workspace.Read().Sha256, Is.EqualTo(before.Sha256));
        Assert.That(Compiler.Compile(_workspace.Read().Files).Errors, Is.Empty);
    }

    [Test]
    public void Its_stub_compiles_among_the_stubs_and_keeps_its_argument_checks()
    {
        var stub = new SourceFile("Warmup.cs", File.ReadAllText(Path));

        Assert.That(Compiler.Compile([.. Stubs.All, stub]).Errors, Is.Empty);
        Assert.That(stub.Text, Does.Contain("        Guard.").And.Contain($"\n\n        {NotWritten}\n    }}\n}}\n"));
        Assert.That(stub.Step, Is.Null);
    }

    [Test]
    public void The_watch_checks_it_when_it_is_saved()
    {
        WriteStep7();
        using var watch = new WatchProcess(TestContext.CurrentContext.TestDirectory, _workspace);

        WatchProcess.Save(Path, File.ReadAllText(Path).Replace(NotWritten, Right));

        Assert.That(() => watch.Output, Does.Contain("Your own step 7 confirms your gradient.").After(30_000, 50));
        Assert.That(watch.Reports, Is.All.Property("Step").EqualTo(1), "the current step stays");
    }

    private void Write(string body) => File.WriteAllText(Path, File.ReadAllText(Path).Replace(NotWritten, body));

    private void WriteStep7(string right = "", string wrong = "")
    {
        var text = Reference.Files[6].Text;
        if (right.Length > 0) Assert.That(text, Does.Contain(right));
        File.WriteAllText(_workspace.PathOf(Step.NumericalGradient), right.Length > 0 ? text.Replace(right, wrong) : text);
    }

    // The first line names the file, which is elsewhere each time.
    private (int Exit, string Out, string Error) Run()
    {
        using var process = KataProcess.Start("warmup", TestContext.CurrentContext.TestDirectory, _workspace.Folder);
        var (exit, output, error) = KataProcess.Result(process);
        Assert.That(output, Does.StartWith("Warm-up: Warmup.Gradient  ").And.Contain("Warmup.cs\n"));
        return (exit, output[(output.IndexOf('\n') + 1)..], error);
    }
}
