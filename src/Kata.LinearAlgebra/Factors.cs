namespace Kata.LinearAlgebra;

/// <summary>Where A, B and C of C += A·B are. The entries of a row of B or C are next to each other.</summary>
/// <param name="a">The first entry of A.</param>
/// <param name="aRow">From a row of A to the next.</param>
/// <param name="aColumn">From a column of A to the next.</param>
/// <param name="b">The first row of B.</param>
/// <param name="bRow">From a row of B to the next.</param>
/// <param name="c">The first row of C.</param>
/// <param name="cRow">From a row of C to the next.</param>
internal unsafe struct Factors(double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow)
{
    public double* A = a;
    public nint ARow = aRow;
    public nint AColumn = aColumn;
    public double* B = b;
    public nint BRow = bRow;
    public double* C = c;
    public nint CRow = cRow;

    /// <summary>
    /// Memory that will be wanted soon, and arrives in the second-level cache while this product is computed: a row for each row of B.
    /// B itself if there is none.
    /// </summary>
    public double* Next = b;

    /// <summary>From a row of Next to the next.</summary>
    public nint NextRow = bRow;

    /// <summary>How many numbers a row of Next has.</summary>
    public int NextColumns = 0;

    /// <summary>The same product from a row of A, a column of B and a place in the depth on.</summary>
    public readonly Factors From(int row, int column, int k) => this with
    {
        A = A + (row * ARow) + (k * AColumn),
        B = B + (k * BRow) + column,
        C = C + (row * CRow) + column,
        Next = Next + (k * NextRow),
    };
}
