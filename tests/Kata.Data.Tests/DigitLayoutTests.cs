using Kata.Data.Digits;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DigitLayoutTests
{
    [Test]
    public void Ngs_classes_begin_with_one_and_end_with_zero()
    {
        var digits = Enumerable.Range(0, 10).Select(DigitLayout.Ng.Digit).ToArray();

        Assert.That(digits, Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 0 }));
        Assert.That(digits.Select(DigitLayout.Ng.Class), Is.EqualTo(Enumerable.Range(0, 10)));
    }

    [Test]
    public void A_class_of_MNIST_is_its_digit()
    {
        Assert.That(Enumerable.Range(0, 10).Select(DigitLayout.Mnist.Digit), Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(Enumerable.Range(0, 10).Select(DigitLayout.Mnist.Class), Is.EqualTo(Enumerable.Range(0, 10)));
    }

    // Row 2, column 5: Ng's rows hold columns, MNIST's hold lines.
    [TestCase(400, (5 * 20) + 2)]
    [TestCase(784, (2 * 28) + 5)]
    public void An_image_is_upright(int pixels, int index)
    {
        var layout = DigitLayout.Of(pixels)!;
        var row = Vector<double>.Build.Dense(pixels);
        row[index] = 0.5;

        var image = layout.Image(row);

        Assert.That((image.Length, image[2].Length, image[2][5]), Is.EqualTo((layout.Side, layout.Side, 0.5)));
        Assert.That(image.Sum(line => line.Sum()), Is.EqualTo(0.5));
    }

    [TestCase(399)]
    [TestCase(785)]
    public void No_layout_has_another_number_of_pixels(int pixels) => Assert.That(DigitLayout.Of(pixels), Is.Null);
}
