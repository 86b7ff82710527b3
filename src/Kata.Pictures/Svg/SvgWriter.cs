using System.Globalization;
using System.Text;

namespace Kata.Pictures.Svg;

/// <summary>
/// Writes SVG line by line, the same bytes on every machine: numbers with a point and two decimals at most, lines that end in LF.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Attributes that are filled in as they are, with what is filled into them written as everywhere.</summary>
    public sealed record Markup(FormattableString Attributes);

    /// <summary>Adds a line of markup. What is filled in is never markup itself: numbers are rounded and text is escaped.</summary>
    public void Add(FormattableString markup) =>
        _text.Append(Written(markup)).Append('\n');

    /// <summary>Adds what another writer has written.</summary>
    public void Add(SvgWriter other) => _text.Append(other._text);

    /// <summary>A length in pixels, to a hundredth.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A factor, exact enough to scale a whole picture by.</summary>
    public static string Fine(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();

    private static string Written(FormattableString markup) =>
        string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Shown)]);

    private static string Shown(object? value) => value switch
    {
        double number => Number(number),
        Markup markup => Written(markup.Attributes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Escape(value?.ToString() ?? ""),
    };

    /// <summary>Text as markup. XML has no way at all to write most control characters or half a surrogate pair: they become U+FFFD.</summary>
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
}
