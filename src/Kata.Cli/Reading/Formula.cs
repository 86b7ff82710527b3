using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Cli.Reading;

/// <summary>The formulas of the lessons, which are written in TeX, as lines of text: \frac{\partial J}{\partial w} becomes ∂J/∂w.</summary>
internal static partial class Formula
{
    private const int Gap = 4;

    /// <summary>A formula, line by line; relations stand below each other, and remarks in a column if there is room.</summary>
    /// <param name="tex">What stands between the fences.</param>
    /// <param name="width">How many characters fit in a line.</param>
    public static IReadOnlyList<string> Lines(string tex, int width)
    {
        var rows = Environment().Replace(tex, "").Split(@"\\").Select(row => row.Split('&').Select(Text).ToArray())
            .Where(row => row.Any(cell => cell.Length > 0)).ToList();
        var left = rows.Where(row => row.Length > 1).Select(row => row[0].Length).DefaultIfEmpty(0).Max();
        List<(string Formula, string Remark)> lines =
            [.. rows.Select(row => (row.Length == 1 ? row[0] : $"{row[0].PadLeft(left)} {row[1]}", row.Length > 3 ? row[3] : ""))];
        var column = lines.Max(line => line.Formula.Length) + Gap;
        var fits = lines.All(line => line.Remark.Length == 0 || column + line.Remark.Length <= width);
        return
        [
            .. from line in lines
               from shown in line.Remark.Length == 0 ? [line.Formula]
                   : fits ? [line.Formula.PadRight(column) + line.Remark]
                   : new[] { line.Formula, $"{new string(' ', left + Gap)}({line.Remark})" }
               select shown,
        ];
    }

    /// <summary>A formula without line breaks.</summary>
    public static string Text(string tex)
    {
        var at = 0;
        var text = BeforeMark().Replace(Dense(Group(tex, ref at)), "$1").Replace("′′′", "‴").Replace("′′", "″");
        return text.Replace($"{FormulaSymbols.Quad}", "   ", StringComparison.Ordinal);
    }

    // Up to the brace that closes it, or to the end.
    private static string Group(string tex, ref int at)
    {
        var text = new StringBuilder();
        while (at < tex.Length && tex[at] != '}') text.Append(Atom(tex, ref at));
        if (at < tex.Length) at++;
        return text.ToString();
    }

    private static string Atom(string tex, ref int at)
    {
        var letter = tex[at++];
        switch (letter)
        {
            case '{':
                return Group(tex, ref at);
            case '^':
                return FormulaSymbols.Superscript(Argument(tex, ref at));
            case '_':
                return FormulaSymbols.Subscript(Argument(tex, ref at));
            case '\\':
                return Command(tex, ref at);
            case '-':
                return "−";
            case '\'':
                return "′";
            default:
                return char.IsWhiteSpace(letter) ? " " : $"{letter}";
        }
    }

    private static string Argument(string tex, ref int at)
    {
        while (at < tex.Length && char.IsWhiteSpace(tex[at])) at++;
        return at < tex.Length ? Dense(Atom(tex, ref at)) : "";
    }

    private static string Dense(string text) => Spaces().Replace(text, " ").Replace("∂ ", "∂", StringComparison.Ordinal).Trim();

    private static string Command(string tex, ref int at)
    {
        var start = at++;
        while (char.IsAsciiLetter(tex[start]) && at < tex.Length && char.IsAsciiLetter(tex[at])) at++;
        var name = tex[start..at];
        return name switch
        {
            "text" or "operatorname" => Literal(tex, ref at),
            "mathsf" => Argument(tex, ref at),
            "frac" or "tfrac" => Fraction(Argument(tex, ref at), Argument(tex, ref at)),
            "sqrt" => $"√({Argument(tex, ref at)})",
            "hat" => FormulaSymbols.Hat(Argument(tex, ref at)),
            _ => FormulaSymbols.Commands.GetValueOrDefault(name, $@"\{name}"),
        };
    }

    // Words stay as they are, spaces at their ends too.
    private static string Literal(string tex, ref int at)
    {
        var end = tex.IndexOf('}', at);
        var text = tex[(at + 1)..end];
        at = end + 1;
        return text;
    }

    private static string Fraction(string above, string below) =>
        (above, below) == ("1", "2") ? "½" : $"{Bracketed(above)}/{Bracketed(below)}";

    private static string Bracketed(string text) => text.Any(letter => letter is ' ' or '+' or '−' or '/') || IsProduct(text)
        ? $"({text})"
        : text;

    // In λ/2m the m would seem to be above.
    private static bool IsProduct(string text) => text.Length > 1 && char.IsAsciiDigit(text[0]) && char.IsLetter(text[^1]);

    [GeneratedRegex(@"\\(?:begin|end)\{aligned\}")]
    private static partial Regex Environment();

    [GeneratedRegex(@"[ \n]+")]
    private static partial Regex Spaces();

    // Words that begin with a mark follow a symbol: \text{one unit } j \text{: a sum}.
    [GeneratedRegex(@" ([:,;])")]
    private static partial Regex BeforeMark();
}
