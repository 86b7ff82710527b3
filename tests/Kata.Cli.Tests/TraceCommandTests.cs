using System.Text.Json;
using Kata.Learning;
using Kata.Runner.Compiling;
using static VerifyNUnit.Verifier;

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

    private Task Wrong(int step, string name, string right, string wrong)
    {
        var (exit, output, error) = Run($"{step}", name, right, wrong);

        Assert.That((exit, error), Is.EqualTo((1, "")));
        Assert.That(output.Split('\n').Select(line => line.TrimEnd().Length), Is.All.AtMost(80));
        Assert.That(output.Split("<-- first wrong"), Has.Length.EqualTo(2));
        return Verify(output);
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
