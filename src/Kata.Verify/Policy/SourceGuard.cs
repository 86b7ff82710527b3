using System.Text;

namespace Kata.Verify.Policy;

/// <summary>A file of a submission as it may be compiled, or why it may not.</summary>
/// <param name="Text">Its text; null if it is refused.</param>
/// <param name="Problems">Why it is refused, as sentences.</param>
/// <param name="Notes">What is odd about it, as sentences.</param>
public sealed record GuardedSource(string? Text, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);

/// <summary>Looks at strangers' files before the compiler does: it is made for friends, and takes minutes for what enemies write.</summary>
public static class SourceGuard
{
    /// <summary>The size of a file, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The number of files of a submission.</summary>
    public const int MostFiles = 64;

    /// <summary>How deep brackets may be nested.</summary>
    public const int MostDepth = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks a file.</summary>
    /// <param name="name">Its name, for the sentences.</param>
    /// <param name="bytes">What it holds.</param>
    public static GuardedSource Check(string name, ReadOnlySpan<byte> bytes)
    {
        name = Escaped.Of(name);
        if (bytes.Length > MostBytes)
            return Refused($"{name} is larger than {MostBytes / 1024} KiB but needs to be a step or a part of one.");
        string text;
        try
        {
            text = Utf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refused($"{name} is not UTF-8 text but needs to be: save it as UTF-8.");
        }

        if (text.Contains('\0')) return Refused($"{name} holds NUL characters but needs to be text.");
        var brackets = new BracketScan(text);
        if (brackets.Deepest > MostDepth)
        {
            return Refused(
                $"{name} nests brackets {brackets.Deepest} deep but needs at most {MostDepth} levels: the compiler would take too long.");
        }

        var odd = OddCharacters.In(text).ToList();
        List<string> problems =
        [
            .. odd.Where(character => character.IsRefused).Select(character =>
                $"{name}:{character.Line} holds {character.What}, which shows the line in another order than it runs: delete it."),
        ];
        List<string> notes =
        [
            .. odd.Where(character => !character.IsRefused).Select(character => $"{name}:{character.Line} holds {character.What}."),
            .. brackets.LineDirectives.Select(line => $"{name}:{line.Number} holds #line, which is ignored."),
        ];
        return new(problems.Count == 0 ? Without(text, brackets.LineDirectives) : null, [.. problems.Distinct()], [.. notes.Distinct()]);
    }

    private static GuardedSource Refused(string why) => new(null, [why], []);

    // Every line keeps its number, and stack traces then name the file itself.
    private static string Without(string text, IReadOnlyList<(int Number, int Start, int End)> directives)
    {
        if (directives.Count == 0) return text;
        var characters = text.ToCharArray();
        foreach (var (_, start, end) in directives) characters.AsSpan(start, end - start).Fill(' ');
        return new(characters);
    }
}
