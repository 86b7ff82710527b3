using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Diagnosis.Probes;

/// <summary>What one function answered to one probe: numbers in a shape, or that it threw.</summary>
/// <param name="Rows">Rows; 1 for a scalar or a vector.</param>
/// <param name="Columns">Columns; the length of a vector.</param>
/// <param name="Values">The numbers, row by row; empty if it threw.</param>
/// <param name="Thrown">The exception's type where it threw, or null.</param>
public sealed record Answer(int Rows, int Columns, IReadOnlyList<double> Values, string? Thrown = null)
{
    /// <summary>Whether two answers are the same: nine digits, or what rounding leaves of the largest number beside it. NaN is NaN, and a refusal a refusal.</summary>
    /// <param name="other">The other answer.</param>
    public bool Matches(Answer other)
    {
        if (Thrown is not null || other.Thrown is not null) return Thrown is not null && other.Thrown is not null;
        if ((Rows, Columns) != (other.Rows, other.Columns)) return false;
        var largest = Values.Concat(other.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return Values.Zip(other.Values).All(pair => pair.First.Equals(pair.Second)
            || Math.Abs(pair.First - pair.Second) <= (1e-9 * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second))) + (1e-13 * largest));
    }

    /// <summary>A number, or a truth as 1 or 0.</summary>
    public static Answer Of(double value) => new(1, 1, [value]);

    /// <summary>A row of numbers.</summary>
    public static Answer Of(IEnumerable<double> values) => new(1, values.Count(), [.. values]);

    /// <summary>A row of truths.</summary>
    public static Answer Of(params bool[] truths) => Of(truths.Select(truth => truth ? 1.0 : 0.0));

    /// <summary>A matrix.</summary>
    public static Answer Of(Matrix<double> matrix) => new(matrix.RowCount, matrix.ColumnCount, matrix.ToRowMajorArray());

    /// <summary>Matrices in a row: their shapes in the first numbers, then their entries.</summary>
    public static Answer Of(IEnumerable<Matrix<double>> matrices) => Of(matrices.SelectMany(matrix => (double[])[matrix.RowCount, matrix.ColumnCount])
        .Concat(matrices.SelectMany(matrix => matrix.ToRowMajorArray())));
}

/// <summary>A question to one function of somebody's steps, always with the same arguments.</summary>
/// <param name="Name">What is asked for, as in "gradient of layer 1": what a learner is told when it is the first to be wrong.</param>
/// <param name="Ask">Calls the function and returns what it answered.</param>
public sealed record Probe(string Name, Func<Steps, Answer> Ask)
{
    /// <summary>Asks, and takes an exception for an answer.</summary>
    /// <param name="steps">The steps asked.</param>
    public Answer Of(Steps steps)
    {
        try
        {
            return Ask(steps);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return new(0, 0, [], thrown.GetType().Name);
        }
    }
}
