using System.Text.Json;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Tests;

/// <summary>What the diagnosis of a step reports.</summary>
public sealed class StepDiagnosisTests
{
    private static readonly Steps Right = ReferenceSteps.All;

    private static IEnumerable<TestCaseData> Known() =>
        MistakeBank.All.Select(mistake => new TestCaseData(mistake).SetName($"{{m}}({mistake.Id})"));

    [Test]
    public void The_reference_gives_every_probe_the_right_answer([Range(1, 13)] int step) =>
        Assert.That(StepDiagnosis.Of((Step)step, Right).ToString(), Is.EqualTo($"step {step} gives every probe the right answer."));

    [TestCaseSource(nameof(Known))]
    public void Each_mistake_is_named_and_no_other(Mistake mistake)
    {
        var diagnosis = StepDiagnosis.Of(mistake.Step, MistakeBank.Inject(Right, mistake));

        Assert.That(
            diagnosis.Names.Select(names => string.Join('+', names.Select(name => name.Id))),
            Is.EqualTo(new[] { mistake.Id }),
            diagnosis.ToString());
    }

    [Test]
    public void Each_variant_has_its_mistakes_name([Values] Step step)
    {
        var misnamed = MistakeBank.Variants(step).Where(mistake => mistake.IsVariant)
            .Select((mistake, i) => (mistake.Id, i, Diagnosis: StepDiagnosis.Of(step, MistakeBank.Inject(Right, mistake))))
            .Where(told => !told.Diagnosis.IsRight && !told.Diagnosis.Names.SelectMany(names => names).Any(name => name.Id == told.Id));

        Assert.That(misnamed.Select(told => $"{told.i} {told.Id}: {told.Diagnosis}"), Is.Empty);
    }

    // A notebook published 0.37904640005669177 for Ng's digits at λ = 1; the data term is 0.2876291651613189. The digits are not needed.
    [Test]
    public void The_published_cost_of_a_mistaken_penalty_is_recognised_from_the_weights()
    {
        var names = StepDiagnosis.OfPenalty(RequiredData.Ex4Network(), 1, 5000, 0.37904640005669177 - 0.2876291651613189, 1e-14);

        Assert.That(names.Select(mistake => mistake.Id), Is.EqualTo(new[] { "cost/rows-for-columns" }));
    }

    [Test]
    public void A_right_penalty_needs_no_mistake_to_explain_it() =>
        Assert.That(StepDiagnosis.OfPenalty(TestMatrices.SmallNetwork(), 2, 2, 2 * 3.94 / 4, 1e-12), Is.Empty);

    [Test]
    public void Two_mistakes_at_once_are_both_named()
    {
        var diagnosis = StepDiagnosis.Of(
            Step.Backprop,
                MistakeBank.Inject(Right, MistakeBank.Find("backprop/no-slope")!, MistakeBank.Find("backprop/biases-penalised")!));

        Assert.That(diagnosis.Names, Has.Count.EqualTo(1), diagnosis.ToString());
        Assert.That(
            diagnosis.Names[0].Select(mistake => mistake.Id), Is.EquivalentTo(new[] { "backprop/no-slope", "backprop/biases-penalised" }));
    }

    [Test]
    public void An_unknown_mistake_is_shown_by_its_smallest_example()
    {
        var diagnosis =
            StepDiagnosis.Of(Step.Cost, Right with { Penalty = (network, lambda, m) => 1.5 * Right.Penalty(network, lambda, m) });

        Assert.That(diagnosis.ToString(), Is.EqualTo("""
            the first wrong quantity is the penalty.
            it is not one of the mistakes we know.
            all of it is 1.5 times what it should be.
            By hand, the penalty of theta = [1 -1] with λ = 2 and m = 1: 1. Your code: 1.5.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void The_steps_outside_the_network_have_small_examples_too()
    {
        (Step Step, Steps Wrong)[] unknown =
        [
            (Step.Serialize, Right with { Flatten = thetas => 3 * Right.Flatten(thetas) }),
            (Step.OneHot, Right with { Encode = (labels, classes) => 3 * Right.Encode(labels, classes) }),
            (Step.Predict, Right with { Accuracy = (predicted, labels) => 3 * Right.Accuracy(predicted, labels) }),
            (Step.NumericalGradient, Right with { Central = (f, at, h) => 3 * Right.Central(f, at, h) }),
            (Step.Initialize, Right with { Epsilon = (inputs, units) => 3 * Right.Epsilon(inputs, units) }),
            (Step.GradientDescent, Right with { Downhill = (theta, gradient, rate) => 3 * Right.Downhill(theta, gradient, rate) }),
        ];

        foreach (var (step, wrong) in unknown) Assert.That(StepDiagnosis.Of((Step)step, wrong).Example, Is.Not.Null, $"step {step}");
        Assert.That(StepDiagnosis.Of(Step.NumericalGradient, unknown[3].Wrong).Example!.ToString(), Is.EqualTo(
            "By hand, the gradient of the sum of squares at 1 -1 with h = 1: [2 -2]. Your code: [6 -6]."));
    }

    [Test]
    public void An_exception_is_reported()
    {
        var diagnosis = StepDiagnosis.Of(Step.Forward, Right with { Pass = (_, _) => throw new InvalidOperationException() });

        Assert.That(diagnosis.Pattern, Is.Null);
        Assert.That(diagnosis.Example!.ToString(), Is.EqualTo(
            "By hand, z of each layer, x and a of each layer for theta1 = [3 1] (identity), SquaredError, x = [1], y = [1]: "
            + "[4], [1], [4]. Your code: an exception (InvalidOperationException)."));
    }

    [Test]
    public void The_first_wrong_quantity_is_the_one_that_is_computed_first()
    {
        var diagnosis = StepDiagnosis.Of(Step.Backprop, MistakeBank.Inject(Right, MistakeBank.Find("backprop/no-slope")!));

        Assert.That(diagnosis.FirstWrong, Is.EqualTo("delta of layer 1 of a sigmoid network"));
    }

    [Test]
    public void A_diagnosis_survives_JSON()
    {
        var mistake = MistakeBank.Find("cost/rows-for-columns")!;
        var named = StepDiagnosis.Of(Step.Cost, MistakeBank.Inject(Right, mistake)) with { Function = "Penalty" };
        var unknown = StepDiagnosis.Of(Step.Cost, Right with { Penalty = (network, lambda, m) => 1.5 * Right.Penalty(network, lambda, m) });

        foreach (var diagnosis in new[] { named, unknown, StepDiagnosis.Of(Step.Serialize, Right) })
        {
            var read = JsonSerializer.Deserialize<StepDiagnosis>(JsonSerializer.Serialize(diagnosis))!;

            Assert.That(read.ToString(), Is.EqualTo(diagnosis.ToString()));
            Assert.That((read.Step, read.Function, read.Example), Is.EqualTo((diagnosis.Step, diagnosis.Function, diagnosis.Example)));
            Assert.That(read.Names, Is.EqualTo(diagnosis.Names));
        }
    }

    [Test]
    public void There_is_no_step_14() =>
        Assert.That(() => StepDiagnosis.Of((Step)14, Right), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_unwritten_function_is_no_example_of_a_mistake()
    {
        var steps = ScalarOracle.Steps with
        {
            Flatten = thetas => ScalarOracle.Steps.Flatten(thetas) * 1.7,
            Unflatten = (_, _) => throw new NotImplementedException(),
        };

        Assert.That(StepDiagnosis.Of(Step.Serialize, steps).Example?.Got, Is.Not.Null.And.Not.Contains("exception"));
    }

    [Test]
    public void A_factor_that_is_1_in_the_digits_shown_is_not_said()
    {
        var steps = ScalarOracle.Steps with
        {
            Penalty = (network, lambda, m) => ScalarOracle.Steps.Penalty(network, lambda, m) * (1 + 1e-8),
        };

        var diagnosis = StepDiagnosis.Of(Step.Cost, steps);

        Assert.That(diagnosis.FirstWrong, Is.EqualTo("the penalty"));
        Assert.That((diagnosis.Pattern, diagnosis.Example), Is.EqualTo(((string?)null, (CounterExample?)null)));
    }
}
