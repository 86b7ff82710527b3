using Kata.Data.Digits;
using Kata.Data.Formats.Idx;

namespace Kata.Data.Sets;

/// <summary>Makes Ng's 5,000 digits from MNIST, which they were taken from, so that no course file is needed for them.</summary>
public static class Ex4
{
    private const int EachDigit = 500;

    private static readonly DigitLayout Layout = DigitLayout.Ng;
    private static readonly int Source = DigitLayout.Mnist.Side;
    private static readonly int Target = Layout.Side;
    private static readonly double Scale = (double)Source / Target;
    private static readonly double[,] Weights = WeightsOfPixels();

    /// <summary>
    /// The first 500 images of each digit, 0 first and then 1 to 9, resized to 20×20 by cubic convolution (R. G. Keys, "Cubic convolution
    /// interpolation for digital image processing", 1981, a = −1/2) widened by 28/20 against aliasing, rows first and then columns.
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
                x.SetRow(row, Resize(Ink(images.Values.AsSpan(image * Source * Source, Source * Source))));
            }
        }

        return new(x, classes);
    }

    /// <summary>Resizes one image as <see cref="FromMnist"/> does.</summary>
    /// <param name="pixels">28×28, row by row.</param>
    /// <returns>20×20, as in <see cref="DigitLayout.Ng"/>.</returns>
    internal static double[] Resize(ReadOnlySpan<double> pixels)
    {
        // Rows first: 20 rows of 28 pixels.
        var narrowed = new double[Target, Source];
        for (var i = 0; i < Target; i++)
        {
            for (var row = 0; row < Source; row++)
            {
                for (var column = 0; column < Source; column++)
                    narrowed[i, column] += Weights[i, row] * pixels[(row * Source) + column];
            }
        }

        var unrolled = new double[Layout.Pixels];
        for (var j = 0; j < Target; j++)
        {
            for (var i = 0; i < Target; i++)
            {
                for (var column = 0; column < Source; column++)
                    unrolled[Layout.Index(i, j)] += Weights[j, column] * narrowed[i, column];
            }
        }

        return unrolled;
    }

    // Row i holds what each source pixel adds to target pixel i.
    private static double[,] WeightsOfPixels()
    {
        var weights = new double[Target, Source];
        for (var i = 1; i <= Target; i++)
        {
            var u = (Scale * i) - 0.2;
            var sum = 0.0;
            for (var j = (int)Math.Ceiling(u - (2 * Scale)); j <= u + (2 * Scale); j++)
            {
                var weight = Kernel((u - j) / Scale) / Scale;
                weights[i - 1, Math.Clamp(j, 1, Source) - 1] += weight;
                sum += weight;
            }

            for (var j = 0; j < Source; j++) weights[i - 1, j] /= sum;
        }

        return weights;
    }

    // Keys' equation (15): a = −1/2.
    private static double Kernel(double distance) => Math.Abs(distance) switch
    {
        <= 1 and var s => (((1.5 * s) - 2.5) * s * s) + 1,
        <= 2 and var s => (((((-0.5 * s) + 2.5) * s) - 4) * s) + 2,
        _ => 0,
    };

    private static double[] Ink(ReadOnlySpan<byte> pixels)
    {
        var ink = new double[pixels.Length];
        for (var i = 0; i < ink.Length; i++) ink[i] = pixels[i] / 255.0;
        return ink;
    }
}
