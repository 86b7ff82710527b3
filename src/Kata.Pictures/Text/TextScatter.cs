namespace Kata.Pictures.Text;

/// <summary>Points on a plane as characters.</summary>
public static class TextScatter
{
    private const string Marks = "ox+*";

    /// <summary>
    /// Writes points. A single group is drawn in the dots of braille characters, eight in each. Of several groups, each character is the
    /// mark of the group with the most points there: o, x, + or * in the groups' order; the earlier group wins a tie.
    /// </summary>
    /// <param name="groups">1 to 4; a point that is not finite is left out.</param>
    /// <param name="columns">Characters in a line, at least 1. The outermost points are in the first and the last.</param>
    /// <param name="lines">How many lines, at least 1; the largest y is in the first.</param>
    /// <exception cref="ArgumentException">There are no groups or too many, or there is no room.</exception>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> groups, int columns, int lines)
    {
        if (groups.Count is < 1 or > 4)
            throw new ArgumentException($"groups has {groups.Count} entries but needs 1 to 4: there are four marks to tell them apart.");
        if (columns < 1 || lines < 1)
            throw new ArgumentException($"columns is {columns} and lines is {lines} but both need to be at least 1: points take room.");

        var finite = groups.Select(group => group.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToArray()).ToArray();
        // Several groups share characters; the dots of a single one are finer.
        var (across, down) = groups.Count == 1 ? (2 * columns, 4 * lines) : (columns, lines);
        var placed = Placed(finite, across, down);
        var characters = new char[lines][];
        for (var line = 0; line < lines; line++) Array.Fill(characters[line] = new char[columns], ' ');
        if (groups.Count == 1) Braille(characters, placed[0]);
        else Majority(characters, placed);
        return [.. characters.Select(line => new string(line))];
    }

    // A character's dots, down the left side and then down the right, have the bits 0, 1, 2, 6 and 3, 4, 5, 7 (Unicode, block 2800).
    private static void Braille(char[][] characters, IReadOnlyList<(int X, int Y)> dots)
    {
        int[] bits = [0, 1, 2, 6, 3, 4, 5, 7];
        foreach (var (x, y) in dots)
        {
            var character = characters[y / 4][x / 2] is ' ' ? '\u2800' : characters[y / 4][x / 2];
            characters[y / 4][x / 2] = (char)(character | (1 << bits[(4 * (x % 2)) + (y % 4)]));
        }
    }

    private static void Majority(char[][] characters, IReadOnlyList<(int X, int Y)>[] groups)
    {
        var counts = new int[characters.Length, characters[0].Length, groups.Length];
        for (var g = 0; g < groups.Length; g++)
            foreach (var (x, y) in groups[g]) counts[y, x, g]++;

        for (var y = 0; y < characters.Length; y++)
        {
            for (var x = 0; x < characters[y].Length; x++)
            {
                var most = Enumerable.Range(0, groups.Length).MaxBy(g => counts[y, x, g]);
                if (counts[y, x, most] > 0) characters[y][x] = Marks[most];
            }
        }
    }

    // Columns from the left and lines from the top, all groups on one scale.
    private static IReadOnlyList<(int X, int Y)>[] Placed((double X, double Y)[][] groups, int across, int down)
    {
        var all = groups.SelectMany(group => group).DefaultIfEmpty();
        var (left, right) = (all.Min(point => point.X), all.Max(point => point.X));
        var (bottom, top) = (all.Min(point => point.Y), all.Max(point => point.Y));
        return [.. groups.Select(group => group
            .Select(point => (Place(point.X, left, right, across), down - 1 - Place(point.Y, bottom, top, down)))
            .ToArray())];
    }

    // Halves, because the whole range may overflow.
    private static int Place(double value, double least, double most, int count) =>
        most > least ? (int)Math.Min(count - 1, Math.Floor(((value / 2) - (least / 2)) / ((most / 2) - (least / 2)) * count)) : count / 2;
}
