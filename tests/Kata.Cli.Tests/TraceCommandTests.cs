using System.Text.Json;
using Kata.Cli.Learn;
using Kata.Experiments.Tracing;
using Kata.Harness.Mistakes;
using Kata.Harness.Tracing;
using Kata.Learning;
using Kata.Runner.Compiling;
using VerifyNUnit;

namespace Kata.Cli.Tests;

/// <summary>`kata trace` on workspaces with a wrong step.</summary>
public sealed class TraceCommandTests
{
    private Scratch _folder = null!;

    [SetUp]
    public void Start() => _folder = new();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public Task A_wrong_step_4() => Wrong(4, "Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)");

    [Test]
    public Task A_wrong_step_6() => Wrong(6, "Cost", "lambda / (2.0 * examples)", "lambda / examples");

    [Test]
    public Task A_wrong_step_8() =>
        Wrong(8, "Backprop", ".PointwiseMultiply(Activations.Derivative(layers[l].Activation, pass.Z[l]))", "");

    [Test]
    public void An_exception_is_a_sentence_with_the_line_and_nothing_after_it_is_a_mistake()
    {
        var (exit, output, _) = Run("6", "Forward", "Activations.Apply(activation, z[^1])", "Activations.Apply(activation, z[9])");

        Assert.That(exit, Is.EqualTo(1));
        var words = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.That(words, Does.Contain("z¹ Forward.Pass throws ArgumentOutOfRangeException at Forward.cs, line 22: Index was"));
        Assert.That(words, Does.Contain("a¹ no numbers, follows from z¹").And.Contain("J no numbers, follows from z¹"));
        Assert.That(words, Does.Contain("The first quantity that is wrong is z¹: Forward.Pass throws"));
        Assert.That(output.Split('\n').Select(line => line.TrimEnd().Length), Is.All.AtMost(80));
    }

    [Test]
    public void In_a_workspace_the_current_step_is_traced_and_what_is_not_written_is_said()
    {
        Workspace.Start(_folder.At("mine"));

        var (exit, output, _) = KataProcess.Run($"trace --dir {_folder.At("mine")}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.StartWith("Step 4, Forward: the lessons' example through your code (step 1 has none of its own)"));
        Assert.That(output, Does.Contain("z¹        Step 4: Forward.Pass is not written yet.").And.Contain("There are no numbers yet."));
    }

    [Test]
    public void An_endless_loop_is_stopped()
    {
        var (exit, output, error) = Run("4", "Forward", "Guard.Inputs(network, x);", "while (network.Layers.Count > 0) { }");

        Assert.That((exit, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.StartWith("kata: the code was stopped: it made no progress for 5 s"));
    }

    [Test]
    public void A_drawn_network_is_traced_and_drawn_for_people_and_for_machines()
    {
        var picture = _folder.At("picture");

        var (exit, output, error) = KataProcess.Run($"trace 8 --subject src/Kata --network 2-3-2 --seed 4 --json --picture {picture}");

        Assert.That((exit, error), Is.EqualTo((0, "")));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.That(json.GetProperty("firstWrong").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(json.GetProperty("thetas").GetArrayLength(), Is.EqualTo(2));
        Assert.That(
            json.GetProperty("quantities").EnumerateArray().Select(quantity => quantity.GetProperty("status").GetString()),
            Is.All.EqualTo("right"));
        Assert.That(json.GetProperty("picture").GetString(), Is.EqualTo(Path.Combine(picture, "index.html")));
        Assert.That(File.ReadAllText(Path.Combine(picture, "index.html")), Does.Contain("trace.svg").And.Contain("Every number is right."));
        var drawn = new DrawnSvg(File.ReadAllText(Path.Combine(picture, "trace.svg")));
        Assert.That(drawn.Texts(), Does.Contain("unit 3").And.Contain("output 2"));
    }

    [TestCase("--network 2-6-1", "--network is 2-6-1 but needs 2 to 4 layers of 1 to 5 units with hyphens between, e.g. 2-3-2: a trace can "
        + "be redone by hand.")]
    [TestCase("--network 2-3-3-3-2", "--network is 2-3-3-3-2 but needs 2 to 4 layers of 1 to 5 units with hyphens between, e.g. 2-3-2: a "
        + "trace can be redone by hand.")]
    [TestCase("--network 2-x", "--network is 2-x but needs 2 to 4 layers of 1 to 5 units with hyphens between, e.g. 2-3-2: a trace can be "
        + "redone by hand.")]
    public void Another_network_is_refused_in_a_sentence(string options, string sentence)
    {
        var (exit, output, error) = KataProcess.Run($"trace 8 --subject src/Kata {options}");

        Assert.That((exit, output, error.TrimEnd()), Is.EqualTo((2, "", $"kata: {sentence}")));
    }

    [Test]
    public void The_picture_is_loud_at_the_first_wrong_number_alone_and_says_it_in_words()
    {
        var picture = TracePicture.Draw(Of("backprop/no-slope"), TraceExample.Worked, "A title", "What is wrong.");

        var drawn = new DrawnSvg(picture.Svg);
        Assert.That(drawn.Of("text", "bad").Select(text => text.Value), Is.EqualTo(new[] { "δ¹: −8, −2", "first wrong, right: 0, −2" }));
        Assert.That(drawn.Of("rect", "wrong").Count(), Is.EqualTo(1));
        Assert.That(drawn.Texts(), Does.Contain("w: −1").And.Contain("∂J/∂w: −3.2").And.Contain("right: −1"));
        Assert.That(drawn.All("desc").Single().Value, Does.StartWith("What is wrong. The right one is made like this: 0 = (−2·4)·0."));
    }

    [Test]
    public void A_wrong_slope_is_loud_where_it_belongs()
    {
        var right = ReferenceSteps.All;
        var wrong = right with
        {
            Backprop = (network, x, y, lambda) => right.Backprop(network, x, y, lambda) is var both
                ? both with { Gradient = [both.Gradient[0], both.Gradient[1] * 2] } : null!,
        };

        var drawn = new DrawnSvg(
            TracePicture.Draw(Trace.Of(Step.Backprop, wrong, TraceExample.Worked), TraceExample.Worked, "A title", "").Svg);

        Assert.That(
            drawn.Of("text", "bad").Select(text => text.Value), Is.EqualTo(new[] { "∂J/∂bias: −2.5", "first wrong, right: −1.25" }));
    }

    [Test]
    public void The_watch_has_what_is_wrong_first_and_a_line_for_each_quantity_that_is_right()
    {
        string[] lines = [.. TraceText.Short(Of("backprop/no-slope"), "A title").Select(line => line.Text)];

        Assert.That(lines[..2], Is.EqualTo(new[]
        {
            "A title", "The first wrong number is δ¹, row 1, unit 2: yours is −8, the right one is 0.",
        }));
        Assert.That(lines, Does.Contain("z¹         ok: 2, −2; 4, 1").And.Contain("J          ok: 4.4875"));
        Assert.That(lines, Does.Contain("δ¹         row 1, unit 2         −8        0  <-- first wrong"));
    }

    [Test]
    public void Different_numbers_never_look_the_same_and_another_mistake_is_said_to_be_one()
    {
        var right = ReferenceSteps.All;
        var trace = Trace.Of(
            Step.Cost,
            right with
            {
                DataTerm = (loss, pass, y) => right.DataTerm(loss, pass, y) + 1e-8,
                Cost = (network, x, y, lambda) => right.Cost(network, x, y, lambda) + 1,
            },
            TraceExample.Worked);

        string[] lines = [.. TraceText.Lines(trace, TraceExample.Worked, "A title").Select(line => line.Text)];

        Assert.That(lines, Has.One.Match(@"^data term +1\.0625000\d+ +1\.0625  <-- first wrong$"));
        Assert.That(lines, Has.One.Match(@"^J +5\.4875 +4\.4875  wrong by itself$"));
    }

    private static Trace Of(string mistake) => Trace.Of(
        Step.Backprop,
        MistakeBank.Inject(ReferenceSteps.All, MistakeBank.All.Single(known => known.Id == mistake)),
        TraceExample.Worked);

    private Task Wrong(int step, string name, string right, string wrong)
    {
        var (exit, output, error) = Run($"{step}", name, right, wrong);

        Assert.That((exit, error), Is.EqualTo((1, "")));
        Assert.That(output.Split('\n').Select(line => line.TrimEnd().Length), Is.All.AtMost(80));
        Assert.That(output.Split("<-- first wrong"), Has.Length.EqualTo(2));
        return Verifier.Verify(output);
    }

    private (int Exit, string Out, string Error) Run(string arguments, string step, string right, string wrong)
    {
        foreach (var file in Reference.Files)
        {
            if (file.Name == step) Assert.That(file.Text, Does.Contain(right), "the reference no longer reads like this");
            var text = file.Name == step ? file.Text.Replace(right, wrong) : file.Text;
            File.WriteAllText(_folder.At($"{file.Name}.cs"), text);
        }

        return KataProcess.Run($"trace {arguments} --subject {_folder.Folder}");
    }
}
