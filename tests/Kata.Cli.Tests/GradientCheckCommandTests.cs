using System.Text.Json;
using Kata.Cli.Gradients;
using Kata.Experiments.Gradients;
using Kata.Gradients;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class GradientCheckCommandTests
{
    private static readonly GradientCheckPlan Plan = new([4, 6, 3], Activation.Sigmoid, Loss.CrossEntropy, 20, 1, 1);

    [TestCase("")]
    [TestCase("--network 3-1 --examples 1 --lambda 0")]
    [TestCase("--network 3-5-4-2 --hidden tanh --loss softmax --seed 7")]
    [TestCase("--network 3-5-2 --hidden identity --loss squared --lambda 0.5")]
    [TestCase("--loss cross-entropy")]
    public void The_reference_agrees(string options)
    {
        var (exit, output, error) = KataProcess.Run($"gradcheck {options} --json");

        Assert.That(exit, Is.Zero, output + error);
        using var json = JsonDocument.Parse(output);
        Assert.That(json.RootElement.GetProperty("verdict").GetString(), Is.EqualTo("agrees"));
    }

    [Test]
    public void Json_has_the_fields_that_machines_read()
    {
        using var json = JsonDocument.Parse(KataProcess.Run("gradcheck --network 2-4-3 --json").Out);

        Assert.That(json.RootElement.GetProperty("parameters").GetInt32(), Is.EqualTo((4 * 3) + (3 * 5)));
        Assert.That(json.RootElement.GetProperty("mistakes").GetArrayLength(), Is.Zero);
        Assert.That(json.RootElement.GetProperty("resolution").GetDouble(), Is.InRange(1e-16, 1e-3));
        var worst = json.RootElement.GetProperty("worst");
        Assert.That(
            worst.EnumerateObject().Select(property => property.Name),
            Is.EqualTo(new[] { "block", "row", "column", "claimed", "numerical", "tolerance" }));
        Assert.That(worst.GetProperty("block").GetString(), Is.AnyOf("Theta1", "Theta2"));
    }

    [Test]
    public void The_picture_has_a_cell_for_every_parameter_and_is_the_same_every_time()
    {
        using var folder = new Scratch();

        var (exit, output, error) = KataProcess.Run($"gradcheck --picture {folder.At("one.svg")}");
        KataProcess.Run($"gradcheck --picture {folder.At("two.svg")} --json");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain($"picture: {folder.At("one.svg")}"));
        var drawn = new DrawnSvg(File.ReadAllText(folder.At("one.svg")));
        Assert.That(drawn.Cells().Count(), Is.EqualTo(51));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "Theta1 · 6 × 5", "Theta2 · 3 × 7", "central, median", "forward, largest" }));
        Assert.That(File.ReadAllBytes(folder.At("two.svg")), Is.EqualTo(File.ReadAllBytes(folder.At("one.svg"))));
    }

    [TestCase("--network 4-x-3", "--network is \"4-x-3\" but needs two or more unit counts from 1 to 100000 with hyphens between, inputs "
        + "first, e.g. 400-25-10.")]
    [TestCase("--network 4", "--network is \"4\" but needs two or more unit counts from 1 to 100000 with hyphens between, inputs first, "
        + "e.g. 400-25-10.")]
    [TestCase("--network 4-0-3", "--network is \"4-0-3\" but needs two or more unit counts from 1 to 100000 with hyphens between, inputs "
        + "first, e.g. 400-25-10.")]
    [TestCase("--network 100000-100000", "--network 100000-100000 with --examples 20 takes 2e+11 products a cost but needs at most 1e+09: "
        + "a check computes many.")]
    [TestCase("--network 4-1 --loss softmax", "--network ends in 1 but --loss softmax needs at least 2 outputs: the softmax of a single "
        + "one is always 1.")]
    [TestCase("--examples 0", "--examples is 0 but needs to be at least 1: a cost is the mean over examples.")]
    [TestCase("--lambda -1", "--lambda is -1 but needs to be at least 0: a negative penalty would reward large weights.")]
    [TestCase("--lambda NaN", "--lambda is NaN but needs to be at least 0: a negative penalty would reward large weights.")]
    [TestCase("--mistake no/such", "unknown mistake no/such: \"kata explain\" lists all.")]
    [TestCase("--mistake initialize/zeros", "mistake initialize/zeros is made in step 9 but needs to be in one of 1, 3, 4, 6, 8: the "
        + "gradient of a cost passes through no other.")]
    [TestCase("--picture \"\"", "--picture is empty but needs the name of a file.")]
    public void Wrong_usage_is_one_line_and_2(string options, string sentence) => Ends(options, 2, sentence);

    [TestCase("--picture /nowhere/at/all/x.svg", "/nowhere/at/all/x.svg cannot be written: its folder does not exist.")]
    [TestCase("--picture .", ". is a folder, so no picture can be written there: name a file.")]
    public void A_picture_that_cannot_be_written_is_one_line_and_3(string options, string sentence) => Ends(options, 3, sentence);

    [TestCase("backprop/no-slope", "disagrees")]
    [TestCase("cost/rows-for-columns", "disagrees")]
    [TestCase("serialize/writes-columns", "disagrees")]
    [TestCase("backprop/float32", "disagrees")]
    public void A_planted_mistake_is_found_and_named(string id, string verdict)
    {
        var (exit, text, error) = KataProcess.Run($"gradcheck --mistake {id} --json");

        Assert.That(exit, Is.EqualTo(1), error);
        using var json = JsonDocument.Parse(text);
        Assert.That(json.RootElement.GetProperty("verdict").GetString(), Is.EqualTo(verdict));
        Assert.That(json.RootElement.GetProperty("mistakes").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { id }));
    }

    [TestCase("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)", "forward/no-bias")]
    [TestCase("Backprop", ".PointwiseMultiply(Activations.Derivative(layers[l].Activation, pass.Z[l]))", "", "backprop/no-slope")]
    public void A_learner_s_gradient_is_checked_and_its_mistake_is_named(string step, string right, string wrong, string id)
    {
        using var folder = Subject(step, right, wrong);

        var (exit, output, error) = KataProcess.Run($"gradcheck --subject {folder.Folder} --picture {folder.At("one.svg")}");

        Assert.That((exit, error), Is.EqualTo((1, "")));
        Assert.That(output, Does.Contain($", by {folder.Folder}\ndisagrees: ").And.Contain($"({id})"));
        Assert.That(new DrawnSvg(File.ReadAllText(folder.At("one.svg"))).Cells().Count(), Is.EqualTo(51));
    }

    [Test]
    public void A_learner_s_exception_is_a_sentence()
    {
        using var folder = Subject("Backprop", "var deltas = Deltas(network, pass, y);", "var deltas = Deltas(network, pass, null!);");

        var (exit, output, error) = KataProcess.Run($"gradcheck --subject {folder.Folder}");

        Assert.That((exit, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.StartWith("kata: the code threw ").And.Contain("Backprop.cs, line "));
    }

    [Test]
    public void A_mistake_is_planted_in_the_reference_alone() => Ends(
        "--subject src/Kata --mistake backprop/no-slope", 2, "--mistake cannot go with --subject: it is planted in the reference.");

    [Test]
    public void Wrong_usage_leaves_the_picture_as_it_was()
    {
        using var folder = new Scratch();
        var old = folder.Write("old.svg", [1, 2, 3]);

        Assert.That(KataProcess.Run($"gradcheck --mistake no/such --picture {old}").Exit, Is.EqualTo(2));

        Assert.That(File.ReadAllBytes(old), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Directory.GetFiles(folder.Folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_wrong_entry_is_the_only_one_that_stands_out()
    {
        var errors = Errors(gradient => gradient[7] *= 1.01, out _).OfEntries();

        Assert.That(errors[7], Is.EqualTo(0.01 / 1.01).Within(1e-6));
        Assert.That(errors.Where((_, i) => i != 7), Is.All.InRange(0, 1e-7));
    }

    // One wrong entry among many: the harness goes by directions there, and the picture measures for itself.
    [Test]
    public void Without_the_harness_s_slopes_the_entries_are_measured_here()
    {
        var problem = Plan.Problem(ReferenceSteps.All);
        var report = GradientCheck.Verify(problem.Cost, problem.Gradient, problem.At, problem.Options(1) with { DirectionsAbove = 0 });
        var measured = 0;

        var errors = new DifferenceErrors(problem, report, () => measured++);

        Assert.That(errors.ByCheck, Is.False);
        Assert.That(measured, Is.EqualTo(51));
        Assert.That(errors.OfEntries(), Is.All.InRange(0, 1e-6));
    }

    // Truncation: central differences lose with h², forward differences with h. Rounding: both lose with 1/h.
    [Test]
    public void The_curves_are_a_V()
    {
        var steps = Errors(_ => { }, out _).OfSteps();

        Assert.That(steps.Select(step => step.Step),
            Is.EqualTo(new[] { 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12 }));
        Assert.That(steps[1].CentralMedian / steps[2].CentralMedian, Is.InRange(80, 120));
        Assert.That(steps[1].ForwardMedian / steps[2].ForwardMedian, Is.InRange(8, 12));
        Assert.That(steps[11].CentralMedian / steps[7].CentralMedian, Is.InRange(1e3, 1e5));
        Assert.That(steps.Min(step => step.CentralMedian), Is.InRange(1e-12, 1e-8));
        Assert.That(steps.All(step => step.CentralMedian <= step.CentralLargest && step.ForwardMedian <= step.ForwardLargest));
    }

    [Test]
    public void A_wrong_entry_is_a_floor_that_no_step_gets_below()
    {
        var steps = Errors(gradient => gradient[7] *= 1.01, out _).OfSteps();

        Assert.That(steps.Min(step => step.CentralLargest), Is.EqualTo(0.01 / 1.01).Within(1e-4));
    }

    [Test]
    public void An_entry_that_is_no_number_is_undefined_and_left_out_of_the_curves()
    {
        var errors = Errors(gradient => gradient[7] = double.NaN, out _);

        Assert.That(errors.OfEntries()[7], Is.NaN);
        Assert.That(errors.Tried, Has.Count.EqualTo(50).And.No.Member(7));
        Assert.That(errors.OfSteps().All(step => double.IsFinite(step.CentralLargest)));
    }

    [Test]
    public void A_gradient_of_another_length_is_drawn_as_undefined_throughout()
    {
        var problem = Plan.Problem(ReferenceSteps.All);
        problem = problem with { Gradient = _ => Vector<double>.Build.Dense(3) };
        var report = GradientCheck.Verify(problem.Cost, problem.Gradient, problem.At, problem.Options(1));

        var drawn = new DrawnSvg(GradientCheckPicture.Draw("", problem, report, new(problem, report, () => { })));

        Assert.That(drawn.Cells(), Is.Empty);
        Assert.That(drawn.Texts(), Does.Contain("no point has a place here"));
    }

    [Test]
    public void What_is_no_number_is_null_for_machines()
    {
        Errors(gradient => gradient[7] = double.NaN, out var report);
        report = report with
        {
            Worst =
            new(7, "Theta1[1,2]", "Theta1", 1, 2, double.NaN, double.PositiveInfinity, 0.5, EntryVerdict.Unresolved)
        };

        var summary = GradientCheckSummary.Of(Plan, null, report, null, null);

        Assert.That(summary.Worst, Is.EqualTo(new GradientCheckWorst("Theta1", 1, 2, null, null, 0.5)));
    }

    [Test]
    public void Another_seed_draws_other_numbers()
    {
        var (one, other) = (Plan.Problem(ReferenceSteps.All), (Plan with { Seed = 2 }).Problem(ReferenceSteps.All));

        Assert.That(Plan.Problem(ReferenceSteps.All).Cost(one.At), Is.EqualTo(one.Cost(one.At)));
        Assert.That(other.At, Is.Not.EqualTo(one.At));
        Assert.That(other.Cost(one.At), Is.Not.EqualTo(one.Cost(one.At)), "other examples too");
    }

    private static DifferenceErrors Errors(Action<Vector<double>> spoil, out GradientReport report)
    {
        var right = Plan.Problem(ReferenceSteps.All);
        var problem = right with
        {
            Gradient = theta =>
            {
                var gradient = right.Gradient(theta);
                spoil(gradient);
                return gradient;
            },
        };
        report = GradientCheck.Verify(problem.Cost, problem.Gradient, problem.At, problem.Options(1));
        return new(problem, report, () => { });
    }

    // The reference's steps, one of them changed.
    private static Scratch Subject(string step, string right, string wrong)
    {
        var folder = new Scratch();
        foreach (var file in Reference.Files)
        {
            if (file.Name == step) Assert.That(file.Text, Does.Contain(right), "the reference no longer reads like this");
            File.WriteAllText(folder.At($"{file.Name}.cs"), file.Name == step ? file.Text.Replace(right, wrong) : file.Text);
        }

        return folder;
    }

    private static void Ends(string options, int code, string sentence)
    {
        var (exit, output, error) = KataProcess.Run($"gradcheck {options}");

        Assert.That(error, Is.EqualTo($"kata: {sentence}{Environment.NewLine}"));
        Assert.That(exit, Is.EqualTo(code));
        Assert.That(output, Is.Empty);
    }
}
