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
    public void The_given_weights_classify_97_52_percent_of_Ngs_digits_correctly()
    {
        var digits = RequiredData.Ex4();

        Assert.That(Predict.Accuracy(Predict.Classes(RequiredData.Ex4Network(), digits.X), digits.Labels), Is.EqualTo(0.9752));
    }

    // Saito, Deep Learning from Scratch, section 3.6.2: 0.9352 on the 10,000 test images.
    [Test]
    [Category("OutsideData")]
    public void The_published_784_50_100_10_network_classifies_93_52_percent_of_the_MNIST_test_images_correctly()
    {
        var test = RequiredData.MnistTest();

        Assert.That(Predict.Accuracy(Predict.Classes(RequiredData.SampleNetwork(), test.X), test.Labels), Is.EqualTo(0.9352));
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
}
