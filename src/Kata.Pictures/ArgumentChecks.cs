namespace Kata.Pictures;

/// <summary>The argument checks that several pictures share: everything is checked before the first line is drawn.</summary>
internal static class ArgumentChecks
{
    /// <summary>Refuses rows that are missing, empty or of different lengths.</summary>
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

    /// <summary>Refuses an entry that is not finite or, unless <paramref name="signed"/>, is below 0.</summary>
    public static void Finite(string name, IReadOnlyList<IReadOnlyList<double>> rows, bool signed, string because)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Count; j++)
            {
                if (double.IsFinite(rows[i][j]) && (signed || rows[i][j] >= 0)) continue;
                var needed = signed ? "finite" : "a finite number from 0 up";
                throw new ArgumentException(FormattableString.Invariant(
                    $"row {i}, column {j} of {name} is {rows[i][j]} but needs to be {needed}: {because}."));
            }
        }
    }

    /// <summary>Refuses a size that is too small.</summary>
    public static void Size(string name, double value, double least, string because = "labels need room")
    {
        if (double.IsFinite(value) && value >= least) return;
        throw new ArgumentException(FormattableString.Invariant($"{name} is {value} but needs to be at least {least} pixels: {because}."));
    }
}
