namespace Kata.Pictures.Text;

/// <summary>A curve in a line of text.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Writes values as blocks from ▁, the least, to █, the largest; where all are equal they are all ▁.</summary>
    /// <param name="values">From left to right; one that is not finite is a space.</param>
    /// <param name="width">How many letters at most, at least 1. Where there are more values, each letter is the mean of the finite ones that share it.</param>
    /// <exception cref="ArgumentException">The width is below 1.</exception>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        if (width < 1) throw new ArgumentException($"width is {width} but needs to be at least 1: a curve takes room.");

        var letters = Math.Min(width, values.Count);
        double[] means = [.. Enumerable.Range(0, letters).Select(k => Mean(values, First(k), First(k + 1)))];
        double[] finite = [.. means.Where(double.IsFinite).DefaultIfEmpty(0)];
        var (least, most) = (finite.Min(), finite.Max());
        return string.Concat(means.Select(mean => double.IsFinite(mean) ? Blocks[Height(mean, least, most)] : ' '));

        int First(int letter) => (int)((long)letter * values.Count / letters);
    }

    // Halves, because the whole range may be larger than any number.
    private static int Height(double value, double least, double most) =>
        most > least ? (int)Math.Round(((value / 2) - (least / 2)) / ((most / 2) - (least / 2)) * (Blocks.Length - 1)) : 0;

    private static double Mean(IReadOnlyList<double> values, int from, int to)
    {
        var (mean, count) = (0.0, 0);
        for (var i = from; i < to; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            count++;
            mean += (values[i] / count) - (mean / count);
        }

        return count > 0 ? mean : double.NaN;
    }
}
