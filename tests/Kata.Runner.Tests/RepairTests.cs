using Kata.Harness.Mistakes;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Repairs;
using Kata.Runner.SelfCheck;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Tests;

/// <summary>The line of a mistake is found in code that nobody has seen.</summary>
public sealed class RepairTests
{
    private static StepChecker _checker = null!;

    [OneTimeSetUp]
    public static void Start() => _checker = new();

    [OneTimeTearDown]
    public static void Stop() => _checker.Dispose();

    // One of each kind, in code as other people write it.
    [TestCase(Step.Cost, "lambda / (2.0 * examples) * squares", "lambda / 2 * examples * squares", "brackets in the wrong place")]
    [TestCase(Step.Cost, "lambda / (2.0 * examples) * squares", "lambda * (1 / (2 * examples)) * squares", "a division of two integers")]
    [TestCase(Step.Cost, "theta.RemoveColumn(0)", "theta", "the column of the biases")]
    [TestCase(Step.Backprop, "deltas[^1] = pass.A[^1] - y", "deltas[^1] = y - pass.A[^1]", "the wrong way round")]
    [TestCase(Step.Backprop, "(lambda * network", "(lambda / x.RowCount * network", "a factor too many")]
    [TestCase(Step.Forward, "a.RowCount, 1.0", "a.RowCount, 0.0", "another number")]
    [TestCase(Step.GradientDescent, "theta - (rate", "theta + (rate", "plus for minus, or minus for plus")]
    [TestCase(Step.MiniBatch, "rate * gradient[l]", "rate / batch.Length * gradient[l]", "a factor too many")]
    [TestCase(Step.NumericalGradient, "/ (2 * h)", "/ 2 * h", "brackets in the wrong place")]
    [TestCase(Step.OneHot, "i < labels.Count; i++", "classes < labels.Count; i++", "one value where another is meant")]
    [TestCase(Step.OneHot, "y[i, labels[i]]", "y[i, i]", "one value where another is meant")]
    [TestCase(Step.Initialize, "l < sizes.Count", "l < seed", "one value where another is meant")]
    [TestCase(Step.NumericalGradient, "at.Clone()", "Vector<double>.Build.Dense(at.Count)", "one value where another is meant")]
    public void The_line_and_the_kind_of_a_slip_are_found(Step step, string right, string wrong, string kind)
    {
        var text = Reference.File(step).Text;
        Assert.That(text, Does.Contain(right));

        var repairs = Repairs(step, Replaced(text, right, wrong));

        var line = text[..text.IndexOf(right, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        Assert.That(repairs.Select(repair => (repair.Line, repair.Kind)), Has.Some.EqualTo((line, kind)));
    }

    [Test]
    public void The_count_of_an_entry_is_found()
    {
        var repairs = Repairs(Step.Serialize, Replaced(InLoops(Step.Serialize), "thetas[l].RowCount", "flat.Count"));

        Assert.That(repairs.Select(repair => repair.After), Is.EqualTo(new[] { "thetas[l].RowCount" }));
    }

    [Test]
    public void Of_a_formula_that_no_edit_repairs_the_line_is_found_next_to_another_slip()
    {
        var text = Replaced(InLoops(Step.Activations), "Math.Tanh(z[i, k])", "Softmax(z.Row(i))[k]");
        text = Replaced(text, "z[i, k] > 0 ? 1 : 0", "z[i, k] > 0 ? 4 : 0");

        var repairs = Repairs(Step.Activations, text);

        var kinds = new[] { "another number", "a formula that only wrong answers pass through" };
        Assert.That(repairs.Select(repair => repair.Kind), Is.EqualTo(kinds));
        Assert.That(repairs[1].Edit, Is.EqualTo(
            "Every answer that passes through \"Softmax(z.Row(i))[k]\" is wrong, and no right one does."));
    }

    [Test]
    public void Two_independent_slips_are_both_found()
    {
        var text = Replaced(Reference.File(Step.Cost).Text, "lambda / (2.0 * examples)", "lambda / examples");
        text = Replaced(text, "(h - y).PointwiseMultiply(h - y) / 2", "(h - y).PointwiseMultiply(h - y)");

        var repairs = Repairs(Step.Cost, text);
        Assert.That(repairs, Has.Exactly(2).Items);
        Assert.That(repairs[0].Edit, Does.EndWith(" a part of what is wrong is right."));
    }

    [Test]
    public void A_condition_that_only_a_check_shows_is_found()
    {
        var text = Replaced(Reference.File(Step.GradientDescent).Text, "rate * gradient", "Math.Min(rate, 100) * gradient");

        var repairs = Repairs(Step.GradientDescent, text);
        Assert.That(repairs.Select(repair => repair.After), Is.EqualTo(new[] { "rate" }));
        Assert.That(repairs[0].Edit, Does.EndWith(" it is right."));
    }

    // Names explain everything or a part, edits repair everything or a part: the surer of the two is shown.
    [TestCase(false, true, true, 1, false)]
    [TestCase(false, false, false, 0, false)]
    [TestCase(true, true, true, 1, false)]
    [TestCase(true, false, false, 1, true)]
    public void Names_and_places_agree(bool partly, bool isWhole, bool isComplete, int places, bool besides)
    {
        var name = MistakeBank.All[0].Text;
        StepResult named = new(Step.Cost, Verdict.Failed, [])
        {
            Diagnosis = new() { Step = Step.Cost, FirstWrong = "J", Names = [[name]], Unexplained = partly ? "the penalty" : null },
        };

        var result = named.With([new("Cost.cs", 1, 1, "a factor too many", "2 * x", "x") { IsWhole = isWhole }], isComplete);

        Assert.That(result.Repairs, Has.Exactly(places).Items);
        Assert.That(result.Diagnosis!.Names, Is.EqualTo(named.Diagnosis.Names));
        Assert.That(result.Diagnosis.Unexplained is not null, Is.EqualTo(besides));
    }

    [Test]
    public void A_loop_without_end_is_found()
    {
        const string loop = "for (var i = 0; i < 1; i++) i--;";
        var text = Replaced(Reference.File(Step.Serialize).Text, "return ", $"{loop}\n        return ");

        Assert.That(Repairs(Step.Serialize, text), Is.Not.Empty);
    }

    [Test]
    public void Right_code_is_not_searched() =>
        Assert.That(_checker.Check(Step.Cost, Submission(Step.Cost, Reference.File(Step.Cost).Text), repairs: true).Repairs, Is.Empty);

    [Test]
    public void All_edits_of_a_file_stand_in_one_assembly()
    {
        var file = new SourceFile("Cost.cs", Reference.File(Step.Cost).Text);
        var compilation = Compiler.Together(StepSources.Hybrid(Step.Cost, [file]).Files);
        var edits = EditFinder.Tiers(compilation, [Compiler.Tree(file)], default).First();

        var schema = MutantSchema.Compile(compilation, edits, default);

        Assert.That(schema.Edits, Has.Count.GreaterThan(500));
        Assert.That(schema.Codes, Is.Unique);
    }

    // (delta, layer.Theta) is a tuple of a delta and a Theta, whatever is edited in it, but (x.ColumnCount, y.ColumnCount) has no names;
    // a lambda keeps its last return.
    [TestCase(Step.Backprop, "columns-are-examples")]
    [TestCase(Step.FastBackprop, "blocks-in-parallel")]
    public void Names_of_tuples_and_returns_of_lambdas_stay(Step step, string variant)
    {
        var file = new SourceFile($"{step}.cs", Right($"{step}.{variant}"));
        var compilation = Compiler.Together(StepSources.Hybrid(step, [file]).Files);
        var edits = EditFinder.Tiers(compilation, [Compiler.Tree(file)], default).First();

        Assert.That(MutantSchema.Compile(compilation, edits, default).Edits, Has.Count.EqualTo(edits.Count));
    }

    [Test]
    public void Argument_checks_are_not_edited()
    {
        var file = new SourceFile("Cost.cs", Reference.File(Step.Cost).Text);
        var compilation = Compiler.Together(StepSources.Hybrid(Step.Cost, [file]).Files);

        var edits = EditFinder.Tiers(compilation, [Compiler.Tree(file)], default).Last();

        var statements = edits.Select(edit => edit.Node.FirstAncestorOrSelf<StatementSyntax>()?.ToString() ?? "");
        Assert.That(statements, Has.None.StartWith("Guard."));
    }

    // As `kata selfcheck --slips 1500` draws more of them.
    [Test]
    public void Most_slips_in_code_by_several_hands_are_located_and_hardly_any_wrongly()
    {
        var trials = LocationTrial.Run(12, seed: 4).ToList();

        var missed = trials.Where(trial => !trial.IsRight).Select(trial => trial.Slip.Text);
        Assert.That(trials.Count(trial => trial.IsRight), Is.AtLeast(10), string.Join('\n', missed));
        Assert.That(trials.Count(trial => trial.IsWrong), Is.AtMost(1), string.Join('\n', missed));
    }

    private static string InLoops(Step step) => Right($"{step}.page-formulas");

    private static string Right(string variant) =>
        File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Cases", "Right", $"{variant}.txt"));

    private static IReadOnlyList<Repair> Repairs(Step step, string text)
    {
        var result = _checker.Check(step, Submission(step, text), repairs: true);
        Assert.That(result.Passed, Is.False);
        return result.Repairs;
    }

    private static Submission Submission(Step step, string text) => new([new($"{step}.cs", text)], [], "");

    private static string Replaced(string text, string right, string wrong)
    {
        var at = text.IndexOf(right, StringComparison.Ordinal);
        return $"{text[..at]}{wrong}{text[(at + right.Length)..]}";
    }
}
