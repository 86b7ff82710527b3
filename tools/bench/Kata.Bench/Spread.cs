namespace Kata.Bench;

/// <summary>How numbers lie: the median, what 95 % of them do not exceed, and the greatest.</summary>
internal sealed record Spread(double Median, double Percent95, double Max)
{
    /// <param name="numbers">At least one.</param>
    public static Spread Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new(median, sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1], sorted[^1]);
    }
}
