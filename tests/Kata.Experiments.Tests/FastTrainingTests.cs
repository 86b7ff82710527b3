using Kata.Experiments.Training;
using Kata.Harness.Oracle;

namespace Kata.Experiments.Tests;

/// <summary>Fast training gives what step 11 gives.</summary>
public sealed class FastTrainingTests
{
    private static readonly Steps Right = ScalarOracle.Steps;
    private static readonly Steps Fast = FastTraining.Of(Right);

    [Test]
    public void Weights_and_history_are_those_of_step_11(
        [Values(1, 3, 10)] int batch,
        [Values(Activation.Sigmoid, Activation.Tanh, Activation.Relu, Activation.Identity)] Activation hidden,
        [Values(Loss.CrossEntropy, Loss.SoftmaxCrossEntropy, Loss.SquaredError)] Loss loss)
    {
        var output = loss == Loss.SoftmaxCrossEntropy ? Activation.Softmax : Activation.Sigmoid;
        var start = Right.Create([2, 5, 9, 3], hidden, output, loss, 4);

        Compare(start, X, [0, 1, 2, 2, 1, 0, 0, 1, 2, 1], batch);
    }

    [Test]
    public void A_single_output_has_its_label_as_target([Values(1, 4)] int batch)
    {
        var start = Right.Create([2, 3, 1], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy, 5);

        Compare(start, X, [0, 1, 1, 0, 1, 0, 0, 1, 1, 1], batch);
    }

    [Test]
    public void The_start_is_not_changed([Values(1, 4)] int batch)
    {
        var start = Right.Create([2, 3, 1], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy, 5);
        double[][] before = [.. start.Layers.Select(layer => layer.Theta.ToRowMajorArray())];

        Fast.Train(start, X, [0, 1, 1, 0, 1, 0, 0, 1, 1, 1], 2, batch, 0.5, 1, 6);

        Assert.That(start.Layers.Select(layer => layer.Theta.ToRowMajorArray()), Is.EqualTo(before));
    }

    [Test]
    public void Bad_arguments_get_the_error_of_step_11() => SameError(0.5, [0, 1, 2]);

    [Test]
    public void Weights_that_become_too_large_get_the_error_of_step_11([Values(1, 4)] int batch) =>
        SameError(1e200, [0, 1, 1, 0, 1, 0, 0, 1, 1, 1], batch, 100 * X);

    private static Matrix<double> X => Matrix<double>.Build.Dense(10, 2, (i, j) => Math.Sin((3 * i) + (7 * j) + 1));

    private static void Compare(Network start, Matrix<double> x, int[] labels, int batch)
    {
        var right = Right.Train(start, x, labels, 3, batch, 0.3, 0.7, 9);
        var fast = Fast.Train(start, x, labels, 3, batch, 0.3, 0.7, 9);

        foreach (var (one, other) in right.Network.Layers.Zip(fast.Network.Layers))
            Assert.That(other.Theta.ToRowMajorArray(), Is.EqualTo(one.Theta.ToRowMajorArray()).Within(1e-12));
        Assert.That(fast.History.Select(epoch => epoch.Cost), Is.EqualTo(right.History.Select(epoch => epoch.Cost)).Within(1e-12));
        Assert.That(fast.History.Select(epoch => epoch.Accuracy), Is.EqualTo(right.History.Select(epoch => epoch.Accuracy)));
    }

    private static void SameError(double rate, int[] labels, int batch = 1, Matrix<double>? x = null)
    {
        var start = Right.Create([2, 3, 1], Activation.Identity, Activation.Identity, Loss.SquaredError, 5);
        var said = Assert.Throws<ArgumentException>(() => Right.Train(start, x ?? X, labels, 9, batch, rate, 0, 6))!.Message;

        Assert.That(() => Fast.Train(start, x ?? X, labels, 9, batch, rate, 0, 6), Throws.ArgumentException.With.Message.EqualTo(said));
    }
}
