using FsCheck.Fluent;
using Kata.Harness.Oracle;

namespace Kata.Tests;

[Category("Step05")]
public sealed class PredictProperties
{
    [Test]
    public void The_oracle_predicts_the_same_classes() => Property.ForAll(Generators.Decided, drawn =>
        Assert.That(Predict.Classes(drawn.Network, drawn.X), Is.EqualTo(ScalarOracle.Steps.Classes(drawn.Network, drawn.X))));

    [Test]
    public void A_wrong_prediction_lowers_the_accuracy_by_its_share() => Property.ForAll(Generators.Labels, drawn =>
    {
        int[] predicted = [.. drawn.Labels];
        predicted[0]++;

        Assert.That(Predict.Accuracy(drawn.Labels, drawn.Labels), Is.EqualTo(1));
        Assert.That(Predict.Accuracy(predicted, drawn.Labels), Is.EqualTo(1 - (1.0 / drawn.Labels.Length)).Within(1e-12));
    });

    [Test]
    public void The_order_of_the_examples_does_not_matter() => Property.ForAll(
        Generators.Labels.SelectMany(drawn => Generators.Permutation(drawn.Labels.Length).Select(order => (drawn.Labels, order))),
        drawn =>
        {
            int[] guesses = [.. drawn.Labels.Select((label, i) => i % 3 == 0 ? label : label + 1)];

            Assert.That(
                Predict.Accuracy([.. drawn.order.Select(i => guesses[i])], [.. drawn.order.Select(i => drawn.Labels[i])]),
                Is.EqualTo(Predict.Accuracy(guesses, drawn.Labels)));
        });
}
