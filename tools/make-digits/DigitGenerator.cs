using Kata.Data.Digits;
using Kata.Data.Sets;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Kata.MakeDigits;

/// <summary>Draws digits that look handwritten: the same ones at any time and on any machine.</summary>
internal static class DigitGenerator
{
    private const int PerDigit = 500;
    private const int Seed = 20;

    // Grey comes in steps of 1/256: most bytes of such a double are zero, so the file packs well, and the last digit of a sine, in which
    // machines may differ, is rounded away.
    private const double Greys = 256;

    private static readonly DigitLayout Layout = DigitLayout.Ng;

    /// <summary>Draws the 5,000 digits.</summary>
    /// <returns>
    /// X 5000 × 400: 500 of each digit, in the order 0, 1, …, 9, each pixel from 0 (paper) to 1 (ink); labels 0 … 9. Both are laid out as
    /// <see cref="DigitLayout.Ng"/>.
    /// </returns>
    public static Examples Draw()
    {
        var random = new MersenneTwister(Seed, threadSafe: false);
        var hand = new Handwriting(random);
        var x = Matrix<double>.Build.Dense(DigitLayout.Classes * PerDigit, Layout.Pixels);
        var labels = new int[DigitLayout.Classes * PerDigit];
        for (var row = 0; row < labels.Length; row++)
        {
            var digit = row / PerDigit;
            labels[row] = Layout.Class(digit);
            x.SetRow(row, Image(hand.Write(digit), random));
        }

        return new(x, labels);
    }

    // A pixel is as dark as it lies deep in the nearest dot of ink, across an edge as soft as this pen's, on paper of this grain.
    private static double[] Image(List<Handwriting.Dot> dots, MersenneTwister random)
    {
        var softness = 1 + random.NextDouble();
        var dark = .85 + (.3 * random.NextDouble());
        var grain = .2 * random.NextDouble();
        var depth = Depth(dots, softness / 2);
        return
        [
            .. depth.Select(d => Math.Clamp(.5 + (d / softness), 0, 1) * dark * (1 - (grain * random.NextDouble())))
                .Select(ink => Math.Min(1, Math.Round(ink * Greys) / Greys)),
        ];
    }

    // How far each pixel's centre lies inside the ink, negative outside; what is farther out than the reach stays at minus infinity.
    private static double[] Depth(List<Handwriting.Dot> dots, double reach)
    {
        var depth = new double[Layout.Pixels];
        Array.Fill(depth, double.NegativeInfinity);
        foreach (var dot in dots)
        {
            var far = dot.Radius + reach;
            for (var column = First(dot.X - far); column < Layout.Side && column <= dot.X + far; column++)
            {
                for (var row = First(dot.Y - far); row < Layout.Side && row <= dot.Y + far; row++)
                {
                    var (right, down) = (column - dot.X, row - dot.Y);
                    ref var here = ref depth[Layout.Index(row, column)];
                    here = Math.Max(here, dot.Radius - Math.Sqrt((right * right) + (down * down)));
                }
            }
        }

        return depth;
    }

    private static int First(double edge) => (int)Math.Max(0, Math.Ceiling(edge));
}
