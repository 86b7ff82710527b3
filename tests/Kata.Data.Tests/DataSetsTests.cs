using Kata.Data.Formats.Idx;
using Kata.Data.Formats.Pickle;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DataSetsTests
{
    private static readonly DataStore Store = DataStore.FromEnvironment();

    // The labels' first and last are known-values.md's; a pixel in 9,973 (a prime) is looked up in the file itself.
    [Test]
    public void The_training_images_are_their_pixels_divided_by_255()
    {
        var train = RequiredData.Of("mnist-train", Store.MnistTrain);

        Assert.That((train.X.RowCount, train.X.ColumnCount), Is.EqualTo((60_000, 784)));
        Assert.That((int[])[.. train.Labels[..3], .. train.Labels[^3..]], Is.EqualTo(new[] { 5, 0, 4, 5, 6, 8 }));
        var pixels = IdxFile.Read(Store.Read("mnist-train", "train-images-idx3-ubyte.gz"), "images").Values;
        var looked = Enumerable.Range(0, pixels.Length / 9_973).Select(i => i * 9_973).ToList();
        Assert.That(looked.Select(i => train.X[i / 784, i % 784]), Is.EqualTo(looked.Select(i => pixels[i] / 255.0)));
    }

    [Test]
    public void There_are_10000_test_images_and_the_first_shows_a_7()
    {
        var test = RequiredData.Of("mnist-test", Store.MnistTest);

        Assert.That((test.X.RowCount, test.X.ColumnCount, test.Labels.Length), Is.EqualTo((10_000, 784, 10_000)));
        Assert.That(test.Labels[0], Is.EqualTo(7));
    }

    [Test]
    public void Ngs_digits_are_500_of_each_class()
    {
        var digits = RequiredData.Of("ex4", Store.Ex4);

        Assert.That((digits.X.RowCount, digits.X.ColumnCount), Is.EqualTo((5_000, 400)));
        Assert.That(digits.Labels.CountBy(label => label).Select(label => label.Value), Is.EqualTo(Enumerable.Repeat(500, 10)));
    }

    [Test]
    public void The_given_weights_are_a_25_by_401_and_a_10_by_26_matrix()
    {
        var thetas = RequiredData.Of("ex4weights", Store.Ex4Weights);

        Assert.That(thetas.Select(theta => (theta.RowCount, theta.ColumnCount)), Is.EqualTo(new[] { (25, 401), (10, 26) }));
        Assert.That(thetas[0][24, 0], Is.EqualTo(-0.35093322882815126));
    }

    [Test]
    public void The_sample_weights_are_transposed_behind_their_biases()
    {
        var thetas = RequiredData.Of("sample_weight", Store.SampleWeight);

        Assert.That(
            thetas.Select(theta => (theta.RowCount, theta.ColumnCount)), Is.EqualTo(new[] { (50, 785), (100, 51), (10, 101) }));
        var arrays = PickleFile.Read(Store.Read("sample_weight", "sample_weight.pkl"), "sample_weight.pkl");
        Assert.That(thetas[1][7, 0], Is.EqualTo(arrays["b2"].Values[7]));
        Assert.That(thetas[1][7, 1 + 3], Is.EqualTo(arrays["W2"].ToMatrix()[3, 7]));
    }

    [Test]
    public void The_moons_ship_with_the_repository()
    {
        var (train, test) = Store.Moons();

        Assert.That((train.X.RowCount, test.X.RowCount), Is.EqualTo((1_400, 600)));
        Assert.That(Store.Where("moons"), Is.EqualTo(new[] { Path.Combine(RealData.Repository(), "data", "moons.csv") }));
    }

    [Test]
    public void Drawn_digits_have_classes_one_below_their_labels()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/digits.mat", MatBytes.File(("X", new([3, 400], new double[1200])), ("y", new([3, 1], [10, 1, 9]))));

        Assert.That(scratch.Store(Catalogue.BuiltIn).Digits().Labels, Is.EqualTo(new[] { 9, 0, 8 }));
    }

    [Test]
    public void Drawn_digits_weights_may_have_any_number_of_units()
    {
        using var scratch = new Scratch();
        scratch.Write(
            "mine/digits-weights.mat",
            MatBytes.File(("Theta1", new([2, 401], new double[802])), ("Theta2", new([10, 3], [.. Enumerable.Range(0, 30)]))));

        var thetas = scratch.Store(Catalogue.BuiltIn).DigitsWeights();

        Assert.That(thetas.Select(theta => (theta.RowCount, theta.ColumnCount)), Is.EqualTo(new[] { (2, 401), (10, 3) }));
        Assert.That(thetas[1][9, 0], Is.EqualTo(27));
    }
}
