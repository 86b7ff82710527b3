namespace Kata.Pictures.Text;

/// <summary>A curve as a line of text.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Writes values as blocks from ▁, the least, to █, the largest; if all are equal, all are ▁.</summary>
    /// <param name="values">From left to right; one that is not finite is a space.</param>
    /// <param name="width">The most characters, at least 1. If there are more values, each character is the mean of the finite ones that
    /// share it.</param>
    /// <exception cref="ArgumentException">The width is below 1.</exception>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        if (width < 1) throw new ArgumentException($"width is {width} but needs to be at least 1: a curve takes room.");

        var characters = Math.Min(width, values.Count);
        double[] means = [.. Enumerable.Range(0, characters).Select(k => Mean(values, First(k), First(k + 1)))];
        double[] finite = [.. means.Where(double.IsFinite).DefaultIfEmpty(0)];
        var (least, most) = (finite.Min(), finite.Max());
        return string.Concat(means.Select(mean => double.IsFinite(mean) ? Blocks[Height(mean, least, most)] : ' '));

        int First(int character) => (int)((long)character * values.Count / characters);
    }

    // Halves, because the whole range may overflow.
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
