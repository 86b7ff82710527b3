using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step11")]
public sealed class MiniBatchTests
{
    private static double[] Inputs => [1, 2, -1, 0.5, -2];
    private static int[] Labels => [1, 0, 1, 1, 0];
    private static double[] Six => [1, 2, -1, 0.5, -2, 1.5];
    private static int[] SixLabels => [1, 0, 1, 1, 0, 0];

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
    public void The_history_has_cost_and_accuracy_of_the_whole_set_after_each_epoch()
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

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Batches_that_divide_the_set_have_a_new_order_in_every_epoch(int batchSize) =>
        Matches(epochs: 4, batchSize, lambda: 1, inputs: Six, labels: SixLabels);

    [TestCase(4)]
    [TestCase(5)]
    public void The_last_batch_may_be_of_any_size(int batchSize) =>
        Matches(epochs: 2, batchSize, lambda: 1, inputs: Six, labels: SixLabels);

    // Slopes of up to 20,000.
    [TestCase(1)]
    [TestCase(2)]
    public void Inputs_of_255_make_steep_steps(int batchSize) =>
        Matches(epochs: 2, batchSize, lambda: 1, rate: 1e-5, inputs: [255, -100, 30, 200, 2]);

    [Test]
    public void The_rate_is_the_same_after_forty_epochs() => Matches(epochs: 40, batchSize: 2, lambda: 0.5, rate: 0.01);

    // The cost rises with every epoch: all the same, each is run.
    [Test]
    public void Too_large_a_rate_climbs() => Matches(epochs: 3, batchSize: 5, lambda: 0, rate: 2);

    [TestCase(1e-9, 1)]
    [TestCase(0.01, 300)]
    public void Any_rate_and_any_lambda_are_taken_as_they_are(double rate, double lambda) =>
        Matches(epochs: 2, batchSize: 2, lambda, rate);

    [TestCase(1)]
    [TestCase(4)]
    public void A_single_example_is_a_set(int batchSize) => Matches(epochs: 3, batchSize, lambda: 1, inputs: [2], labels: [1]);

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(int.MaxValue)]
    public void Any_seed_gives_its_own_order(int seed) => Matches(epochs: 2, batchSize: 2, lambda: 0, seed: seed);

    // h = x meets both labels: cost 0, accuracy 1 and no slope, from the first of sixty epochs on.
    [Test]
    public void Training_goes_on_where_nothing_changes()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Identity)], Loss.SquaredError);

        var training = MiniBatch.Train(network, Matrix(new double[,] { { 1 }, { 0 } }), [1, 0], 60, 1, 0.1, 0, 1);

        Assert.That(training.History, Is.EqualTo(Enumerable.Repeat(new Epoch(0, 1), 60)));
        Assert.That(training.Network.Layers[0].Theta.ToArray(), Is.EqualTo(new double[,] { { 0, 1 } }));
    }

    // At the input 0 only b is trained: every epoch leaves 0.999 of its distance of 0.9 from the label 1.
    [Test]
    public void Every_one_of_1001_epochs_is_run()
    {
        var training = MiniBatch.Train(Line, Matrix(new double[,] { { 0 } }), [1], 1001, 1, 0.001, 0, 1);

        Assert.That(training.History, Has.Count.EqualTo(1001));
        Assert.That(training.Network.Layers[0].Theta[0, 0], Is.EqualTo(1 - (0.9 * Math.Pow(0.999, 1001))).Within(1e-12));
        Assert.That(training.History[999].Cost, Is.EqualTo(0.81 * Math.Pow(0.999, 2000) / 2).Within(1e-12));
    }

    // h = 1/2 for all three, and two of them are of class 1: the mean of h − y is 1/2 − 2/3.
    [Test]
    public void The_label_of_a_single_output_is_its_target()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        var training = MiniBatch.Train(network, Matrix(new double[,] { { 0 }, { 0 }, { 0 } }), [1, 0, 1], 1, 3, 0.6, 0, 1);

        Assert.That(training.Network.Layers[0].Theta.ToArray(), Is.EqualTo(new[,] { { 0.1, 1 } }).Within(1e-12));
        Assert.That(training.History[0].Accuracy, Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    // One batch of all examples: a step against the gradient, for every kind of layer; the network keeps its activations and its loss.
    [TestCase(Activation.Identity, Activation.Identity, Loss.SquaredError)]
    [TestCase(Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Tanh, Activation.Tanh, Loss.SquaredError)]
    [TestCase(Activation.Relu, Activation.Relu, Loss.SquaredError)]
    public void A_network_of_any_kind_is_trained_and_stays_of_its_kind(Activation hidden, Activation output, Loss loss)
    {
        var start = SmallNetwork(output, loss);
        var network = start with { Layers = [start.Layers[0] with { Activation = hidden }, start.Layers[1]] };
        var (x, labels) = (Matrix(new double[,] { { 1, -2 }, { 0.5, 3 }, { -1, 0.2 } }), new[] { 1, 0, 1 });

        var trained = MiniBatch.Train(network, x, labels, 1, 3, 0.5, 2, 1).Network;

        var gradient = Backprop.Of(network, x, OneHot.Encode(labels, 2), 2).Gradient;
        for (var l = 0; l < 2; l++) Close(trained.Layers[l].Theta, network.Layers[l].Theta - (0.5 * gradient[l]), 1e-12);
        Assert.That(trained.Layers.Select(layer => layer.Activation), Is.EqualTo(new[] { hidden, output }));
        Assert.That(trained.Loss, Is.EqualTo(loss));
    }

    [Test]
    [Category("Purity")]
    public void Examples_and_labels_are_not_changed()
    {
        var x = Matrix(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } });
        int[] labels = [1, 0, 1, 1, 0];

        MiniBatch.Train(Line, x, labels, 2, 2, 0.1, 1, 3);

        Assert.That(x.ToArray(), Is.EqualTo(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } }));
        Assert.That(labels, Is.EqualTo(Labels));
    }

    [Test]
    [Category("Purity")]
    public void A_second_training_is_the_same_and_leaves_the_first()
    {
        var (line, x) = (Line, Matrix(new[,] { { 1 }, { 2 }, { -1 }, { 0.5 }, { -2 } }));
        Training Train() => MiniBatch.Train(line, x, Labels, 2, 2, 0.1, 1, 3);
        var first = Train();
        var (theta, history) = (first.Network.Layers[0].Theta.Clone(), first.History.ToArray());

        var second = Train();

        Assert.That((second.Network.Layers[0].Theta, second.History), Is.EqualTo((theta, history)));
        Assert.That((first.Network.Layers[0].Theta, first.History), Is.EqualTo((theta, history)));
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
    private static void Matches(
        int epochs, int batchSize, double lambda, double rate = 0.1, int seed = 8, double[]? inputs = null, int[]? labels = null)
    {
        (inputs, labels) = (inputs ?? Inputs, labels ?? Labels);
        var m = inputs.Length;
        var (b, w) = (0.1, 0.3);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in Order.Of(m, seed, epoch).Chunk(batchSize))
            {
                var (db, dw) = (0.0, lambda / m * w);
                foreach (var i in batch)
                {
                    var difference = b + (w * inputs[i]) - labels[i];
                    db += difference / batch.Length;
                    dw += difference * inputs[i] / batch.Length;
                }

                (b, w) = (b - (rate * db), w - (rate * dw));
            }
        }

        var x = Matrix<double>.Build.Dense(m, 1, (i, _) => inputs[i]);
        var training = MiniBatch.Train(Line, x, labels, epochs, batchSize, rate, lambda, seed);
        Assert.That(training.Network.Layers[0].Theta.ToArray(), Is.EqualTo(new[,] { { b, w } }).Within(1e-12 * Math.Max(1, Math.Abs(w))));
        Assert.That(training.History, Has.Count.EqualTo(epochs));
    }
}
