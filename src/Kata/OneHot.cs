using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 2: labels as rows of zeros with a single 1, and back.</summary>
public static class OneHot
{
    /// <summary>Y: row i has a 1 in column labels[i] and 0 elsewhere.</summary>
    /// <param name="labels">m integers 0 … K−1, at least one.</param>
    /// <param name="classes">K, at least 1.</param>
    /// <returns>m × K.</returns>
    /// <exception cref="ArgumentException">There is no label, no class, or a label is outside 0 … K−1.</exception>
    public static Matrix<double> Encode(IReadOnlyList<int> labels, int classes)
    {
        Guard.AtLeast("labels.Count", labels.Count, 1, "a matrix has at least one row");
        Guard.AtLeast("classes", classes, 1, "a matrix has at least one column");
        Guard.Labels(labels, classes);

        var y = Matrix<double>.Build.Dense(labels.Count, classes);
        for (var i = 0; i < labels.Count; i++) y[i, labels[i]] = 1;
        return y;
    }

    /// <summary>The column of the largest entry of each row; the first of equal entries wins.</summary>
    /// <param name="rows">m × K, finite: one-hot rows or a network's outputs.</param>
    /// <returns>m integers 0 … K−1.</returns>
    /// <exception cref="ArgumentException">An entry is not finite.</exception>
    public static int[] Decode(Matrix<double> rows)
    {
        Guard.Finite("rows", rows);

        var labels = new int[rows.RowCount];
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 1; k < rows.ColumnCount; k++)
                if (rows[i, k] > rows[i, labels[i]]) labels[i] = k;
        }

        return labels;
    }
}
