namespace Kata.Pictures.Charts;

/// <summary>What is drawn row by row must be whole before a line of it is drawn.</summary>
internal static class Grid
{
    /// <summary>Refuses rows that are none, empty, or of different lengths.</summary>
    public static void Rectangular(string name, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        if (rows.Count == 0 || rows[0].Count == 0)
            throw new ArgumentException($"{name} has no entry but needs at least one: there would be nothing to see.");
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Count != rows[0].Count)
            {
                throw new ArgumentException(
                    $"row {i} of {name} has {rows[i].Count} entries but needs {rows[0].Count}: all rows of a matrix are equally long.");
            }
        }
    }

    /// <summary>Refuses a grid with an entry that is not finite or, where it says so, below 0.</summary>
    public static void Placed(string name, IReadOnlyList<IReadOnlyList<double>> rows, bool signed, string because)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Count; j++)
            {
                if (double.IsFinite(rows[i][j]) && (signed || rows[i][j] >= 0)) continue;
                throw new ArgumentException(FormattableString.Invariant(
                    $"row {i}, column {j} of {name} is {rows[i][j]} but needs to be {(signed ? "finite" : "a finite number from 0 up")}: {because}."));
            }
        }
    }
}
