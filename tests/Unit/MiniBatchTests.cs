using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step11")]
public sealed class MiniBatchTests
{
    private static readonly double[] Inputs = [1, 2, -1, 0.5, -2];
    private static readonly int[] Labels = [1, 0, 1, 1, 0];

    // h = b + w·x from b = 0.1 and w = 0.3; Matches trains it with plain numbers.
    private static Network Line => new([new(Matrix(new[,] { { 0.1, 0.3 } }), Activation.Identity)], Loss.SquaredError);

    [Test]
    public void One_example_per_step_matches_plain_numbers() => Matches(epochs: 1, batchSize: 1, lambda: 0);

    [Test]
    public void A_short_last_batch_is_averaged_over_its_own_examples() => Matches(epochs: 1, batchSize: 2, lambda: 0);

    [Test]
    public void Every_epoch_has_its_own_order() => Matches(epochs: 3, batchSize: 2, lambda: 0);

    [Test]
    public void Every_batch_has_the_penalty_of_the_whole_set() => Matches(epochs: 2, batchSize: 2, lambda: 3);

    [Test]
    public void A_batch_larger_than_the_set_is_the_whole_set() => Matches(epochs: 2, batchSize: 100, lambda: 1);

    [Test]
    public void The_history_has_the_whole_sets_cost_and_accuracy_after_each_epoch()
    {
        var x = Matrix(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } });
        var y = Matrix(new double[,] { { 1 }, { 0 }, { 1 }, { 1 }, { 0 } });

        var training = MiniBatch.Train(Line, x, Labels, 4, 2, 0.1, 3, 8);

        Assert.That(training.History, Has.Count.EqualTo(4));
        Assert.That(training.History[^1].Cost, Is.EqualTo(Cost.Of(training.Network, x, y, 3)).Within(1e-12));
        Assert.That(training.History[^1].Accuracy, Is.EqualTo(Predict.Accuracy(Predict.Classes(training.Network, x), Labels)));
        Assert.That(training.History[0].Cost, Is.EqualTo(MiniBatch.Train(Line, x, Labels, 1, 2, 0.1, 3, 8).History[0].Cost));
    }

    [Test]
    public void Several_outputs_learn_from_one_hot_rows()
    {
        var network = new Network(
            [new(Matrix(new[,] { { 0.1, 0.2 }, { -0.3, 0.4 }, { 0.5, -0.6 } }), Activation.Softmax)], Loss.SoftmaxCrossEntropy);
        var (x, labels) = (Matrix(new double[,] { { 1 }, { -2 } }), new[] { 2, 0 });

        var trained = MiniBatch.Train(network, x, labels, 1, 2, 0.5, 0, 1).Network.Layers[0].Theta;

        // Both are in one batch, so the order does not matter.
        var gradient = Backprop.Of(network, x, OneHot.Encode(labels, 3), 0).Gradient[0];
        Assert.That(trained.ToArray(), Is.EqualTo((network.Layers[0].Theta - (0.5 * gradient)).ToArray()).Within(1e-12));
    }

    [Test]
    [Category("Purity")]
    public void The_start_network_is_not_changed()
    {
        var line = Line;

        MiniBatch.Train(line, Matrix(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } }), Labels, 2, 1, 0.1, 0, 1);

        Assert.That(line.Layers[0].Theta.ToArray(), Is.EqualTo(new[,] { { 0.1, 0.3 } }));
    }

    [Test]
    public void Zero_epochs_change_nothing()
    {
        var training = MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [1], 0, 1, 0.1, 0, 1);

        Assert.That(training.History, Is.Empty);
        Assert.That(training.Network.Layers[0].Theta.ToArray(), Is.EqualTo(new[,] { { 0.1, 0.3 } }));
    }

    [Test]
    [Category("Arguments")]
    public void A_missing_label_is_refused() =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 }, { 2 } }), [1], 1, 1, 0.1, 0, 1));

    [Test]
    [Category("Arguments")]
    public void A_label_that_is_not_a_class_is_refused() =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [2], 1, 1, 0.1, 0, 1));

    [Test]
    [Category("Arguments")]
    public void A_batch_size_of_0_is_refused() =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [1], 1, 0, 0.1, 0, 1));

    [Test]
    [Category("Arguments")]
    public void A_negative_number_of_epochs_is_refused() =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [1], -1, 1, 0.1, 0, 1));

    [TestCase(0)]
    [TestCase(1)]
    [Category("Arguments")]
    public void A_negative_lambda_is_refused(int epochs) =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [1], epochs, 1, 0.1, -0.5, 1));

    [Test]
    [Category("Arguments")]
    public void A_rate_that_is_not_positive_is_refused() =>
        Refused(() => MiniBatch.Train(Line, Matrix(new double[,] { { 1 } }), [1], 1, 1, 0, 0, 1));

    // The same training with plain numbers: the gradient of squared error is h − y for b and (h − y)·x for w; w also decays by λ/m.
    private static void Matches(int epochs, int batchSize, double lambda)
    {
        const double rate = 0.1;
        const int seed = 8;
        var (b, w) = (0.1, 0.3);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in Order.Of(5, seed, epoch).Chunk(batchSize))
            {
                var (db, dw) = (0.0, lambda / 5 * w);
                foreach (var i in batch)
                {
                    var difference = b + (w * Inputs[i]) - Labels[i];
                    db += difference / batch.Length;
                    dw += difference * Inputs[i] / batch.Length;
                }

                (b, w) = (b - (rate * db), w - (rate * dw));
            }
        }

        var x = Matrix(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } });
        var theta = MiniBatch.Train(Line, x, Labels, epochs, batchSize, rate, lambda, seed).Network.Layers[0].Theta;
        Assert.That(theta.ToArray(), Is.EqualTo(new[,] { { b, w } }).Within(1e-12));
    }
}
