using System.Runtime.InteropServices;
using Kata.Data.Digits;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;
using Kata.MakeDigits;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class MakeDigitsTests
{
    private static readonly Lazy<Examples> Drawn = new(DigitGenerator.Draw);
    private static readonly Lazy<byte[]> Written = new(() => ShippedFiles.Digits(Drawn.Value));

    [Test]
    public void The_digits_that_ship_are_drawn_again_byte_for_byte() =>
        Assert.That(Written.Value.AsSpan().SequenceEqual(Shipped("digits.mat")), Is.True);

    [Test]
    public void The_weights_that_ship_are_trained_again_byte_for_byte()
    {
        var weights = ShippedFiles.Weights(Drawn.Value);

        var shipped = Shipped("digits-weights.mat");
        Assert.That(CostOf(weights), Is.EqualTo(CostOf(shipped)).Within(0.005));
        if (!RuntimeInformation.RuntimeIdentifier.StartsWith("linux-x64", StringComparison.Ordinal))
            Assert.Ignore("The bytes are the same on Linux x64 only: another C library rounds e^x differently. The cost is the same.");
        Assert.That(weights.AsSpan().SequenceEqual(shipped), Is.True);
    }

    [Test]
    public void The_weights_that_ship_classify_99_per_cent_of_the_digits_correctly()
    {
        var network = Sigmoids(DataStore.FromEnvironment().DigitsWeights());

        var accuracy = Predict.Accuracy(Predict.Classes(network, Drawn.Value.X), Drawn.Value.Labels);

        Assert.That(accuracy, Is.InRange(0.99, 1));
    }

    [Test]
    public void The_file_has_the_arrays_of_ex4data1_and_no_others()
    {
        var arrays = MatFile.Read(Written.Value, "digits.mat");

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "X", "y" }));
        Assert.That(arrays["X"].Shape, Is.EqualTo(new[] { 5000, 400 }));
        Assert.That(arrays["y"].Shape, Is.EqualTo(new[] { 5000, 1 }));
    }

    [Test]
    public void The_file_has_500_of_each_digit_beginning_with_zero_as_10()
    {
        var y = MatFile.Read(Written.Value, "digits.mat")["y"].Values;

        Assert.That(y.Chunk(500).Select(block => block.Distinct().Single()), Is.EqualTo(new double[] { 10, 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
    }

    [Test]
    public void A_label_is_one_less_than_the_file_says() =>
        Assert.That(
            Drawn.Value.Labels.Chunk(500).Select(block => block.Distinct().Single()), Is.EqualTo(new[] { 9, 0, 1, 2, 3, 4, 5, 6, 7, 8 }));

    [Test]
    public void A_pixel_is_a_multiple_of_one_256th_from_0_to_1()
    {
        var greys = Drawn.Value.X.ToRowMajorArray().Distinct().Select(pixel => pixel * 256).Order().ToArray();

        Assert.That(greys, Is.EqualTo(Enumerable.Range(0, 257).Select(grey => (double)grey)));
    }

    [Test]
    public void No_image_is_drawn_twice()
    {
        var images = Drawn.Value.X.EnumerateRows().Select(row => string.Join(' ', row)).ToHashSet();

        Assert.That(images, Has.Count.EqualTo(5000));
    }

    // A one is tall and narrow, so its ink spreads along the index that moves fastest only if that runs down the image.
    [Test]
    public void An_image_is_unrolled_column_after_column()
    {
        var one = Drawn.Value.X.SubMatrix(500, 500, 0, 400).ColumnSums();

        var down = Spread([.. Enumerable.Range(0, 20).Select(row => Enumerable.Range(0, 20).Sum(column => one[(20 * column) + row]))]);
        var across = Spread([.. Enumerable.Range(0, 20).Select(column => one.SubVector(20 * column, 20).Sum())]);

        Assert.That(down, Is.InRange(1.5 * across, 10 * across));
    }

    private static byte[] Shipped(string name) => File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", name));

    private static double CostOf(byte[] weights)
    {
        var arrays = MatFile.Read(weights, "digits-weights.mat");
        var network = Sigmoids([arrays["Theta1"].ToMatrix(), arrays["Theta2"].ToMatrix()]);
        return Cost.Of(network, Drawn.Value.X, OneHot.Encode(Drawn.Value.Labels, DigitLayout.Classes), 1);
    }

    private static Network Sigmoids(IReadOnlyList<Matrix<double>> thetas) =>
        new([.. thetas.Select(theta => new Layer(theta, Activation.Sigmoid))], Loss.CrossEntropy);

    private static double Spread(double[] ink)
    {
        var middle = ink.Select((amount, at) => amount * at).Sum() / ink.Sum();
        return ink.Select((amount, at) => amount * (at - middle) * (at - middle)).Sum() / ink.Sum();
    }
}
