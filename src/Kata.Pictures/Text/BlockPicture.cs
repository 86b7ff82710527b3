using Kata.Pictures.Charts;

namespace Kata.Pictures.Text;

/// <summary>Pictures in text, for terminals.</summary>
public static class BlockPicture
{
    private const string Marks = "ox+*";

    /// <summary>Writes an image in half blocks, two rows of pixels a line.</summary>
    /// <param name="rows">Its pixels from top to bottom; all rows equally long.</param>
    /// <param name="threshold">A pixel is filled where it is above this.</param>
    /// <exception cref="ArgumentException">The image is empty or ragged.</exception>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<double>> rows, double threshold)
    {
        Grid.Rectangular("rows", rows);
        return [.. Enumerable.Range(0, (rows.Count + 1) / 2).Select(line => string.Concat(rows[2 * line].Select((upper, j) =>
            (upper > threshold, (2 * line) + 1 < rows.Count && rows[(2 * line) + 1][j] > threshold) switch
            {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                _ => ' ',
            })))];
    }

    /// <summary>
    /// Writes points: one group in the dots of braille letters, eight a letter; of more groups each letter is the mark of the one that has most points
    /// there, o, x, + or * in their order, or the earlier one's where two have equally many.
    /// </summary>
    /// <param name="groups">1 to 4; a point that is not finite is left out.</param>
    /// <param name="columns">How many letters a line has, at least 1. The outermost points are in the first and the last.</param>
    /// <param name="lines">How many lines, at least 1; the largest y is in the first.</param>
    /// <exception cref="ArgumentException">There are no groups or too many, or there is no room.</exception>
    public static IReadOnlyList<string> Plot(IReadOnlyList<Points> groups, int columns, int lines)
    {
        if (groups.Count is < 1 or > 4)
            throw new ArgumentException($"groups has {groups.Count} entries but needs 1 to 4: there are four marks to tell them apart.");
        if (columns < 1 || lines < 1)
            throw new ArgumentException($"columns is {columns} and lines is {lines} but both need to be at least 1: points take room.");

        var finite = groups.Select(group => group.At.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToArray()).ToArray();
        // Two groups and more share letters; the dots of one are finer.
        var (across, down) = groups.Count == 1 ? (2 * columns, 4 * lines) : (columns, lines);
        var placed = Placed(finite, across, down);
        var letters = new char[lines][];
        for (var line = 0; line < lines; line++) Array.Fill(letters[line] = new char[columns], ' ');
        if (groups.Count == 1) Braille(letters, placed[0]);
        else Majority(letters, placed);
        return [.. letters.Select(line => new string(line))];
    }

    // The dots of a letter, from the left upper one down and then to the right, have the bits 0, 1, 2, 6 and 3, 4, 5, 7 (Unicode, block 2800).
    private static void Braille(char[][] letters, IReadOnlyList<(int X, int Y)> dots)
    {
        int[] bits = [0, 1, 2, 6, 3, 4, 5, 7];
        foreach (var (x, y) in dots)
        {
            var letter = letters[y / 4][x / 2] is ' ' ? '\u2800' : letters[y / 4][x / 2];
            letters[y / 4][x / 2] = (char)(letter | (1 << bits[(4 * (x % 2)) + (y % 4)]));
        }
    }

    private static void Majority(char[][] letters, IReadOnlyList<(int X, int Y)>[] groups)
    {
        var counts = new int[letters.Length, letters[0].Length, groups.Length];
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var (x, y) in groups[g]) counts[y, x, g]++;
        }

        for (var y = 0; y < letters.Length; y++)
        {
            for (var x = 0; x < letters[y].Length; x++)
            {
                var most = Enumerable.Range(0, groups.Length).MaxBy(g => counts[y, x, g]);
                if (counts[y, x, most] > 0) letters[y][x] = Marks[most];
            }
        }
    }

    // Columns from the left and lines from the top, all groups on one scale.
    private static IReadOnlyList<(int X, int Y)>[] Placed((double X, double Y)[][] groups, int across, int down)
    {
        var all = groups.SelectMany(group => group).DefaultIfEmpty();
        var (left, right, bottom, top) = (all.Min(point => point.X), all.Max(point => point.X), all.Min(point => point.Y), all.Max(point => point.Y));
        return [.. groups.Select(group => group
            .Select(point => (Place(point.X, left, right, across), down - 1 - Place(point.Y, bottom, top, down)))
            .ToArray())];
    }

    // Halves, because the whole range may be larger than any number.
    private static int Place(double value, double least, double most, int count) =>
        most > least ? (int)Math.Min(count - 1, Math.Floor(((value / 2) - (least / 2)) / ((most / 2) - (least / 2)) * count)) : count / 2;
}
