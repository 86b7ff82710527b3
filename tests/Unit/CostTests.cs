using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step06")]
public sealed class CostTests
{
    // One sigmoid unit with z = x: σ(ln 3) = 3/4 for a target of 1, and σ(−ln 4) = 1/5 for a target of 0: (ln 4/3 + ln 5/4) / 2.
    [Test]
    public void Cross_entropy_of_two_examples_by_hand() => Assert.That(
        Cost.DataTerm(
            Loss.CrossEntropy,
            Pass(Activation.Sigmoid, new[,] { { Math.Log(3) }, { -Math.Log(4) } }),
            Matrix(new double[,] { { 1 }, { 0 } })),
        Is.EqualTo((Math.Log(4.0 / 3) + Math.Log(5.0 / 4)) / 2).Within(1e-12));

    // Every output counts, not only that of the right class: −ln 3/4 for the first and −ln(1 − 1/5) for the second.
    [Test]
    public void Cross_entropy_sums_over_all_outputs_of_an_example() => Assert.That(
        Cost.DataTerm(
            Loss.CrossEntropy, Pass(Activation.Sigmoid, new[,] { { Math.Log(3), -Math.Log(4) } }), Matrix(new double[,] { { 1, 0 } })),
        Is.EqualTo(Math.Log(4.0 / 3) + Math.Log(5.0 / 4)).Within(1e-12));

    [TestCase(0, 8)]
    [TestCase(1, 4)]
    [TestCase(2, 1.6)]
    public void Softmax_cross_entropy_of_each_class_by_hand(int label, double odds)
    {
        var pass = Pass(Activation.Softmax, new[,] { { 0, Math.Log(2), Math.Log(5) } });

        Assert.That(Cost.DataTerm(Loss.SoftmaxCrossEntropy, pass, OneHot.Encode([label], 3)), Is.EqualTo(Math.Log(odds)).Within(1e-12));
    }

    // ((3−1)² + (1−1)² + (0−2)² + (5−4)²) / (2·2).
    [Test]
    public void Squared_error_by_hand() => Assert.That(
        Cost.DataTerm(
            Loss.SquaredError,
            Pass(Activation.Identity, new double[,] { { 3, 1 }, { 0, 5 } }),
            Matrix(new double[,] { { 1, 1 }, { 2, 4 } })),
        Is.EqualTo(2.25).Within(1e-12));

    // The squares of all weights outside column 0: 4 + 9 + 25 + 36 and 64, so 138·3 / (2·6).
    [Test]
    public void Bias_weights_are_not_penalised()
    {
        var network = new Network(
            [
                new(Matrix(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), Activation.Sigmoid),
                new(Matrix(new double[,] { { 7, 8, 0 } }), Activation.Sigmoid),
            ],
            Loss.CrossEntropy);

        Assert.That(Cost.Penalty(network, 3, 6), Is.EqualTo(34.5).Within(1e-12));
    }

    [Test]
    public void The_penalty_of_an_odd_number_of_examples_is_not_rounded() => Assert.That(
        Cost.Penalty(new([new(Matrix(new double[,] { { 9, 2 } }), Activation.Sigmoid)], Loss.CrossEntropy), 1, 3),
        Is.EqualTo(2.0 / 3).Within(1e-12));

    [Test]
    public void The_cost_is_the_data_term_plus_the_penalty()
    {
        var (network, x, y) = (SmallNetwork(), Matrix(new double[,] { { 1, -2 }, { 0.5, 3 } }), OneHot.Encode([1, 0], 2));

        // The squares of the weights without biases: 0.13 + 0.61 + 1.45 + 0.26 + 1.49.
        Assert.That(Cost.Of(network, x, y, 2) - Cost.Of(network, x, y, 0), Is.EqualTo(2 * 3.94 / 4).Within(1e-12));
        Assert.That(Cost.Of(network, x, y, 0), Is.EqualTo(Cost.DataTerm(Loss.CrossEntropy, Forward.Pass(network, x), y)).Within(1e-12));
    }

    [TestCase(-800, 0, 0)]
    [TestCase(-800, 1, 800)]
    [TestCase(800, 0, 800)]
    [TestCase(800, 1, 0)]
    [Category("Extremes")]
    public void Cross_entropy_at_plus_and_minus_800_is_right(double z, double y, double expected) => Assert.That(
        Cost.DataTerm(Loss.CrossEntropy, Pass(Activation.Sigmoid, new[,] { { z } }), Matrix(new[,] { { y } })),
        Is.EqualTo(expected).Within(1e-12 * Math.Max(1, expected)));

    [TestCase(0, 1600)]
    [TestCase(1, 0)]
    [TestCase(2, 800)]
    [Category("Extremes")]
    public void Softmax_cross_entropy_at_plus_and_minus_800_is_right(int label, double expected) => Assert.That(
        Cost.DataTerm(Loss.SoftmaxCrossEntropy, Pass(Activation.Softmax, new double[,] { { -800, 800, 0 } }), OneHot.Encode([label], 3)),
        Is.EqualTo(expected).Within(1e-12 * Math.Max(1, expected)));

    // Ng, Machine Learning, exercise 4, sections 1.3 and 1.4, with the digits that later implementations printed.
    [TestCase(0, 0.2876291651613189, 1e-12)]
    [TestCase(1, 0.38376985909092365, 1e-12)]
    [TestCase(3, 0.576051, 5e-7)]
    [Category("OutsideData")]
    public void The_given_weights_have_their_published_costs_on_Ngs_digits(double lambda, double published, double tolerance)
    {
        var digits = RequiredData.Ex4();

        Assert.That(
            Cost.Of(RequiredData.Ex4Network(), digits.X, OneHot.Encode(digits.Labels, 10), lambda),
            Is.EqualTo(published).Within(tolerance));
    }

    // A notebook published 0.37904640005669177 as its cost at λ = 1: its penalty leaves out row 0 of each theta instead of column 0.
    [Test]
    [Category("OutsideData")]
    public void Leaving_out_row_0_instead_of_the_biases_gives_another_cost()
    {
        var (digits, network) = (RequiredData.Ex4(), RequiredData.Ex4Network());
        var mistaken = network.Layers.Sum(layer => layer.Theta.RemoveRow(0).PointwisePower(2).RowSums().Sum()) / (2 * 5000);

        Assert.That(
            Cost.Of(network, digits.X, OneHot.Encode(digits.Labels, 10), 0) + mistaken, Is.EqualTo(0.37904640005669177).Within(1e-12));
        Assert.That(Cost.Penalty(network, 1, 5000), Is.EqualTo(0.09614069392960474).Within(1e-12));
    }

    // From an independent float64 computation with Saito's weights, which also gave the accuracy 0.9352.
    [Test]
    [Category("OutsideData")]
    public void The_published_784_50_100_10_network_costs_0_2245_on_the_MNIST_test_images()
    {
        var test = RequiredData.MnistTest();

        Assert.That(
            Cost.Of(RequiredData.SampleNetwork(), test.X, OneHot.Encode(test.Labels, 10), 0), Is.EqualTo(0.2245442314638212).Within(1e-12));
    }

    // Saito, section 4.4.2, prints 2.105581228438146: the guard of 1e-7 in its logarithm takes 8e-7 off. This is exact to ten decimals.
    [Test]
    public void The_2x3_softmax_network_costs_2_1055820483() => Assert.That(
        Cost.Of(PublishedNetworks.SoftmaxNetwork, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0),
        Is.EqualTo(2.1055820483).Within(5e-11));

    [TestCase(Activation.Softmax, Loss.CrossEntropy)]
    [TestCase(Activation.Tanh, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SquaredError)]
    [TestCase(Activation.Sigmoid, Loss.SoftmaxCrossEntropy)]
    [Category("Arguments")]
    public void A_loss_that_does_not_fit_the_last_activation_is_refused(Activation output, Loss loss) => Refused(
        () => Cost.Of(SmallNetwork(output, loss), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));

    [Test]
    [Category("Arguments")]
    public void A_missing_target_row_is_refused() =>
        Refused(
            () => Cost.DataTerm(
                Loss.SquaredError, Pass(Activation.Identity, new double[,] { { 3 }, { 1 } }), Matrix(new double[,] { { 1 } })));

    [Test]
    [Category("Arguments")]
    public void An_extra_target_column_is_refused() =>
        Refused(
            () => Cost.DataTerm(Loss.SquaredError, Pass(Activation.Identity, new double[,] { { 3 } }), Matrix(new double[,] { { 1, 2 } })));

    [Test]
    [Category("Arguments")]
    public void A_target_that_is_not_a_probability_is_refused() =>
        Refused(
            () => Cost.DataTerm(Loss.CrossEntropy, Pass(Activation.Sigmoid, new double[,] { { 3 } }), Matrix(new double[,] { { -1 } })));

    [Test]
    [Category("Arguments")]
    public void A_softmax_target_row_must_sum_to_1() => Refused(
        () => Cost.DataTerm(
            Loss.SoftmaxCrossEntropy, Pass(Activation.Softmax, new double[,] { { 3, 1 } }), Matrix(new double[,] { { 1, 1 } })));

    [Test]
    [Category("Arguments")]
    public void NaN_in_y_is_refused() => Refused(
        () => Cost.DataTerm(Loss.SquaredError, Pass(Activation.Identity, new double[,] { { 3 } }), Matrix(new[,] { { double.NaN } })));

    [Test]
    [Category("Arguments")]
    public void A_negative_lambda_is_refused() => Refused(() => Cost.Penalty(SmallNetwork(), -1, 5));

    [Test]
    [Category("Arguments")]
    public void A_penalty_for_no_examples_is_refused() => Refused(() => Cost.Penalty(SmallNetwork(), 1, 0));

    // A pass through one layer with the given z.
    private static ForwardPass Pass(Activation activation, double[,] z)
    {
        var sums = Matrix(z);
        return new([sums], [Matrix<double>.Build.Dense(sums.RowCount, 1), Activations.Apply(activation, sums)]);
    }
}
