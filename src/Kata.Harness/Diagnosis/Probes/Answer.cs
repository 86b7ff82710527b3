namespace Kata.Harness.Diagnosis.Probes;

/// <summary>What one function answered to one probe: numbers in a shape, or an exception.</summary>
/// <param name="Rows">Rows; 1 for a scalar or a vector.</param>
/// <param name="Columns">Columns; the length of a vector.</param>
/// <param name="Values">The numbers, row by row; empty if it threw.</param>
/// <param name="Thrown">The exception's type if it threw, or null.</param>
public sealed record Answer(int Rows, int Columns, IReadOnlyList<double> Values, string? Thrown = null)
{
    /// <summary>
    /// How far off a number may be whatever its size, at least 0; above 0 where no more digits than those of 1 are asked.
    /// </summary>
    public double Tolerance { get; init; }

    /// <summary>What the numbers are: only <see cref="AnswerKind.Numbers"/> have a ratio or a sign.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>The shapes of the matrices in a row of matrices; empty otherwise.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <summary>The exception's message if it threw.</summary>
    public string Message { get; init; } = "";

    /// <summary>The function that threw, e.g. "Cost.DataTerm", if the exception tells; otherwise null.</summary>
    public string? ThrownIn { get; init; }

    /// <summary>Whether the function, or one that it needs, is not written yet: that says nothing about the others.</summary>
    public bool IsUnwritten => Thrown == nameof(NotImplementedException);

    /// <summary>
    /// Whether two answers are the same: to nine digits, to the rounding error of the largest number, or to their tolerance. NaN and the
    /// infinities equal
    /// only themselves; exceptions are equal.
    /// </summary>
    /// <param name="other">The other answer.</param>
    public bool Matches(Answer other)
    {
        if (Thrown is not null || other.Thrown is not null) return Thrown is not null && other.Thrown is not null;
        if ((Rows, Columns) != (other.Rows, other.Columns)) return false;
        var largest = Values.Concat(other.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        var tolerance = (1e-13 * largest) + Math.Max(Tolerance, other.Tolerance);
        return Values.Zip(other.Values).All(pair => pair.First.Equals(pair.Second)
            || (double.IsFinite(pair.First) && double.IsFinite(pair.Second) && Math.Abs(pair.First - pair.Second)
                <= (1e-9 * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second))) + tolerance));
    }

    /// <summary>A number.</summary>
    public static Answer Of(double value) => new(1, 1, [value]);

    /// <summary>How many there are of something.</summary>
    public static Answer Of(int count) => Of((double)count) with { Kind = AnswerKind.Count };

    /// <summary>A row of numbers.</summary>
    public static Answer Of(IEnumerable<double> values) => new(1, values.Count(), [.. values]);

    /// <summary>A row of labels.</summary>
    public static Answer Of(IEnumerable<int> labels) => Of(labels.Select(label => (double)label)) with { Kind = AnswerKind.Labels };

    /// <summary>A row of facts: 1 for true, 0 for false.</summary>
    public static Answer Of(params bool[] facts) => Of(facts.Select(fact => fact ? 1.0 : 0.0)) with { Kind = AnswerKind.Facts };

    /// <summary>A matrix.</summary>
    public static Answer Of(Matrix<double> matrix) => new(matrix.RowCount, matrix.ColumnCount, matrix.ToRowMajorArray());

    /// <summary>Matrices in a row: first their shapes, then their entries.</summary>
    public static Answer Of(IEnumerable<Matrix<double>> matrices) =>
        Of(OfShapes(matrices).Values.Concat(matrices.SelectMany(matrix => matrix.ToRowMajorArray()))) with
        {
            Shapes = [.. matrices.Select(matrix => new Shape(matrix.RowCount, matrix.ColumnCount))],
        };

    /// <summary>The shapes of matrices: rows and columns of each.</summary>
    public static Answer OfShapes(IEnumerable<Matrix<double>> matrices) =>
        Of(matrices.SelectMany(matrix => (int[])[matrix.RowCount, matrix.ColumnCount])) with { Kind = AnswerKind.Shapes };
}
