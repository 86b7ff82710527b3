namespace Kata.Cli.Output;

/// <summary>Guesses which word was meant by a mistyped one.</summary>
internal static class Spelling
{
    /// <summary>
    /// The nearest known word, if it is at most two edits away, or a third of the word's length; null if none is. An edit inserts, drops or
    /// replaces a letter, or exchanges two neighbours; upper and lower case are the same.
    /// </summary>
    /// <param name="word">What was typed.</param>
    /// <param name="known">The words there are; of equally near ones, the first is taken.</param>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (Word: candidate, Edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(near => near.Edits <= Math.Max(2, word.Length / 3) && near.Edits < Math.Min(word.Length, near.Word.Length))
        .OrderBy(near => near.Edits)
        .FirstOrDefault().Word;

    /// <summary>How many edits lead from one word to another.</summary>
    internal static int Edits(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                var same = one[i - 1] == other[j - 1];
                edits[i, j] = Math.Min(edits[i - 1, j - 1] + (same ? 0 : 1), Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[one.Length, other.Length];
    }
}
