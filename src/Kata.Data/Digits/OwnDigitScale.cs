namespace Kata.Data.Digits;

/// <summary>Makes pictures smaller by averaging areas.</summary>
internal static class OwnDigitScale
{
    // Enough for a digit that fills a tenth of the picture, and quick.
    private const int LongestSide = 400;

    // MNIST's digits fit 20×20; the frame is drawn in finer pixels first, so that strokes can be thickened by fractions of one.
    private const int Box = 20;
    private const int Finer = 4;

    // The thinnest stroke, in pixels of 28×28, that is left as it is.
    private const double Thinnest = 2.2;

    /// <summary>The picture, or, if it is large, the averages of squares of its pixels.</summary>
    public static double[,] Reduce(Matrix<double> grey)
    {
        var factor = (Math.Max(grey.RowCount, grey.ColumnCount) + LongestSide - 1) / LongestSide;
        // A square cut off by the edge counts as a whole one.
        var (height, width) = ((grey.RowCount + factor - 1) / factor, (grey.ColumnCount + factor - 1) / factor);
        var (sums, counts) = (new double[height, width], new int[height, width]);
        for (var column = 0; column < grey.ColumnCount; column++)
        {
            for (var row = 0; row < grey.RowCount; row++)
            {
                sums[row / factor, column / factor] += grey.At(row, column);
                counts[row / factor, column / factor]++;
            }
        }

        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++) sums[row, column] /= counts[row, column];
        return sums;
    }

    /// <summary>The ink in a frame of 28×28, its strongest about 1.</summary>
    /// <param name="ink">Height × width, 0 for paper.</param>
    /// <param name="box">Where it is.</param>
    public static Matrix<double> Frame(double[,] ink, InkBox box)
    {
        var longest = Math.Max(box.Bottom - box.Top, box.Right - box.Left);
        var extra = Math.Max(0, (Thinnest - (box.Stroke * Box / longest)) / 2);
        var scale = (Box - (2 * extra)) / longest;
        var top = Start(box.Top, box.Bottom, box.CentreRow, scale, extra);
        var left = Start(box.Left, box.Right, box.CentreColumn, scale, extra);
        var fine = DigitLayout.Mnist.Side * Finer;
        var rows = Averages(fine, ink.GetLength(0), top, 1 / (scale * Finer));
        var columns = Averages(fine, ink.GetLength(1), left, 1 / (scale * Finer));
        var drawn = rows * Matrix<double>.Build.DenseOfArray(ink) * columns.Transpose();
        var thick = Thickened(drawn, extra * Finer);

        var small = Averages(DigitLayout.Mnist.Side, fine, 0, Finer);
        var framed = small * thick * small.Transpose();
        // Few pixels of a thin stroke are covered whole.
        return framed.Divide(framed.Enumerate().Max());
    }

    // Where the frame begins in the picture: the centre of mass in its middle, but no ink outside.
    private static double Start(double first, double end, double centre, double scale, double extra)
    {
        var side = DigitLayout.Mnist.Side / scale;
        return Math.Clamp(centre - (side / 2), end + (extra / scale) - side, first - (extra / scale));
    }

    // Row i averages the length from start + i·step to start + (i + 1)·step; beyond the picture there is no ink.
    private static Matrix<double> Averages(int count, int length, double start, double step)
    {
        var averages = Matrix<double>.Build.Dense(count, length);
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (start + (i * step), start + ((i + 1) * step));
            for (var k = Math.Max(0, (int)Math.Floor(from)); k < Math.Min(length, to); k++)
                averages[i, k] = (Math.Min(to, k + 1) - Math.Max(from, k)) / step;
        }

        return averages;
    }

    // Each pixel takes the strongest ink of the disc around it; a radius between two whole ones takes its share of both.
    private static Matrix<double> Thickened(Matrix<double> ink, double radius)
    {
        if (radius <= 0) return ink;
        var thick = Matrix<double>.Build.Dense(ink.RowCount, ink.ColumnCount);
        var reach = (int)Math.Ceiling(radius);
        for (var down = -reach; down <= reach; down++)
        {
            for (var across = -reach; across <= reach; across++)
            {
                var share = Math.Clamp(radius + 1 - Math.Sqrt((down * down) + (across * across)), 0, 1);
                for (var row = Math.Max(0, -down); share > 0 && row < ink.RowCount - Math.Max(0, down); row++)
                {
                    for (var column = Math.Max(0, -across); column < ink.ColumnCount - Math.Max(0, across); column++)
                        thick.At(row, column, Math.Max(thick.At(row, column), share * ink.At(row + down, column + across)));
                }
            }
        }

        return thick;
    }
}
