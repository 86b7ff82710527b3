using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Kata.Data;

/// <summary>Draws the handwriting-like digits of data/digits.mat: the same digits on every machine.</summary>
public static class DigitGenerator
{
    /// <summary>Pixels from edge to edge of a drawn digit.</summary>
    public const int Side = 20;

    private const int PerDigit = 500;
    private const int Seed = 20;

    // Grey comes in steps of 1/256, so that a double of the file is mostly zero bytes and compresses well.
    private const double Greys = 256;

    /// <summary>Draws the 5,000 digits.</summary>
    /// <returns>
    /// X 5000 × 400: 500 of each digit, in the order 0, 1, …, 9; a row holds an image column after column, each pixel from 0 (paper) to 1 (ink).
    /// Labels: class 9 is the digit zero, class c any other is the digit c + 1, as DataSets has them.
    /// </returns>
    public static Examples Draw()
    {
        MersenneTwister random = new(Seed, threadSafe: false);
        Handwriting hand = new(random);
        var x = Matrix<double>.Build.Dense(10 * PerDigit, Side * Side);
        var labels = new int[10 * PerDigit];
        for (var row = 0; row < labels.Length; row++)
        {
            var digit = row / PerDigit;
            labels[row] = (digit + 9) % 10;
            x.SetRow(row, Image(hand.Write(digit), random));
        }
        return new(x, labels);
    }

    /// <summary>The file that holds drawn digits: X and y in the layout of Ng's ex4data1.mat, where y is 1 … 10 and 10 is the digit zero.</summary>
    /// <param name="digits">As <see cref="Draw"/> gives them.</param>
    public static byte[] File(Examples digits)
    {
        var y = new NumericArray([digits.Labels.Length, 1], [.. digits.Labels.Select(label => label + 1.0)]);
        return MatFile.Write([("X", NumericArray.From(digits.X)), ("y", y)]);
    }

    // The paper takes the ink: a pixel is as dark as it lies deep inside the nearest dot, over an edge as soft as the pen.
    private static double[] Image(List<Handwriting.Dot> dots, MersenneTwister random)
    {
        var softness = 1 + random.NextDouble();
        var (dark, grain) = (.85 + .3 * random.NextDouble(), .2 * random.NextDouble());
        var image = new double[Side * Side];
        for (var column = 0; column < Side; column++)
        {
            for (var row = 0; row < Side; row++)
            {
                var outside = double.PositiveInfinity;
                foreach (var dot in dots)
                    outside = Math.Min(outside, Distance(dot, column, row) - dot.Radius);
                var ink = Math.Clamp(.5 - outside / softness, 0, 1);
                if (ink > 0)
                    ink *= dark * (1 - grain * random.NextDouble());
                image[column * Side + row] = Math.Min(1, Math.Round(ink * Greys) / Greys);
            }
        }
        return image;
    }

    private static double Distance(Handwriting.Dot dot, int column, int row) =>
        Math.Sqrt((dot.X - column) * (dot.X - column) + (dot.Y - row) * (dot.Y - row));
}
