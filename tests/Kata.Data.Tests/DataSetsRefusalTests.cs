using System.Text;
using Kata.Data.Formats;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DataSetsRefusalTests
{
    [Test]
    public void Images_that_are_not_20_by_20_are_refused() => Assert.That(
        Digits(("X", new([1, 399], new double[399])), ("y", new([1, 1], [1]))),
        Is.EqualTo("digits.mat has X of 1x399 but needs mx400: an image of 20x20 pixels in each row."));

    [Test]
    public void A_label_count_other_than_the_image_count_is_refused() => Assert.That(
        Digits(("X", new([2, 400], new double[800])), ("y", new([1, 2], [1, 2]))),
        Is.EqualTo("digits.mat has y of 1x2 but needs 2x1: a label for each image."));

    [TestCase(0, "0")]
    [TestCase(11, "11")]
    [TestCase(1.5, "1.5")]
    public void A_label_beyond_1_to_10_is_refused(double label, string shown) => Assert.That(
        Digits(("X", new([2, 400], new double[800])), ("y", new([2, 1], [1, label]))),
        Is.EqualTo($"digits.mat has the label {shown} in row 2 of y but needs a whole number from 1 to 10: 10 is for zero."));

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    public void A_pixel_that_is_not_finite_is_refused(double pixel, string shown) => Assert.That(
        Digits(("X", new([1, 400], [0, pixel, .. new double[398]])), ("y", new([1, 1], [1]))),
        Is.EqualTo($"digits.mat has {shown} as entry 2 of X but needs a finite number."));

    [Test]
    public void A_file_without_labels_is_refused() => Assert.That(
        Digits(("X", new([1, 400], new double[400]))), Is.EqualTo("digits.mat has no y but needs one."));

    [Test]
    public void Weights_for_another_number_of_pixels_are_refused() => Assert.That(
        Weights(new([2, 400], new double[800]), new([10, 3], new double[30])),
        Is.EqualTo("digits-weights.mat has Theta1 of 2x400 but needs unitsx401: a bias and a weight for each pixel."));

    [TestCase(10, 2)]
    [TestCase(9, 3)]
    public void Weights_that_do_not_chain_are_refused(int rows, int columns) => Assert.That(
        Weights(new([2, 401], new double[802]), new([rows, columns], new double[rows * columns])),
        Is.EqualTo(
            $"digits-weights.mat has Theta2 of {rows}x{columns} but needs 10x3: a row for each digit, with a bias and a weight for each "
                + "unit of Theta1."));

    // W and b of each layer come one after the other; the first that does not fit is named.
    [TestCase("785x2 2 2x3 3 3x10 10", "W1 of 785x2 but needs 784xunits: a row for each input")]
    [TestCase("784x2 3 2x3 3 3x10 10", "b1 of 3 but needs 2: a bias for each column of W1")]
    [TestCase("784x2 2 3x3 3 3x10 10", "W2 of 3x3 but needs 2xunits: a row for each input")]
    [TestCase("784x2 2 2x3 3 3x9 9", "W3 of 3x9 but needs 3x10: a row for each input")]
    [TestCase("784x2 2 2x3 3 3x10 10x1", "b3 of 10x1 but needs 10: a bias for each column of W3")]
    [TestCase("784x2x1 2 2x3 3 3x10 10", "W1 of 784x2x1 but needs 784xunits: a row for each input")]
    public void Sample_weights_that_do_not_chain_are_refused(string shapes, string fault)
    {
        using var scratch = new Scratch();
        string[] keys = ["W1", "b1", "W2", "b2", "W3", "b3"];
        var arrays = keys.Zip(shapes.Split(' '), (key, shape) => Zeros(key, [.. shape.Split('x').Select(int.Parse)]));
        scratch.Write("mine/sample_weight.pkl", Encoding.Latin1.GetBytes($"\u0080\u0003}}({string.Concat(arrays)}u."));

        var reason = Refusal.Of(() => scratch.Store(Unchecked("sample_weight", "sample_weight.pkl")).SampleWeight());

        Assert.That(reason, Is.EqualTo($"sample_weight.pkl has {fault}."));
    }

    private static string Digits(params (string, NumericArray)[] arrays)
    {
        using var scratch = new Scratch();
        scratch.Write("mine/digits.mat", MatBytes.File(arrays));
        return Refusal.Of(() => scratch.Store(Catalogue.BuiltIn).Digits());
    }

    private static string Weights(NumericArray theta1, NumericArray theta2)
    {
        using var scratch = new Scratch();
        scratch.Write("mine/digits-weights.mat", MatBytes.File(("Theta1", theta1), ("Theta2", theta2)));
        return Refusal.Of(() => scratch.Store(Catalogue.BuiltIn).DigitsWeights());
    }

    // A key and an array of one-byte zeros, in the instructions that NumPy pickles them with.
    private static string Zeros(string key, int[] shape)
    {
        var zeros = shape.Aggregate(1, (product, length) => product * length);
        return $"X{Four(key.Length)}{key}cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\0\u0085C\u0001bt\u0052"
            + $"(K\u0001({string.Concat(shape.Select(length => $"J{Four(length)}"))}t"
            + "cnumpy\ndtype\nX\u0002\0\0\0u1\u0089\u0088\u0087R(K\u0003X\u0001\0\0\0|NNNtb"
            + $"\u0089B{Four(zeros)}{new string('\0', zeros)}tb";
    }

    private static string Four(int number) => Encoding.Latin1.GetString(BitConverter.GetBytes(number));

    // Without a checksum, so that what comes after it is reached.
    private static Catalogue Unchecked(string set, string file) => new([new(set, "a set", [new(file, 1_000_000, "here", "none")])]);
}
