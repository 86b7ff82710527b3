using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>Every number that others published for these data and formulas.</summary>
internal static class KnownValues
{
    private const string Ng = "Ng, Machine Learning, exercise 4";
    private const string NgLater = "published implementations of Ng, Machine Learning, exercise 4";
    private const string Saito = "Saito, Deep Learning from Scratch";
    private const double Exact = 1e-12;

    public static IReadOnlyList<KnownValue> All(DataStore store) => [.. Ex4(store), .. Mnist(store), .. Softmax(), .. Formulas(), .. Moons(store)];

    private static IEnumerable<KnownValue> Ex4(DataStore store)
    {
        Lazy<Examples> digits = new(store.Ex4);
        Lazy<Network> given = new(() => PublishedNetworks.Ex4(store));
        Lazy<Matrix<double>> y = new(() => OneHot.Encode(digits.Value.Labels, 10));
        Lazy<CostAndGradient> plain = new(() => Backprop.Of(given.Value, digits.Value.X, y.Value, 0));
        Lazy<CostAndGradient> penalised = new(() => Backprop.Of(given.Value, digits.Value.X, y.Value, 1));

        yield return new("ex4.parameters", 10_285, 0, Ng, () => Flat(given.Value.Layers.Select(layer => layer.Theta)).Count);
        yield return new("ex4.cost.lambda0", ReferenceModel.Ex4Cost, Exact, NgLater, () => plain.Value.Cost);
        yield return new("ex4.cost.lambda1", ReferenceModel.Ex4PenalisedCost, Exact, NgLater, () => penalised.Value.Cost);
        yield return new("ex4.cost.lambda3", 0.576051, 5e-7, Ng, () => Cost.Of(given.Value, digits.Value.X, y.Value, 3));
        yield return new("ex4.penalty.lambda1", 0.09614069392960474, Exact, "an independent float64 computation", () => Cost.Penalty(given.Value, 1, 5000));
        yield return new(
            "ex4.mistake.rowsForColumns",
            PublishedValues.Ex4MistakenCost,
            Exact,
            "a notebook whose penalty leaves out row 0 instead of column 0",
            () => plain.Value.Cost + MistakenPenalty(given.Value, digits.Value.Labels.Length));
        yield return new(
            "ex4.accuracy", ReferenceModel.Ex4Accuracy, 0, Ng, () => Predict.Accuracy(Predict.Classes(given.Value, digits.Value.X), digits.Value.Labels));
        yield return new("ex4.gradient.sum", 0.026047433852894, Exact, $"{NgLater}, at lambda 0", () => Flat(plain.Value.Gradient).Sum());
        yield return new("ex4.gradient.theta1[0,0]", 6.18712766e-05, 5e-14, $"{NgLater}, at lambda 0", () => plain.Value.Gradient[0][0, 0]);
        yield return new("ex4.gradient.theta2[9,23]", 4.70513145e-05, 5e-14, $"{NgLater}, at lambda 1", () => penalised.Value.Gradient[1][9, 23]);
        yield return new("ex4.gradient.theta2[9,24]", -5.01718610e-04, 5e-13, $"{NgLater}, at lambda 1", () => penalised.Value.Gradient[1][9, 24]);
        yield return new("ex4.gradient.theta2[9,25]", 5.07825789e-04, 5e-13, $"{NgLater}, at lambda 1", () => penalised.Value.Gradient[1][9, 25]);
    }

    private static IEnumerable<KnownValue> Mnist(DataStore store)
    {
        Lazy<Examples> test = new(store.MnistTest);
        Lazy<Network> sample = new(() => PublishedNetworks.Sample(store));
        var section = $"{Saito}, section 3.6";

        yield return new("mnist.train.pixels", 47_040_000, 0, "60,000 images of 784 pixels", () => Pixels(store.MnistTrain()));
        yield return new(
            "mnist.accuracy", PublishedValues.SampleAccuracy, 0, section, () => Predict.Accuracy(Predict.Classes(sample.Value, test.Value.X), test.Value.Labels));
        yield return new("mnist.accuracy.batches", PublishedValues.SampleAccuracy, 0, $"{section}, in batches of 100", () => AccuracyInBatches(sample.Value, test.Value, 100));
        yield return new(
            "mnist.crossEntropy",
            PublishedValues.SampleCrossEntropy,
            Exact,
            "an independent float64 computation with Saito's weights",
            () => Cost.Of(sample.Value, test.Value.X, OneHot.Encode(test.Value.Labels, 10), 0));
    }

    private static IEnumerable<KnownValue> Softmax()
    {
        var section = $"{Saito}, section 4.4.2";
        var pass = Forward.Pass(PublishedNetworks.Softmax, PublishedNetworks.SoftmaxX);
        var (cost, gradient) = Backprop.Of(PublishedNetworks.Softmax, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0);

        for (var k = 0; k < 3; k++)
        {
            var z = pass.Z[0][0, k];
            yield return new($"softmax2x3.z[{k}]", PublishedValues.SoftmaxSums[k], 1e-8, section, () => z);
        }

        yield return new("softmax2x3.loss", PublishedValues.SoftmaxLoss, 5e-11, $"{section}, without the guard inside its logarithm", () => cost);
        yield return new(
            "softmax2x3.loss.guarded", PublishedValues.SoftmaxLossGuarded, 5e-11, $"{section}, with log(h + 1e-7)", () => -Math.Log(pass.A[1][0, 2] + 1e-7));
        for (var i = 0; i < 2; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                var slope = gradient[0][k, i + 1];
                yield return new($"softmax2x3.gradient[{i},{k}]", PublishedValues.SoftmaxSlopes[i][k], 1e-8, $"{section}, without the guard", () => slope);
            }
        }
    }

    private static IEnumerable<KnownValue> Formulas()
    {
        foreach (var (z, slope) in new[] { (-1, 0.196612), (-0.5, 0.235004), (0, 0.25), (0.5, 0.235004), (1, 0.196612) })
        {
            yield return new(
                FormattableString.Invariant($"sigmoid.derivative({z})"),
                slope,
                5e-7,
                $"{Ng}, section 2.1",
                () => Activations.Derivative(Activation.Sigmoid, Matrix<double>.Build.Dense(1, 1, z))[0, 0]);
        }

        yield return new("initialize.epsilon(400,25)", 0.11882, 5e-6, $"{Ng}, section 2.2", () => Initialize.Epsilon(400, 25));

        var slopes = NumericalGradient.Central(theta => theta.DotProduct(theta), Vector<double>.Build.Dense([5.0, 6]), 1e-4);
        yield return new("numericalGradient[0]", 10, 1e-9, $"{Saito}, section 4.3.3, x² + y² at (5, 6)", () => slopes[0]);
        yield return new("numericalGradient[1]", 12, 1e-9, $"{Saito}, section 4.3.3, x² + y² at (5, 6)", () => slopes[1]);

        var largest = OneHot.Decode(Matrix<double>.Build.DenseOfArray(new[,] { { .1, .8, .1 }, { .3, .1, .6 }, { .2, .5, .3 }, { .8, .1, .6 } }));
        int[] published = [1, 2, 1, 0];
        for (var i = 0; i < 4; i++)
        {
            var label = largest[i];
            yield return new($"argMax.row{i}", published[i], 0, $"{Saito}, section 3.6.3", () => label);
        }
    }

    private static IEnumerable<KnownValue> Moons(DataStore store)
    {
        const string source = "scikit-learn's make_moons(2000) and train_test_split(0.3)";
        Lazy<(Examples Train, Examples Test)> moons = new(store.Moons);

        yield return new("moons.train", 1400, 0, source, () => moons.Value.Train.Labels.Length);
        yield return new("moons.test", 600, 0, source, () => moons.Value.Test.Labels.Length);
    }

    // theta[1:] where theta[:, 1:] was meant: without row 0, but with the biases.
    private static double MistakenPenalty(Network network, int examples) =>
        network.Layers.Sum(layer => layer.Theta.RemoveRow(0).PointwisePower(2).RowSums().Sum()) / (2.0 * examples);

    private static double AccuracyInBatches(Network network, Examples examples, int size)
    {
        var predicted = new List<int>();
        for (var start = 0; start < examples.Labels.Length; start += size)
            predicted.AddRange(Predict.Classes(network, examples.X.SubMatrix(start, size, 0, examples.X.ColumnCount)));
        return Predict.Accuracy(predicted, examples.Labels);
    }

    private static double Pixels(Examples examples) => (double)examples.X.RowCount * examples.X.ColumnCount;

    private static Vector<double> Flat(IEnumerable<Matrix<double>> thetas) => Serialize.Flatten([.. thetas]);
}
