using System.Text;

namespace Kata.Pictures.Svg;

/// <summary>
/// Writes SVG line by line, the same bytes on every machine: numbers have a decimal point and at most two decimals, lines end in LF.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Attributes that are inserted as they are; the values inside them are formatted as everywhere.</summary>
    public sealed record Markup(FormattableString Attributes);

    /// <summary>Adds a line of markup. Inserted values are never markup: numbers are rounded and text is escaped.</summary>
    public void Add(FormattableString markup) =>
        _text.Append(Format(markup)).Append('\n');

    /// <summary>Adds what another writer has written.</summary>
    public void Add(SvgWriter other) => _text.Append(other._text);

    /// <summary>A factor, exact enough to scale a whole picture by.</summary>
    public static string Factor(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A piece of markup, e.g. of a path: lengths are rounded to a hundredth of a pixel and text is escaped.</summary>
    public static string Format(FormattableString markup) =>
        string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Inserted)]);

    /// <summary>Text as markup. XML cannot express most control characters or half a surrogate pair: they become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < ' ' and not ('\t' or '\n') or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    public override string ToString() => _text.ToString();

    private static string Inserted(object? value) => value switch
    {
        double number => Rounded(number),
        Markup markup => Format(markup.Attributes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Escape(value?.ToString() ?? ""),
    };

    private static string Rounded(double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
