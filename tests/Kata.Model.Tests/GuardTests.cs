using static Kata.Tests.TestMatrices;

namespace Kata.Model.Tests;

/// <summary>The messages of the argument checks, word for word.</summary>
public sealed class GuardTests
{
    [Test]
    public void An_entry_that_is_not_finite_is_named() => Says(
        "x[1,0] is NaN but needs to be a finite number.", () => Guard.Finite("x", Matrix(new[,] { { 1, 2 }, { double.NaN, double.NaN } })));

    [Test]
    public void The_first_entry_row_by_row_is_named() => Says(
        "x[0,1] is Infinity but needs to be a finite number.",
        () => Guard.Finite("x", Matrix(new[,] { { 1, double.PositiveInfinity }, { double.NaN, 2 } })));

    [Test]
    public void An_entry_of_a_vector_is_named() =>
        Says("at[2] is -Infinity but needs to be a finite number.", () => Guard.Finite("at", Vector(1, 2, double.NegativeInfinity)));

    [Test]
    public void The_message_for_a_scalar_below_its_bound_gives_the_reason() => Says(
        "lambda is -0.5 but needs to be at least 0: a negative penalty would reward large weights.",
        () => Guard.AtLeast("lambda", -0.5, 0, "a negative penalty would reward large weights"));

    [Test]
    public void NaN_is_below_every_bound() =>
        Says("lambda is NaN but needs to be at least 0: of the reason.", () => Guard.AtLeast("lambda", double.NaN, 0, "of the reason"));

    [Test]
    public void Zero_is_not_positive() =>
        Says("rate is 0 but needs to be above 0: a step goes downhill.", () => Guard.Positive("rate", 0, "a step goes downhill"));

    [Test]
    public void The_message_for_different_counts_gives_both() => Says(
        "flat has 50 entries but needs 51: one for each entry of the shapes.",
        () => Guard.Count("flat", 50, 51, "entries", "one for each entry of the shapes"));

    [Test]
    public void The_message_for_a_label_gives_the_range() =>
        Says("labels[1] is 10 but needs to be 0 to 9: there are 10 classes.", () => Guard.Labels([3, 10], 10));

    [Test]
    public void The_message_for_a_theta_that_is_too_narrow_explains_its_columns() => Says(
        "theta 1 is 3x3 but needs 4 columns: a bias and one weight per column of x.",
        () => Guard.Inputs(SmallNetwork(), Matrix(new double[,] { { 1, 2, 3 } })));

    [Test]
    public void The_message_for_a_theta_that_does_not_fit_names_the_layer_before()
    {
        var layer = SmallNetwork().Layers[0];

        Says("theta 2 is 3x3 but needs 4 columns: a bias and one weight per unit of layer 1.", () => Guard.Network(
            new([layer, layer], Loss.SquaredError)));
    }

    [Test]
    public void A_theta_needs_a_column_for_a_weight() => Says(
        "theta 1 is 2x1 but needs 2 columns: a bias and at least one weight.",
        () => Guard.Network(new([new(Matrix(new double[,] { { 1 }, { 2 } }), Activation.Tanh)], Loss.SquaredError)));

    [Test]
    public void A_network_needs_a_layer() =>
        Says("network has no layer but needs at least one.", () => Guard.Network(new([], Loss.SquaredError)));

    [Test]
    public void A_weight_that_is_not_finite_is_named_with_its_theta() => Says(
        "theta 1[0,1] is NaN but needs to be a finite number.",
        () => Guard.Network(new([new(Matrix(new[,] { { 1, double.NaN } }), Activation.Tanh)], Loss.SquaredError)));

    [TestCase(Activation.Tanh, Loss.CrossEntropy, "needs sigmoid: cross-entropy reads each output as its own probability")]
    [TestCase(Activation.Sigmoid, Loss.SoftmaxCrossEntropy, "needs softmax: softmax cross-entropy reads a row as one distribution")]
    [TestCase(Activation.Softmax, Loss.SquaredError, "needs another: softmax goes with softmax cross-entropy here")]
    [TestCase(Activation.Relu, (Loss)9, "needs a known loss")]
    public void The_message_for_a_loss_says_what_it_needs(Activation output, Loss loss, string need) =>
        Says($"the last activation is {output} but {loss} {need}.", () => Guard.Fits(output, loss));

    [Test]
    public void A_target_outside_0_to_1_is_named() => Says(
        "y[0,1] is 1.5 but needs to be 0 to 1: CrossEntropy aims at probabilities.",
        () => Guard.Targets(Loss.CrossEntropy, Matrix(new[,] { { 0, 1.5 } }), Matrix(new[,] { { 0.5, 0.5 } })));

    [Test]
    public void A_softmax_row_that_does_not_sum_to_1_is_named() => Says(
        "row 1 of y sums to 0.5 but needs to sum to 1: softmax aims at one distribution per row.",
        () => Guard.Targets(
            Loss.SoftmaxCrossEntropy, Matrix(new[,] { { 0, 1 }, { 0, 0.5 } }), Matrix(new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } })));

    [Test]
    public void Squared_error_accepts_any_finite_target() =>
        Assert.That(
            () => Guard.Targets(Loss.SquaredError, Matrix(new[,] { { -3, 1.5 } }), Matrix(new[,] { { 0.5, 0.5 } })), Throws.Nothing);

    private static void Says(string sentence, Action call) =>
        Assert.That(Assert.Throws<ArgumentException>(call)!.Message, Is.EqualTo(sentence));
}
