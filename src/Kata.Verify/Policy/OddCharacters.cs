namespace Kata.Verify.Policy;

/// <summary>Characters that make a file look like another one.</summary>
internal static class OddCharacters
{
    private const string LikeLatin = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϳ";

    /// <summary>Each such character or word.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The line, what there is, and whether the file is refused for it.</returns>
    public static IEnumerable<(int Line, string What, bool IsRefused)> In(string text)
    {
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') line++;
            if (char.IsAscii(text[i]) && !char.IsAsciiLetter(text[i])) continue;
            if (IsBidirectional(text[i])) yield return (line, $"the mark {Escaped.Of(text[i..(i + 1)])}", true);
            var end = i;
            while (end < text.Length && IsPartOfName(text[end])) end++;
            if (end == i) continue;
            var name = text[i..end];
            var shown = Escaped.Of(name, allButAscii: true);
            if (IsMixed(name)) yield return (line, $"the name {shown}, whose letters come from two alphabets", false);
            if (name.Any(IsInvisible)) yield return (line, $"the name {shown} with an invisible character", false);
            i = end - 1;
        }
    }

    // Embeddings, overrides and isolates, and the marks of direction.
    private static bool IsBidirectional(char character) =>
        character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    private static bool IsInvisible(char character) =>
        !IsBidirectional(character) && char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character == '_' || IsInvisible(character);

    // Greek beside Latin is how formulas are written, but for the letters that look the same.
    private static bool IsMixed(string name)
    {
        var alphabets = name.Where(char.IsLetter).Select(AlphabetOf).Where(alphabet => alphabet is not null).Distinct().ToList();
        return alphabets.Count > 1;
    }

    private static string? AlphabetOf(char letter) => letter switch
    {
        <= '\u024F' => "Latin",
        >= '\u0400' and <= '\u052F' => "Cyrillic",
        >= '\u0530' and <= '\u058F' => "Armenian",
        >= '\u13A0' and <= '\u13FF' => "Cherokee",
        >= '\uFF21' and <= '\uFF5A' => "full width",
        _ => LikeLatin.Contains(letter) ? "Greek" : null,
    };
}
