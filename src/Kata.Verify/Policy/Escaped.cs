using System.Text;

namespace Kata.Verify.Policy;

/// <summary>A stranger's name or word as it may stand in a sentence.</summary>
internal static class Escaped
{
    private const int MostCharacters = 100;

    /// <summary>With controls and marks written as \uXXXX; at most 100 characters.</summary>
    /// <param name="text">What the stranger wrote.</param>
    /// <param name="allButAscii">Whether every other character is written so, letters included.</param>
    public static string Of(string text, bool allButAscii = false)
    {
        var shown = new StringBuilder();
        foreach (var character in text)
        {
            if (shown.Length >= MostCharacters) return $"{shown}…";
            if (IsPlain(character, allButAscii)) shown.Append(character);
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }

        return shown.ToString();
    }

    private static bool IsPlain(char character, bool allButAscii) => char.IsAscii(character)
        ? !char.IsControl(character)
        : !allButAscii && (char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSurrogate(character)
            || character == ' ');
}
