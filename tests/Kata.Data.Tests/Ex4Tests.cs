using Kata.Data.Formats.Idx;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class Ex4Tests
{
    // What an independent NumPy program makes of MNIST by the same recipe (known-values.md). Both are sums of at most 13 products a
    // dimension of numbers below 1, so 1e-13 leaves room for their order and nothing else.
    [Test]
    public void The_digits_made_from_MNIST_are_those_of_an_independent_program()
    {
        var arrays = MatFile.Read(RealData.Bytes("ex4data1-rebuilt.mat", "ex4-rebuilt"), "ex4data1-rebuilt.mat");

        var made = Ex4.FromMnist(Mnist("train-images-idx3-ubyte.gz"), Mnist("train-labels-idx1-ubyte.gz"));

        TestMatrices.Close(made.X, arrays["X"].ToMatrix(), 1e-13);
        Assert.That(made.Labels.Select(label => (double)label + 1), Is.EqualTo(arrays["y"].Values));
    }

    [Test]
    public void An_even_grey_stays_the_same()
    {
        var made = Ex4.FromMnist(Grey(51, 5000), EachDigit500Times());

        Assert.That(made.X.Enumerate(), Has.All.EqualTo(0.2).Within(1e-15));
    }

    // A picture that is brighter downwards must be so too once it is unrolled column by column.
    [Test]
    public void The_pixels_of_a_column_are_adjacent()
    {
        var images = Grey(0, 5000);
        for (var pixel = 0; pixel < 784; pixel++) images.Values[pixel] = (byte)(pixel / 28 * 9);

        var first = Ex4.FromMnist(images, EachDigit500Times()).X.Row(0);

        Assert.That(first.SubVector(1, 19).ToArray(), Is.EqualTo(first.SubVector(21, 19).ToArray()).Within(1e-15));
        Assert.That(first.SubVector(0, 20).ToArray(), Is.Ordered.And.Unique);
    }

    [Test]
    public void Zero_comes_first_and_is_class_9()
    {
        var labels = Ex4.FromMnist(Grey(0, 5000), EachDigit500Times()).Labels;

        Assert.That(new[] { 0, 499, 500, 4999 }.Select(row => labels[row]), Is.EqualTo(new[] { 9, 9, 0, 8 }));
    }

    [Test]
    public void A_digit_with_fewer_images_than_500_is_refused()
    {
        var labels = EachDigit500Times();
        labels.Values[3] = 4;

        Assert.That(
            Refusal.Of(() => Ex4.FromMnist(Grey(0, 5000), labels)),
            Is.EqualTo("The images show the digit 3 499 times but need to show it 500 times."));
    }

    [Test]
    public void Images_of_another_size_are_refused() => Assert.That(
        Refusal.Of(() => Ex4.FromMnist(new([1, 28, 29], new byte[812]), new([1], [0]))),
        Is.EqualTo("The images are 1x28x29 but need to be mx28x28: an image is 28x28 pixels."));

    [Test]
    public void A_label_count_other_than_the_image_count_is_refused() => Assert.That(
        Refusal.Of(() => Ex4.FromMnist(Grey(0, 1), new([2], [0, 1]))),
        Is.EqualTo("The labels are 2 but need to be 1: one for each image."));

    [Test]
    public void A_label_that_is_not_a_digit_is_refused() => Assert.That(
        Refusal.Of(() => Ex4.FromMnist(Grey(0, 2), new([2], [9, 10]))),
        Is.EqualTo("Label 2 is 10 but needs to be from 0 to 9: it is a digit."));

    private static IdxArray Mnist(string file) => IdxFile.Read(RealData.Bytes(file, "mnist-train"), file);

    private static IdxArray Grey(byte shade, int images) => new([images, 28, 28], [.. Enumerable.Repeat(shade, images * 784)]);

    // 0, 1, … 9, 0, 1, …
    private static IdxArray EachDigit500Times() => new([5000], [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 10))]);
}
