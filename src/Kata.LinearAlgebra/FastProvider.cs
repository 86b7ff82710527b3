using Kata.LinearAlgebra.Fallback;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Kata.LinearAlgebra;

/// <summary>MathNet's linear algebra with products and arithmetic of double on the kernels here; the rest is MathNet's own.</summary>
internal sealed class FastProvider : DoubleFallback
{
    public override void MatrixMultiply(double[] x, int rowsX, int columnsX, double[] y, int rowsY, int columnsY, double[] result) =>
        MatrixMultiplyWithUpdate(
            Transpose.DontTranspose, Transpose.DontTranspose, 1, x, rowsX, columnsX, y, rowsY, columnsY, 0, result);

    // C = α·op(A)·op(B) + β·C.
    public override void MatrixMultiplyWithUpdate(
        Transpose transposeA, Transpose transposeB, double alpha, double[] a, int rowsA, int columnsA,
        double[] b, int rowsB, int columnsB, double beta, double[] c)
    {
        var (first, second) = (Shape(transposeA, rowsA, columnsA), Shape(transposeB, rowsB, columnsB));
        // A result that is also a factor, or shapes that MathNet refuses.
        if (ReferenceEquals(a, c) || ReferenceEquals(b, c) || first.Columns != second.Rows || c.Length != first.Rows * second.Columns)
        {
            base.MatrixMultiplyWithUpdate(transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);
            return;
        }

        if (beta == 0) Array.Clear(c);
        else if (beta != 1) Arithmetic.Scale(beta, c, c);
        Product.Add(alpha, a, first, b, second, c, Strided.ColumnMajor(first.Rows, second.Columns));
    }

    public override void AddArrays(double[] x, double[] y, double[] result) => Arithmetic.Add(x, y, result);

    public override void SubtractArrays(double[] x, double[] y, double[] result) => Arithmetic.Subtract(x, y, result);

    public override void PointWiseMultiplyArrays(double[] x, double[] y, double[] result) => Arithmetic.Multiply(x, y, result);

    public override void ScaleArray(double alpha, double[] x, double[] result) => Arithmetic.Scale(alpha, x, result);

    public override void AddVectorToScaledVector(double[] y, double alpha, double[] x, double[] result) =>
        Arithmetic.AddScaled(y, alpha, x, result);

    public override double DotProduct(double[] x, double[] y) => Arithmetic.Dot(x, y);

    public override string ToString() => "Kata.LinearAlgebra";

    private static Strided Shape(Transpose transpose, int rows, int columns) => transpose == Transpose.DontTranspose
        ? Strided.ColumnMajor(rows, columns)
        : Strided.ColumnMajor(rows, columns).Transposed;
}
