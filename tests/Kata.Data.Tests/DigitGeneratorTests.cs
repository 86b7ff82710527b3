using Kata.Data.Digits;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;
using Kata.Tests;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DigitGeneratorTests
{
    private static readonly Lazy<Examples> Drawn = new(DigitGenerator.Draw);
    private static readonly Lazy<byte[]> Written = new(DigitGenerator.MatBytes);

    [Test]
    public void The_file_that_ships_is_what_the_generator_makes_byte_for_byte()
    {
        var shipped = File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", "digits.mat"));

        Assert.That(Written.Value.AsSpan().SequenceEqual(shipped), Is.True);
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
        Assert.That(Drawn.Value.Labels.Chunk(500).Select(block => block.Distinct().Single()), Is.EqualTo(new[] { 9, 0, 1, 2, 3, 4, 5, 6, 7, 8 }));

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

    private static double Spread(double[] ink)
    {
        var middle = ink.Select((amount, at) => amount * at).Sum() / ink.Sum();
        return ink.Select((amount, at) => amount * (at - middle) * (at - middle)).Sum() / ink.Sum();
    }
}
