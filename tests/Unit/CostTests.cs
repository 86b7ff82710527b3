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
    public void The_given_weights_have_their_published_costs_on_the_digits_of_Ng(double lambda, double published, double tolerance)
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
    public void The_published_network_has_its_known_cost_on_the_MNIST_test_images()
    {
        var test = RequiredData.MnistTest();

        Assert.That(
            Cost.Of(RequiredData.SampleNetwork(), test.X, OneHot.Encode(test.Labels, 10), 0), Is.EqualTo(0.2245442314638212).Within(1e-12));
    }

    // Saito, section 4.4.2, prints 2.105581228438146: the guard of 1e-7 in its logarithm takes 8e-7 off. This is exact to ten decimals.
    [Test]
    public void The_2x3_softmax_network_has_its_exact_cost() => Assert.That(
        Cost.Of(PublishedNetworks.SoftmaxNetwork, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0),
        Is.EqualTo(2.1055820483).Within(5e-11));

    // −0.3 ln 1/4 − 0.7 ln 3/4, and for a target of 0.4 at σ(ln 3) = 3/4: −0.4 ln 3/4 − 0.6 ln 1/4.
    [Test]
    public void Soft_labels_weigh_the_logarithms()
    {
        var softmax = Pass(Activation.Softmax, new[,] { { 0, Math.Log(3) } });
        var sigmoid = Pass(Activation.Sigmoid, new[,] { { Math.Log(3) } });

        Assert.That(
            Cost.DataTerm(Loss.SoftmaxCrossEntropy, softmax, Matrix(new[,] { { 0.3, 0.7 } })),
            Is.EqualTo((0.3 * Math.Log(4)) + (0.7 * Math.Log(4.0 / 3))).Within(1e-12));
        Assert.That(
            Cost.DataTerm(Loss.CrossEntropy, sigmoid, Matrix(new[,] { { 0.4 } })),
            Is.EqualTo((0.4 * Math.Log(4.0 / 3)) + (0.6 * Math.Log(4))).Within(1e-12));
    }

    // The rows of cross-entropy need not sum to 1. σ(ln 3) = 3/4 and σ(−ln 4) = 1/5: ln 4/3 + ln 5, then ln 4 + ln 5/4.
    [TestCase(1, 20.0 / 3)]
    [TestCase(0, 5)]
    public void Cross_entropy_takes_any_number_of_ones_in_a_row(double y, double odds) => Assert.That(
        Cost.DataTerm(
            Loss.CrossEntropy, Pass(Activation.Sigmoid, new[,] { { Math.Log(3), -Math.Log(4) } }), Matrix(new[,] { { y, y } })),
        Is.EqualTo(Math.Log(odds)).Within(1e-12));

    // (3 − (−2))²/2, (−1 − 255)²/2 and (1000 − 1)²/2, one example each: targets of squared error are any numbers.
    [TestCase(3, -2, 12.5)]
    [TestCase(-1, 255, 32_768)]
    [TestCase(1000, 1, 499_000.5)]
    public void Squared_error_takes_any_target(double h, double y, double expected) => Assert.That(
        Cost.DataTerm(Loss.SquaredError, Pass(Activation.Identity, new[,] { { h } }), Matrix(new[,] { { y } })),
        Is.EqualTo(expected).Within(1e-12 * expected));

    // h = g(z) is compared with y, not z: (h − 1)²/2 with h = −2, 3/4, 3/5 and 0.
    [TestCase(Activation.Identity, -2, 4.5)]
    [TestCase(Activation.Sigmoid, 1.0986122886681098, 0.03125)]
    [TestCase(Activation.Tanh, 0.6931471805599453, 0.08)]
    [TestCase(Activation.Relu, -2, 0.5)]
    public void Squared_error_of_every_activation_by_hand(Activation activation, double z, double expected)
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), activation)], Loss.SquaredError);

        Assert.That(Cost.Of(network, Matrix(new[,] { { z } }), Matrix(new double[,] { { 1 } }), 0), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void A_single_softmax_output_costs_nothing() => Assert.That(
        Cost.DataTerm(
            Loss.SoftmaxCrossEntropy, Pass(Activation.Softmax, new double[,] { { 3 }, { -5 } }), Matrix(new double[,] { { 1 }, { 1 } })),
        Is.EqualTo(0).Within(1e-12));

    // A hundred times 1²/2 and two hundred times 2²/2, over 300.
    [Test]
    public void The_mean_is_over_three_hundred_examples() => Assert.That(
        Cost.DataTerm(
            Loss.SquaredError,
            Pass(Activation.Identity, Matrix<double>.Build.Dense(300, 1, (i, _) => i % 3 == 0 ? 1 : 2).ToArray()),
            Matrix<double>.Build.Dense(300, 1)),
        Is.EqualTo(1.5).Within(1e-12));

    // Six layers of one unit with a weight of 2 and a bias of 7: 6·4·λ/(2m), however large or small.
    [TestCase(1, 1, 12)]
    [TestCase(5e6, 3, 2e7)]
    [TestCase(1e-9, 1, 1.2e-8)]
    [TestCase(2, 5000, 0.0048)]
    public void Six_layers_are_penalised_by_any_lambda(double lambda, int examples, double expected)
    {
        var layer = new Layer(Matrix(new double[,] { { 7, 2 } }), Activation.Identity);

        Assert.That(
            Cost.Penalty(new([layer, layer, layer, layer, layer, layer], Loss.SquaredError), lambda, examples),
            Is.EqualTo(expected).Within(1e-12 * Math.Max(1, expected)));
    }

    // 800 − 800·0.75 and 0 + 800·0.25 for cross-entropy; 0.25·1600 + 0.25·800 for softmax, whose largest z costs nothing.
    [Test]
    [Category("Extremes")]
    public void Soft_labels_at_plus_and_minus_800_are_right()
    {
        Assert.That(
            Cost.DataTerm(Loss.CrossEntropy, Pass(Activation.Sigmoid, new double[,] { { 800, -800 } }), Matrix(new[,] { { 0.75, 0.25 } })),
            Is.EqualTo(400).Within(4e-10));
        Assert.That(
            Cost.DataTerm(
                Loss.SoftmaxCrossEntropy,
                Pass(Activation.Softmax, new double[,] { { -800, 800, 0 } }),
                Matrix(new[,] { { 0.25, 0.5, 0.25 } })),
            Is.EqualTo(600).Within(6e-10));
    }

    // A wrong certainty costs its distance: no cost is cut off.
    [Test]
    [Category("Extremes")]
    public void A_cost_has_no_upper_end()
    {
        Assert.That(
            Cost.DataTerm(Loss.CrossEntropy, Pass(Activation.Sigmoid, new[,] { { 1e6 } }), Matrix(new double[,] { { 0 } })),
            Is.EqualTo(1e6).Within(1e-6));
        Assert.That(
            Cost.DataTerm(Loss.SoftmaxCrossEntropy, Pass(Activation.Softmax, new[,] { { 1e6, 0 } }), Matrix(new double[,] { { 0, 1 } })),
            Is.EqualTo(1e6).Within(1e-6));
    }

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Loss.SquaredError)]
    [Category("Purity")]
    public void The_arguments_are_not_changed(Activation output, Loss loss) =>
        Purity.ArgumentsStay(output, loss, (network, x, y, pass) =>
        {
            Cost.DataTerm(loss, pass, y);
            Cost.Penalty(network, 2, 3);
            Cost.Of(network, x, y, 2);
        });

    // (3 − 1)²/2 first, then (4 − 1)²/2 with a heavier bias, then (4 − 2)²/2 for another target.
    [Test]
    [Category("Purity")]
    public void A_second_call_sees_changed_weights_and_targets()
    {
        var network = new Network([new(Matrix(new double[,] { { 1, 2 } }), Activation.Identity)], Loss.SquaredError);
        var (x, y) = (Matrix(new double[,] { { 1 } }), Matrix(new double[,] { { 1 } }));

        var first = Cost.Of(network, x, y, 0);
        network.Layers[0].Theta[0, 0] = 2;
        var second = Cost.Of(network, x, y, 0);
        y[0, 0] = 2;
        var third = Cost.Of(network, x, y, 0);

        Assert.That(new[] { first, second, third }, Is.EqualTo(new[] { 2, 4.5, 2 }).Within(1e-12));
    }

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
