using System.Buffers;
using System.Net;
using System.Text;

namespace Kata.Verify.Reports;

/// <summary>
/// Makes strangers' texts harmless in every format that a report is written in. Whatever would be invisible, move the cursor or turn the
/// direction of the text is shown by its number instead, e.g. \u202E.
/// </summary>
public static class Escaping
{
    /// <summary>How many characters of a name are shown.</summary>
    public const int LongestName = 300;

    /// <summary>How many characters of a message are shown.</summary>
    public const int LongestMessage = 4000;

    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    // What spreadsheets take for the beginning of a formula, in their wide forms too.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>
    /// A text of several lines as people may see it: without control characters and marks of direction, and with line feeds alone. Every
    /// character of it is legal in XML, and none controls a terminal.
    /// </summary>
    public static string Shown(string text) => Shown(text.Replace("\r\n", "\n", StringComparison.Ordinal), "\n\t");

    /// <summary>A name on a single line, at most <see cref="LongestName"/> characters long.</summary>
    public static string Name(string text) => Cut(Shown(text, ""), LongestName);

    /// <summary>A message of several lines, at most <see cref="LongestMessage"/> characters long.</summary>
    public static string Message(string text) => Cut(Shown(text).Trim('\n'), LongestMessage);

    /// <summary>A text with its middle left out if it is too long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters may remain, at least 3.</param>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var head = longest / 2;
        var tail = text.Length - (longest - 1 - head);
        // Both halves of a surrogate pair stay or go.
        if (char.IsHighSurrogate(text[head - 1])) head--;
        if (char.IsLowSurrogate(text[tail])) tail++;
        return $"{text[..head]}…{text[tail..]}";
    }

    /// <summary>A text between the tags, or inside a quoted attribute, of a page.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(Shown(text));

    /// <summary>JSON inside a script element: nothing in it can end the element, and the value stays the same.</summary>
    /// <param name="json">JSON in which these characters occur inside strings alone.</param>
    public static string JsonInHtml(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (c is '<' or '>' or '&' or '\u2028' or '\u2029') escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>
    /// A sentence as a line of Markdown or a part of it: none of its characters is taken for markup, a link or a mention.
    /// </summary>
    public static string Markdown(string text)
    {
        var shown = Shown(text, "").Trim();
        return string.Concat(shown.Select((c, i) => IsMarkup(shown, i) ? $"&#{(int)c};" : $"{c}"));
    }

    /// <summary>A name as code inside a line of Markdown, in a table's cell too.</summary>
    public static string MarkdownCode(string text)
    {
        var name = Name(text);
        if (name.Length == 0) return "";
        // These end code or a cell, and cannot be escaped in all places. As numbers they can.
        if (name.AsSpan().IndexOfAny("`|\\") < 0 && name == name.Trim()) return $"`{name}`";
        return $"<code>{string.Concat(name.Select(c => IsPunctuation(c) ? $"&#{(int)c};" : $"{c}"))}</code>";
    }

    /// <summary>A message of several lines as a block of code in Markdown; it ends with a line feed.</summary>
    public static string MarkdownBlock(string text)
    {
        var message = Message(text);
        var (longest, run) = (2, 0);
        foreach (var c in message) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return $"{fence}text\n{message}\n{fence}\n";
    }

    /// <summary>
    /// A cell of a table separated by commas (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front.
    /// </summary>
    public static string Csv(string text)
    {
        var first = text.AsSpan().TrimStart(' ');
        var guarded = first.Length > 0 && FormulaStarts.Contains(first[0]) ? $"'{text}" : text;
        var cell = Shown(guarded);
        var isPlain = cell.AsSpan().IndexOfAny(",\"\n") < 0 && cell == cell.Trim();
        return isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A text on a terminal or in the log of a CI job: no line of it is a command to the runner.</summary>
    public static string Terminal(string text) => string.Join('\n', Shown(text).Split('\n').Select(WithoutCommands));

    /// <summary>The message of one of GitHub's workflow commands.</summary>
    public static string WorkflowData(string text) => Terminal(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>The value of a property of one of GitHub's workflow commands.</summary>
    public static string WorkflowProperty(string text) => WorkflowData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    // The runner knows "::error file=…::" at the beginning of a line, and "##[error]" anywhere.
    private static string WithoutCommands(string line)
    {
        var rest = line.AsSpan().TrimStart();
        var isCommand = false;
        while (rest.StartsWith("::"))
        {
            var end = rest[2..].IndexOf("::");
            rest = rest[(end < 0 ? 2 : end + 4)..].TrimStart();
            isCommand = true;
        }

        return (isCommand ? rest.ToString() : line).Replace("##[", "## [", StringComparison.Ordinal);
    }

    private static string Shown(string text, string kept)
    {
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            if (!isWhole) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            else if (IsSeen(rune) || (rune.IsBmp && kept.Contains((char)rune.Value))) shown.Append(text, i, length);
            else shown.Append(CultureInfo.InvariantCulture, $"{(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}")}");
            i += length;
        }

        return shown.ToString();
    }

    // Persian and emoji need the two joiners.
    private static bool IsSeen(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static bool IsMarkup(string text, int i) => text[i] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '#' or '|' or '~' or '@' or '$' => true,
        // https://, and :emoji:
        ':' => i + 1 < text.Length && text[i + 1] != ' ' && !char.IsAsciiDigit(text[i + 1]),
        '.' when text.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase) => true,
        // Lists, rules and headings begin so.
        '.' or ')' => !text.AsSpan(0, i).ContainsAnyExceptInRange('0', '9'),
        _ => i == 0 && IsPunctuation(text[i]),
    };

    private static bool IsPunctuation(char c) => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c > ' ';
}
