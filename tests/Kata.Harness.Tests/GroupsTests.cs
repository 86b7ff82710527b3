using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Tests;

/// <summary>Each group of questions is explained by itself.</summary>
public sealed class GroupsTests
{
    private static readonly Steps Right = ReferenceSteps.All;

    [Test]
    public void A_mistake_is_named_while_the_other_function_is_unwritten()
    {
        var columns = Right with
        {
            Flatten = Planted("serialize/writes-columns").Flatten,
            Unflatten = (_, _) => throw new NotImplementedException(),
        };

        Assert.That(Names(Step.Serialize, columns), Is.EqualTo(new[] { "serialize/writes-columns" }));
    }

    [Test]
    public void A_mistake_of_the_deltas_is_named_while_the_gradient_is_unwritten(
        [Values("backprop/y-minus-h", "backprop/slope-at-a")] string id)
    {
        var deltas = Right with { Deltas = Planted(id).Deltas, Backprop = (_, _, _, _) => throw new NotImplementedException() };

        Assert.That(Names(Step.Backprop, deltas), Is.EqualTo(new[] { id }));
    }

    [Test]
    public void Three_mistakes_are_three_names() => Assert.That(
        Names(Step.Activations, Planted("activations/sigmoid-is-tanh", "activations/softmax-over-columns", "activations/relu-absolute")),
        Is.EquivalentTo(new[] { "activations/sigmoid-is-tanh", "activations/softmax-over-columns", "activations/relu-absolute" }));

    [Test]
    public void Two_mistakes_in_one_gradient_are_both_named() => Assert.That(
        Names(Step.Backprop, Planted("backprop/mean-twice", "backprop/decay-sign")),
        Is.EquivalentTo(new[] { "backprop/mean-twice", "backprop/decay-sign" }));

    [Test]
    public void An_unexplained_group_does_not_hide_an_explained_one()
    {
        var both = Planted("activations/softmax-over-columns") with
        {
            Derivative = (f, z) => f == Activation.Sigmoid ? 1.7 * Right.Derivative(f, z) : Right.Derivative(f, z),
        };

        var diagnosis = StepDiagnosis.Of(Step.Activations, both);

        Assert.That(diagnosis.Names.Single().Select(name => name.Id), Is.EqualTo(new[] { "activations/softmax-over-columns" }));
        Assert.That(diagnosis.FirstWrong, Is.EqualTo("Softmax of z"));
        Assert.That(diagnosis.Unexplained, Is.EqualTo("the derivative of Sigmoid"));
        Assert.That(diagnosis.Pattern, Is.EqualTo("all of it is 1.7 times what it should be."));
        Assert.That(diagnosis.ToString(), Does.Contain("\nthe derivative of Sigmoid is wrong too, by none of the mistakes we know."));
    }

    [Test]
    public void A_mistake_made_in_one_loss_only_is_named()
    {
        var mistaken = Planted("cost/sign");
        var one = CostMistakes.Whole(Right with
        {
            DataTerm = (loss, pass, y) => (loss == Loss.CrossEntropy ? mistaken : Right).DataTerm(loss, pass, y),
        });

        Assert.That(Names(Step.Cost, one), Is.EqualTo(new[] { "cost/sign" }));
    }

    [Test]
    public void A_step_that_is_only_unwritten_is_not_mistaken()
    {
        var diagnosis = StepDiagnosis.Of(Step.Cost, Right with { Penalty = (_, _, _) => throw new NotImplementedException() });

        Assert.That((diagnosis.FirstWrong, diagnosis.Pattern), Is.EqualTo(("the penalty", "it is not written yet.")));
        Assert.That(diagnosis.Names, Is.Empty);
    }

    [Test]
    public void A_loop_that_takes_the_biases_for_weights_has_one_name()
    {
        var loop = Right with
        {
            Pass = (network, x) => Right.Pass(
                network.With([.. network.Layers.Select(layer => layer.Theta.RemoveColumn(layer.Theta.ColumnCount - 1)
                    .InsertColumn(0, Vector<double>.Build.Dense(layer.Theta.RowCount)))]),
                x),
        };

        Assert.That(Names(Step.Forward, loop), Is.EqualTo(new[] { "forward/bias-taken-for-weight" }));
    }

    [Test]
    public void A_function_that_overwrites_its_arguments_disturbs_no_later_diagnosis()
    {
        var clearing = Right with
        {
            Deltas = (network, pass, y) =>
            {
                var deltas = Right.Deltas(network, pass, y);
                foreach (var a in pass.A) a.Clear();
                y.Clear();
                return deltas;
            },
        };

        Assert.That(StepDiagnosis.Of(Step.Backprop, clearing).IsRight, Is.False);
        Assert.That(StepDiagnosis.Of(Step.Backprop, Right).IsRight);
    }

    private static Steps Planted(params string[] ids) => MistakeBank.Inject(Right, [.. ids.Select(id => MistakeBank.Find(id)!)]);

    private static IEnumerable<string> Names(Step step, Steps steps) =>
        StepDiagnosis.Of(step, steps).Names.SelectMany(names => names.Select(name => name.Id));
}
