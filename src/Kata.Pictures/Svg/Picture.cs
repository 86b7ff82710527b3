namespace Kata.Pictures.Svg;

/// <summary>A part of a picture, e.g. a chart; its origin is its own upper left corner.</summary>
public sealed class Part
{
    internal Part(double width, double height, SvgWriter body) => (Width, Height, Body) = (width, height, body);

    /// <summary>Pixels from left to right.</summary>
    public double Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public double Height { get; }

    internal SvgWriter Body { get; }
}

/// <summary>An SVG document: a title and parts, one below the other.</summary>
public static class Picture
{
    private const double Margin = 16;

    // All sizes, dashes and colours of text and lines are here: if the reader's page is dark, the ink is light and the paper dark.
    private const string Style =
        """
        <style>
        .kata{font-family:system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif;font-size:12px}
        .kata text{fill:#1f2328}.kata .h1{font-size:17px;font-weight:600}.kata .h2{font-size:14px;font-weight:600}.kata .soft{fill:#59636e}
        .kata .mid{text-anchor:middle}.kata .end{text-anchor:end}
        .kata .paper{fill:#fff}.kata .frame,.kata .tick{stroke:#59636e;fill:none}.kata .grid{stroke:#d5dae0;fill:none}
        .kata .cuts{stroke:#fff;stroke-opacity:.55;fill:none}
        .kata .line{fill:none;stroke-width:2;stroke-linejoin:round}
        .kata .level{stroke:#1f2328;stroke-width:1.5;stroke-dasharray:1 3;fill:none}
        .kata .s0{stroke:#0060a8}.kata .s1{stroke:#b84a00}.kata .s2{stroke:#00765a}.kata .s3{stroke:#a03a78}
        .kata .d1{stroke-dasharray:7 4}.kata .d2{stroke-dasharray:2 3}.kata .d3{stroke-dasharray:9 3 2 3}
        .kata .mark{fill:#fff;stroke-width:1.75}.kata .halo{stroke:#fff;stroke-width:5;stroke-opacity:.8;stroke-linejoin:round;fill:none}
        .kata .f0{fill:#0060a8}.kata .f1{fill:#b84a00}.kata .f2{fill:#00765a}.kata .f3{fill:#a03a78}.kata .bad{fill:#c01048}
        .kata .dot{stroke:#fff;stroke-width:.8}.kata .ink{stroke:#1f2328}.kata .wrong{stroke:#c01048;stroke-width:2;fill:none}
        .kata .bold{font-weight:700}.kata .ondark{fill:#fff}.kata .onlight{fill:#000}
        @media screen and (prefers-color-scheme:dark){
        .kata text{fill:#e6edf3}.kata .soft{fill:#a3adb8}
        .kata .paper,.kata .mark{fill:#16191e}.kata .halo,.kata .dot{stroke:#16191e}.kata .ink{stroke:#e6edf3}.kata .wrong{stroke:#ff7a9c}
        .kata .frame,.kata .tick{stroke:#a3adb8}.kata .grid{stroke:#353b43}.kata .level{stroke:#e6edf3}
        .kata .s0{stroke:#5cb8f2}.kata .s1{stroke:#f59a52}.kata .s2{stroke:#2fc79f}.kata .s3{stroke:#ea9fca}
        .kata .f0{fill:#5cb8f2}.kata .f1{fill:#f59a52}.kata .f2{fill:#2fc79f}.kata .f3{fill:#ea9fca}.kata .bad{fill:#ff7a9c}
        }
        </style>
        <defs><pattern id="kata-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path fill="#fff" d="M0 0h5v5h-5z"/><path fill="#c01048" d="M0 0h1.75v5h-1.75z"/></pattern></defs>
        """;

    /// <summary>Puts parts one below the other under a title.</summary>
    /// <param name="title">What the picture is.</param>
    /// <param name="subtitle">What the reader should know before looking, lines separated by LF.</param>
    /// <param name="description">What the picture shows, for those who cannot see it.</param>
    /// <param name="parts">At least one.</param>
    /// <returns>An SVG document.</returns>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static string Of(string title, string subtitle, string description, params IReadOnlyList<Part> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("parts is empty but needs at least one: a picture shows something.");

        var body = new SvgWriter();
        var room = parts.Max(part => part.Width);
        var y = Lines(body, title, Margin, Margin + 14, room, "h1", 17);
        y = Lines(body, subtitle, Margin, y - 1, room) + 8;
        foreach (var part in parts)
        {
            body.Add($"<g transform=\"translate({Margin} {y})\">");
            body.Add(part.Body);
            body.Add($"</g>");
            y += part.Height + 20;
        }

        var (width, height) = (room + (2 * Margin), y - 20 + Margin);
        var svg = new SvgWriter();
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kata\" role=\"img\"");
        svg.Add($" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
        svg.Add($"<title>{title}</title>");
        svg.Add($"<desc>{description}</desc>");
        var paper = SvgWriter.Format($"<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>");
        return $"{svg}{Style.ReplaceLineEndings("\n")}\n{paper}\n{body}</svg>\n";
    }

    /// <summary>Begins a part with its title and its caption.</summary>
    /// <returns>The next line's y.</returns>
    internal static double Heading(SvgWriter svg, string title, string caption, double width)
    {
        svg.Add($"<text class=\"h2\" y=\"14\">{title}</text>");
        return Lines(svg, caption, 0, 34, width);
    }

    /// <summary>Writes lines of text one below the other, wrapped if they would leave the picture.</summary>
    /// <returns>The next line's y.</returns>
    internal static double Lines(SvgWriter svg, string text, double x, double y, double width, string css = "soft", double size = 12)
    {
        // A letter's width depends on the reader's font: this is more than the average of the widest usual ones.
        var letters = (int)(width / (size * (css == "soft" ? 0.52 : 0.6)));
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(line => Wrapped(line, letters)))
        {
            svg.Add($"<text class=\"{css}\" x=\"{x}\" y=\"{y}\">{line}</text>");
            y += size + 4;
        }

        return y;
    }

    /// <summary>
    /// Breaks a text between words into lines of at most so many letters; a longer word is broken at the end of the line.
    /// </summary>
    internal static IEnumerable<string> Wrapped(string text, int letters)
    {
        var line = "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.SelectMany(word => word.Chunk(Math.Max(letters, 1)), (_, part) => new string(part)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : $" {word}";
        }

        yield return line;
    }
}
