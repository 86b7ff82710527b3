namespace Kata.Data.Digits;

/// <summary>
/// Resizes MNIST's images to Ng's by cubic convolution (R. G. Keys, "Cubic convolution interpolation for digital image processing", 1981,
/// a = −1/2), widened by 28/20 against aliasing, rows first and then columns.
/// </summary>
internal static class CubicConvolution
{
    private static readonly DigitLayout Layout = DigitLayout.Ng;
    private static readonly int Source = DigitLayout.Mnist.Side;
    private static readonly int Target = Layout.Side;
    private static readonly double Scale = (double)Source / Target;
    private static readonly double[,] Weights = WeightsOfPixels();

    /// <summary>Resizes an image.</summary>
    /// <param name="pixels">28×28, row by row.</param>
    /// <returns>20×20, as in <see cref="DigitLayout.Ng"/>.</returns>
    public static double[] Resize(ReadOnlySpan<double> pixels)
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
}
