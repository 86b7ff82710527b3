namespace Kata.Pictures.Charts;

/// <summary>A value on a scale and its label.</summary>
internal sealed record Tick(double Value, string Label);

/// <summary>Maps values to pixels.</summary>
/// <param name="From">The value at <paramref name="Start"/>.</param>
/// <param name="To">The value at <paramref name="End"/>.</param>
/// <param name="Logarithmic">As for the axis.</param>
/// <param name="Start">A pixel.</param>
/// <param name="End">A pixel, before or after the start.</param>
internal sealed record Scale(double From, double To, bool Logarithmic, double Start, double End)
{
    /// <summary>A scale that holds all values: whole powers of ten or, on a linear axis, whole steps between ticks.</summary>
    /// <param name="values">The values; those without a place on the axis are ignored.</param>
    /// <param name="logarithmic">As for the axis.</param>
    /// <param name="start">A pixel.</param>
    /// <param name="end">A pixel.</param>
    public static Scale Around(IEnumerable<double> values, bool logarithmic, double start, double end)
    {
        double[] placed = [.. values.Where(value => Has(value, logarithmic))];
        if (placed.Length == 0) placed = [1];
        var (least, most) = (placed.Min(), placed.Max());
        if (logarithmic)
        {
            var (low, high) = (Math.Floor(Math.Log10(least) + 1e-9), Math.Ceiling(Math.Log10(most) - 1e-9));
            return new(Math.Pow(10, low), Math.Pow(10, Math.Max(high, low + 1)), true, start, end);
        }

        // Equal values are in the middle of a scale of about their own size.
        var room = Math.Max(Math.Abs(least), Math.Abs(most)) is var size && most - least > 1e-9 * size ? 0 : size > 0 ? size / 20 : 0.5;
        (least, most) = (least - room, most + room);
        var step = Step(most - least, 8);
        var from = Math.Floor(least / step) * step;
        return new(from, Math.Max(Math.Ceiling(most / step) * step, from + step), false, start, end);
    }

    /// <summary>Pixels of a unit on a linear scale.</summary>
    public double Unit => Math.Abs(End - Start) / (To - From);

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => Start + ((End - Start) * (Logarithmic
        ? Math.Log10(value / From) / Math.Log10(To / From)
        : (value - From) / (To - From)));

    /// <summary>Whether a value has a place on this kind of axis.</summary>
    public bool Has(double value) => Has(value, Logarithmic);

    /// <summary>Round values from one end to the other, evenly spaced.</summary>
    /// <param name="atMost">How many fit without crowding, at least 2.</param>
    public IReadOnlyList<Tick> Ticks(int atMost)
    {
        if (!Logarithmic)
        {
            var step = Step(To - From, atMost);
            var first = Math.Ceiling(From / step);
            return [.. Enumerable.Range(0, (int)(Math.Floor(To / step) - first) + 1).Select(i => Linear((first + i) * step))];
        }

        var (low, high) = ((int)Math.Round(Math.Log10(From)), (int)Math.Round(Math.Log10(To)));
        var every = (int)Math.Max(1, Step(high - low, atMost));
        return [.. Enumerable.Range(low, high - low + 1).Where(power => power % every == 0).Select(Power)];
    }

    /// <summary>A power of ten as programmers write it: 1e-12, but 1 and 10 in full.</summary>
    public static Tick Power(int power) =>
        new(Math.Pow(10, power), power switch { 0 => "1", 1 => "10", _ => FormattableString.Invariant($"1e{power}") });

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that covers a length in at most so many steps.</summary>
    public static double Step(double length, int atMost)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(length / atMost)));
        return unit * (length / unit < atMost ? 1 : length / unit < 2 * atMost ? 2 : length / unit < 5 * atMost ? 5 : 10);
    }

    /// <summary>
    /// A number for people, with at most so many significant digits; very small and very large ones are in powers of ten.
    /// </summary>
    public static string Text(double value, int digits = 4)
    {
        var rounded = double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (rounded + 0.0).ToString(
            rounded == 0 || Math.Abs(rounded) is >= 1e-5 and < 1e7 ? "0.#########" : "0.#####e0",
            CultureInfo.InvariantCulture);
    }

    private static Tick Linear(double value) => new(value, Text(value, 7));

    private static bool Has(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);
}
