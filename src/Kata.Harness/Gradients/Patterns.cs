namespace Kata.Harness;

internal static class Patterns
{
    public static string? Of(IReadOnlyList<GradientEntry> entries, Layout layout, double[] point) => null;
}
