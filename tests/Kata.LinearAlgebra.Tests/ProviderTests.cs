using FsCheck.Fluent;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Kata.LinearAlgebra.Tests;

/// <summary>The provider gives MathNet's own results, at every size.</summary>
public sealed class ProviderTests
{
    private static readonly ManagedLinearAlgebraProvider Managed = new();
    private static readonly FastProvider Fast = new();

    private static readonly Transpose[] Both = [Transpose.DontTranspose, Transpose.Transpose];

    [Test]
    public void Every_small_size_has_the_product_of_MathNet([Range(0, 70)] int rows)
    {
        for (var columns = 0; columns <= 70; columns++)
        {
            foreach (var depth in new[] { 0, 1, 5 })
                ProductsAgree(rows, columns, depth, Transpose.DontTranspose, Transpose.DontTranspose, 1, 0);
        }
    }

    [Test]
    public void Every_depth_has_the_product_of_MathNet([Range(0, 70)] int depth)
    {
        foreach (var (first, second) in from a in Both from b in Both select (a, b))
        {
            foreach (var (rows, columns) in new[] { (1, 1), (5, 33), (33, 5), (7, 64), (13, 40) })
                ProductsAgree(rows, columns, depth, first, second, 1, 0);
        }
    }

    // Beyond 256 in depth and 48 in rows a product is made in several steps, and beyond a million multiplications on several threads.
    [Test]
    public void Random_sizes_transposes_and_factors_agree() => Property.ForAll(
        from rows in Gen.Choose(1, 150)
        from columns in Gen.Choose(1, 150)
        from depth in Gen.Choose(1, 600)
        from first in Gen.Elements(Both)
        from second in Gen.Elements(Both)
        from alpha in Gen.Elements(1, -1, 0.5, 0)
        from beta in Gen.Elements(0, 1, -0.3)
        select (rows, columns, depth, first, second, alpha, beta),
        drawn => ProductsAgree(drawn.rows, drawn.columns, drawn.depth, drawn.first, drawn.second, drawn.alpha, drawn.beta),
        cases: 100);

    [TestCase(5000, 25, 401)]
    [TestCase(25, 400, 5000)]
    [TestCase(4096, 10, 25)]
    [TestCase(3, 5000, 700)]
    public void Products_of_long_matrices_agree(int rows, int columns, int depth)
    {
        foreach (var (first, second) in from a in Both from b in Both select (a, b))
            ProductsAgree(rows, columns, depth, first, second, 1, 0);
    }

    [Test]
    public void The_same_product_is_the_same_to_the_last_digit()
    {
        var (a, b) = (Numbers(300 * 500, 1), Numbers(500 * 200, 2));

        var products = Enumerable.Range(0, 20).Select(_ =>
        {
            var c = new double[300 * 200];
            Fast.MatrixMultiply(a, 300, 500, b, 500, 200, c);
            return c;
        });

        Assert.That(products.Distinct(new SameNumbers()).Count(), Is.EqualTo(1));
    }

    // NaN · 0 is NaN: with β = 0 the old content of C counts for nothing, not even as NaN.
    [Test]
    public void With_beta_0_what_the_result_held_before_is_gone()
    {
        var c = new[] { double.NaN, double.PositiveInfinity };

        Fast.MatrixMultiplyWithUpdate(Transpose.DontTranspose, Transpose.DontTranspose, 2, [1, 2], 2, 1, [3], 1, 1, 0, c);

        Assert.That(c, Is.EqualTo(new double[] { 6, 12 }));
    }

    [Test]
    public void A_number_that_is_not_finite_reaches_the_result()
    {
        var c = new double[2];

        Fast.MatrixMultiply([0, double.NaN], 2, 1, [0], 1, 1, c);

        Assert.That(c, Is.EqualTo(new[] { 0, double.NaN }));
    }

    [Test]
    public void A_factor_may_be_the_result()
    {
        double[] square = [1, 2, 3, 4];
        double[] expected = [1, 2, 3, 4];
        double[] swap = [0, 1, 1, 0];

        Fast.MatrixMultiplyWithUpdate(Transpose.DontTranspose, Transpose.DontTranspose, 1, square, 2, 2, swap, 2, 2, 0, square);
        Managed.MatrixMultiplyWithUpdate(Transpose.DontTranspose, Transpose.DontTranspose, 1, expected, 2, 2, swap, 2, 2, 0, expected);

        Assert.That(square, Is.EqualTo(expected));
    }

    [Test]
    public void Shapes_that_do_not_fit_are_refused_as_by_MathNet()
    {
        Assert.That(() => Fast.MatrixMultiply(new double[6], 2, 3, new double[4], 2, 2, new double[4]),
            Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Fast.MatrixMultiply(new double[6], 2, 3, new double[6], 3, 2, new double[3]),
            Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Arithmetic_agrees_at_every_length([Range(0, 40)] int length)
    {
        var (x, y) = (Numbers(length, 1), Numbers(length, 2));

        Agree((provider, result) => provider.AddArrays(x, y, result));
        Agree((provider, result) => provider.SubtractArrays(x, y, result));
        Agree((provider, result) => provider.PointWiseMultiplyArrays(x, y, result));
        Agree((provider, result) => provider.ScaleArray(-0.3, x, result));
        Agree((provider, result) => provider.AddVectorToScaledVector(y, 1.7, x, result));
        Assert.That(Fast.DotProduct(x, y), Is.EqualTo(Managed.DotProduct(x, y)).Within(1e-14));

        void Agree(Action<ILinearAlgebraProvider, double[]> call)
        {
            var (fast, managed) = (new double[length], new double[length]);
            call(Fast, fast);
            call(Managed, managed);
            Assert.That(fast, Is.EqualTo(managed).Within(1e-15));
        }
    }

    // What the provider does not do itself is MathNet's: here a factorisation, for each of the number types.
    [Test]
    public void Everything_else_is_MathNets_own()
    {
        LinearAlgebraControl.Provider = Fast;
        try
        {
            var singular = Matrix<float>.Build.DenseOfArray(new float[,] { { 1, 2 }, { 2, 4 } });

            Assert.That(TestMatrices.Matrix(new double[,] { { 2, 1 }, { 1, 1 } }).Determinant(), Is.EqualTo(1).Within(1e-12));
            Assert.That(singular.Determinant(), Is.Zero);
            Assert.That((singular * singular)[1, 1], Is.EqualTo(20));
        }
        finally
        {
            LinearAlgebraControl.Provider = Managed;
        }
    }

    private static void ProductsAgree(
        int rows, int columns, int depth, Transpose first, Transpose second, double alpha, double beta)
    {
        var (a, b) = (Numbers(rows * depth, 1), Numbers(depth * columns, 2));
        var fast = Numbers(rows * columns, 3);
        var (rowsA, columnsA) = first == Transpose.DontTranspose ? (rows, depth) : (depth, rows);
        var (rowsB, columnsB) = second == Transpose.DontTranspose ? (depth, columns) : (columns, depth);
        var expected = Numbers(rows * columns, 3);

        Fast.MatrixMultiplyWithUpdate(first, second, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, fast);
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < rows; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < depth; k++)
                {
                    sum += (first == Transpose.DontTranspose ? a[i + (k * rows)] : a[k + (i * depth)])
                        * (second == Transpose.DontTranspose ? b[k + (j * depth)] : b[j + (k * columns)]);
                }

                expected[i + (j * rows)] = (alpha * sum) + (beta * expected[i + (j * rows)]);
            }
        }

        // Sums of that many numbers of at most 1/4 round by far less.
        var tolerance = 1e-15 * (1 + depth);
        for (var i = 0; i < fast.Length; i++)
        {
            if (!(Math.Abs(fast[i] - expected[i]) <= tolerance))
                Assert.Fail($"{rows}x{depth} by {depth}x{columns}, {first}, {second}: entry {i} is {fast[i]}, not {expected[i]}.");
        }
    }

    // The fractional parts of multiples of the golden ratio, −0.5 to 0.5: no two alike.
    private static double[] Numbers(int count, int shift)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = ((i + shift) * 0.6180339887498949 % 1) - 0.5;
        return numbers;
    }

    private sealed class SameNumbers : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? one, double[]? other) => one!.AsSpan().SequenceEqual(other);

        public int GetHashCode(double[] numbers) => numbers.Length;
    }
}
