using Kata.Data.Digits;
using Kata.Data.Formats.Idx;

namespace Kata.Data.Sets;

/// <summary>Makes Ng's 5,000 digits from MNIST, which they were taken from, so that no course file is needed for them.</summary>
public static class Ex4
{
    private const int EachDigit = 500;

    private static readonly DigitLayout Layout = DigitLayout.Ng;
    private static readonly int Source = DigitLayout.Mnist.Side;

    /// <summary>
    /// The first 500 images of each digit, 0 first and then 1 to 9, resized by <see cref="CubicConvolution"/>.
    /// </summary>
    /// <param name="images">MNIST's training images, m × 28 × 28.</param>
    /// <param name="labels">Their labels, m.</param>
    /// <returns>X 5000 × 400 and labels 0 … 9, as in <see cref="DigitLayout.Ng"/>.</returns>
    /// <exception cref="InvalidDataException">Images and labels do not fit together, or a digit has fewer than 500 images.</exception>
    public static Examples FromMnist(IdxArray images, IdxArray labels)
    {
        DataSets.CheckMnist(images, labels);
        var x = Matrix<double>.Build.Dense(DigitLayout.Classes * EachDigit, Layout.Pixels);
        var classes = new int[DigitLayout.Classes * EachDigit];
        for (var digit = 0; digit < DigitLayout.Classes; digit++)
        {
            var image = -1;
            for (var i = 0; i < EachDigit; i++)
            {
                image = Array.IndexOf(labels.Values, (byte)digit, image + 1);
                if (image < 0)
                    throw new InvalidDataException($"The images show the digit {digit} {i} times but need to show it {EachDigit} times.");
                var row = (digit * EachDigit) + i;
                classes[row] = Layout.Class(digit);
                x.SetRow(row, CubicConvolution.Resize(Ink(images.Values.AsSpan(image * Source * Source, Source * Source))));
            }
        }

        return new(x, classes);
    }

    private static double[] Ink(ReadOnlySpan<byte> pixels)
    {
        var ink = new double[pixels.Length];
        for (var i = 0; i < ink.Length; i++) ink[i] = pixels[i] / 255.0;
        return ink;
    }
}
