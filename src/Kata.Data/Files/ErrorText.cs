using System.Text;

namespace Kata.Data.Files;

/// <summary>Words for error messages: the content of a file is shown short, printable and on one line.</summary>
internal static class ErrorText
{
    private const int Longest = 40;

    /// <summary>A piece of a file's text between quotation marks.</summary>
    public static string Quote(string text) => $"\"{Shown(text)}\"";

    /// <summary>A piece of a file's text, cut if it is long; unprintable characters become question marks.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Longest)))
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c);
        return shown.Append(text.Length > Longest ? "…" : "").ToString();
    }

    /// <summary>Dimensions, e.g. 5000x400; a single number has none.</summary>
    public static string Shape(IReadOnlyList<long> shape) => shape.Count == 0 ? "a single number" : string.Join('x', shape);

    /// <summary>A count with its noun, e.g. 1 byte or 2,000 bytes.</summary>
    public static string Bytes(long count) => count == 1 ? "1 byte" : $"{count:N0} bytes";
}
