using System.Globalization;

namespace Kata.Harness.Tracing;

/// <summary>Formulas with numbers in them, as a person writes them: "2·(−1) + 0.5·1".</summary>
public static class FormulaText
{
    private const string Layers = "⁰¹²³⁴";

    /// <summary>A layer as a superscript.</summary>
    internal static char Layer(int l) => Layers[l];

    /// <summary>A number with a real minus sign and at most six decimals; four digits if it is tiny.</summary>
    public static string Number(double value)
    {
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        var format = Math.Abs(value) switch { >= 1e9 or (> 0 and < 1e-4) => "0.###e+0", _ => "0.######" };
        var text = value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
        return text == "−0" ? "0" : text;
    }

    /// <summary>A number that something stands before: in brackets if it is negative.</summary>
    internal static string Factor(double value) => value < 0 ? $"({Number(value)})" : Number(value);

    /// <summary>"−2·(−1)".</summary>
    internal static string Product(double left, double right) => $"{Number(left)}·{Factor(right)}";

    /// <summary>"0.5 − (−1)".</summary>
    internal static string Difference(double left, double right) => $"{Number(left)} − {Factor(right)}";

    /// <summary>"(−2)²".</summary>
    internal static string Square(double value) => $"{Factor(value)}²";

    /// <summary>Terms with + between them, or − if a term begins with it.</summary>
    internal static string Sum(IEnumerable<string> terms) =>
        terms.Aggregate((sum, term) => term.StartsWith('−') ? $"{sum} − {term[1..]}" : $"{sum} + {term}");
}
