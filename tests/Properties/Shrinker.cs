namespace Kata.Tests;

/// <summary>
/// Smaller cases than one that breaks a law, the smallest first: what still breaks it among them is easier to redo by hand.
/// </summary>
internal static class Shrinker
{
    /// <summary>Candidates of the same kind; none for a kind that is small already.</summary>
    public static IEnumerable<object> Of(object drawn) => drawn switch
    {
        Case some => Of(some),
        Matrix<double> matrix => Of(matrix),
        Matrix<double>[] matrices => Of(matrices),
        Vector<double> vector => Of(vector),
        (int[] labels, int classes) => Of(labels, classes).Select(smaller => (object)smaller),
        _ => [],
    };

    // Fewer layers, then fewer units, inputs and examples, then no penalty and rounder numbers. Laws need two examples and two outputs.
    private static IEnumerable<Case> Of(Case some)
    {
        var (layers, x) = (some.Network.Layers, some.X);
        for (var l = 0; l < layers.Count - 1; l++) yield return some.WithoutLayer(l);
        for (var l = 0; l < layers.Count - 1; l++)
        {
            for (var unit = layers[l].Theta.RowCount; unit-- > 0 && layers[l].Theta.RowCount > 1;)
            {
                var (left, inputs) = (layers[l].Theta.RemoveRow(unit), layers[l + 1].Theta.RemoveColumn(unit + 1));
                yield return some.With([.. some.Thetas.Select((theta, i) => i == l ? left : i == l + 1 ? inputs : theta)]);
            }
        }

        for (var input = x.ColumnCount; input-- > 0 && x.ColumnCount > 1;)
            yield return some.With([layers[0].Theta.RemoveColumn(input + 1), .. some.Thetas.Skip(1)]) with { X = x.RemoveColumn(input) };
        for (var example = x.RowCount; example-- > 0 && x.RowCount > 2;)
            yield return some with { X = x.RemoveRow(example), Labels = [.. some.Labels.Where((_, i) => i != example)] };

        if (some.Lambda > 0) yield return some with { Lambda = 0 };
        foreach (var rounder in Rounder(x)) yield return some with { X = rounder };
        for (var l = 0; l < layers.Count; l++)
        {
            foreach (var rounder in Rounder(layers[l].Theta))
                yield return some.With([.. some.Thetas.Select((theta, i) => i == l ? rounder : theta)]);
        }
    }

    private static IEnumerable<Matrix<double>> Of(Matrix<double> matrix)
    {
        for (var i = matrix.RowCount; i-- > 0 && matrix.RowCount > 1;) yield return matrix.RemoveRow(i);
        for (var j = matrix.ColumnCount; j-- > 0 && matrix.ColumnCount > 1;) yield return matrix.RemoveColumn(j);
        foreach (var rounder in Rounder(matrix)) yield return rounder;
    }

    private static IEnumerable<Matrix<double>[]> Of(Matrix<double>[] matrices)
    {
        for (var i = matrices.Length; i-- > 0 && matrices.Length > 1;) yield return [.. matrices.Where((_, j) => j != i)];
        for (var i = 0; i < matrices.Length; i++)
            foreach (var smaller in Of(matrices[i])) yield return [.. matrices.Select((matrix, j) => j == i ? smaller : matrix)];
    }

    private static IEnumerable<Vector<double>> Of(Vector<double> vector) => Of(vector.ToRowMatrix()).Select(row => row.Row(0));

    private static IEnumerable<(int[] Labels, int Classes)> Of(int[] labels, int classes)
    {
        for (var i = labels.Length; i-- > 0 && labels.Length > 1;) yield return ([.. labels.Where((_, j) => j != i)], classes);
        if (classes > labels.Max() + 1) yield return (labels, labels.Max() + 1);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] > 0) yield return ([.. labels.Select((label, j) => j == i ? label - 1 : label)], classes);
    }

    // All entries at once, then one after the other: first whole numbers, then 1, of the same sign. 0 would hide too much.
    private static IEnumerable<Matrix<double>> Rounder(Matrix<double> matrix)
    {
        Func<double, double>[] ways = [value => value < 0 ? -1 : 1, value => Math.Abs(value) <= 1 ? Math.Sign(value) : Math.Round(value)];
        foreach (var way in ways)
        {
            var rounded = matrix.Map(way, Zeros.Include);
            if (!rounded.Equals(matrix)) yield return rounded;
        }

        foreach (var (i, j, value) in matrix.EnumerateIndexed())
        {
            if (value is 1 or -1 || (value == Math.Round(value) && Math.Abs(value) <= 3)) continue;
            var rounded = matrix.Clone();
            rounded[i, j] = value < 0 ? -1 : 1;
            yield return rounded;
        }
    }
}
