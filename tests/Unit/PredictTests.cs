using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step05")]
public sealed class PredictTests
{
    private static Network Doubler =>
        new([new(Matrix(new double[,] { { 0, 2, 0 }, { 0, 0, 2 }, { 5, 0, 0 } }), Activation.Identity)], Loss.SquaredError);

    // The outputs are 2·x1, 2·x2 and 5.
    [Test]
    public void The_largest_output_of_each_example_is_its_class() => Assert.That(
        Predict.Classes(Doubler, Matrix(new double[,] { { 3, 1 }, { 1, 4 }, { 2, 2 }, { 9, 8 } })), Is.EqualTo(new[] { 0, 1, 2, 0 }));

    [Test]
    public void The_first_of_equal_outputs_wins() =>
        Assert.That(Predict.Classes(Doubler, Matrix(new double[,] { { 7, 7 } })), Is.EqualTo(new[] { 0 }));

    [Test]
    public void A_single_output_means_class_1_from_one_half_up()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        Assert.That(Predict.Classes(network, Matrix(new[,] { { -0.1 }, { 0 }, { 0.1 } })), Is.EqualTo(new[] { 0, 1, 1 }));
    }

    [Test]
    public void Accuracy_is_the_share_of_correct_predictions() =>
        Assert.That(Predict.Accuracy([1, 2, 0, 1, 1], [1, 0, 0, 1, 2]), Is.EqualTo(0.6));

    // Ng, Machine Learning, exercise 3, section 2.2: the given weights classify 97.52 % of the training digits correctly.
    [Test]
    [Category("OutsideData")]
    public void The_given_weights_classify_4876_of_the_5000_digits_of_Ng_correctly()
    {
        var digits = RequiredData.Ex4();

        Assert.That(Predict.Accuracy(Predict.Classes(RequiredData.Ex4Network(), digits.X), digits.Labels), Is.EqualTo(0.9752));
    }

    // Saito, Deep Learning from Scratch, section 3.6.2: 0.9352 on the 10,000 test images.
    [Test]
    [Category("OutsideData")]
    public void The_published_network_classifies_9352_of_the_10000_MNIST_test_images_correctly()
    {
        var test = RequiredData.MnistTest();

        Assert.That(Predict.Accuracy(Predict.Classes(RequiredData.SampleNetwork(), test.X), test.Labels), Is.EqualTo(0.9352));
    }

    // A single output x of each kind; identity, tanh and ReLU are 0.2 or above 1 as easily as 0.5.
    [Test]
    public void A_single_output_of_any_kind_is_compared_with_one_half()
    {
        int[] Classes(Activation activation, params double[] z) => Predict.Classes(
            new([new(Matrix(new double[,] { { 0, 1 } }), activation)], Loss.SquaredError),
            Matrix<double>.Build.Dense(z.Length, 1, (i, _) => z[i]));

        Assert.That(
            Classes(Activation.Identity, 0.2, 0.5, 0.5 - 1e-9, 0.7, 2.7, -3), Is.EqualTo(new[] { 0, 1, 0, 1, 1, 0 }), "identity");
        Assert.That(Classes(Activation.Relu, 0.2, 0.5, 300, -1), Is.EqualTo(new[] { 0, 1, 1, 0 }), "ReLU");
        // tanh(ln 2) = 0.6 and tanh(ln 1.5) = 1.25/3.25.
        Assert.That(Classes(Activation.Tanh, Math.Log(2), Math.Log(1.5), -2), Is.EqualTo(new[] { 1, 0, 0 }), "tanh");
    }

    [Test]
    public void Two_outputs_are_compared_with_each_other_and_not_with_one_half() => Assert.That(
        Predict.Classes(Plain(2), Matrix(new[,] { { 0.9, 0.7 }, { 0.1, 0.2 }, { -0.2, -0.1 }, { -0.1, -0.2 }, { 0.3, 0.3 } })),
        Is.EqualTo(new[] { 0, 1, 1, 0, 0 }));

    [Test]
    public void The_smallest_difference_decides() => Assert.That(
        Predict.Classes(Plain(3), Matrix(new[,] { { 0.3, 0.2, 0.3 + 1e-9 }, { -7, -7 + 1e-9, -9 }, { 255, 255, 256 }, { 4, 6, 6 } })),
        Is.EqualTo(new[] { 2, 1, 2, 1 }));

    // ReLU turns −2 and −1 into the same 0, of which the first wins; the sums differ.
    [Test]
    public void Outputs_are_compared_after_their_activation()
    {
        var network = Plain(2) with { Layers = [Plain(2).Layers[0] with { Activation = Activation.Relu }] };

        Assert.That(Predict.Classes(network, Matrix(new double[,] { { -2, -1 }, { -2, 1 } })), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Thirteen_outputs_have_thirteen_classes() => Assert.That(
        Predict.Classes(Plain(13), Matrix<double>.Build.Dense(13, 13, (i, j) => i == j ? 1 : 0)), Is.EqualTo(Enumerable.Range(0, 13)));

    [Test]
    public void Accuracy_compares_any_integers() =>
        Assert.That(Predict.Accuracy([256, -1, 3, 1], [0, -1, 3, 65_537]), Is.EqualTo(0.5).Within(1e-12));

    [Test]
    public void The_accuracy_of_three_hundred_predictions_is_not_rounded() => Assert.That(
        Predict.Accuracy(new int[300], [.. Enumerable.Range(0, 300).Select(i => i == 7 ? 0 : 1)]), Is.EqualTo(1 / 300.0).Within(1e-12));

    [Test]
    [Category("Purity")]
    public void The_arguments_are_not_changed()
    {
        var (network, x) = (SmallNetwork(), Matrix(new double[,] { { 1, 255 }, { 3, -4 } }));
        int[] predicted = [2, 0, 1], labels = [1, 0, 2];

        Predict.Classes(network, x);
        Predict.Accuracy(predicted, labels);

        Assert.That(x.ToArray(), Is.EqualTo(new double[,] { { 1, 255 }, { 3, -4 } }));
        Assert.That(network.Layers.Select(layer => layer.Theta), Is.EqualTo(SmallNetwork().Layers.Select(layer => layer.Theta)));
        Assert.That((predicted, labels), Is.EqualTo((new[] { 2, 0, 1 }, new[] { 1, 0, 2 })));
    }

    [Test]
    [Category("Purity")]
    public void Later_calls_do_not_change_earlier_answers()
    {
        var x = Matrix(new double[,] { { 1, 2 } });
        var first = Predict.Classes(Plain(2), x);

        x[0, 0] = 3;

        Assert.That(Predict.Classes(Plain(2), x), Is.EqualTo(new[] { 0 }));
        Assert.That(first, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    [Category("Arguments")]
    public void The_accuracy_of_no_prediction_is_refused() => Refused(() => Predict.Accuracy([], []));

    [Test]
    [Category("Arguments")]
    public void A_missing_prediction_is_refused() => Refused(() => Predict.Accuracy([1, 2], [1, 2, 3]));

    [Test]
    [Category("Arguments")]
    public void An_x_that_does_not_fit_is_refused() =>
        Refused(() => Predict.Classes(Doubler, Matrix(new double[,] { { 1 } })));

    // The outputs are the inputs.
    private static Network Plain(int outputs) => new(
        [new(Matrix<double>.Build.Dense(outputs, outputs + 1, (i, j) => j == i + 1 ? 1 : 0), Activation.Identity)], Loss.SquaredError);
}
