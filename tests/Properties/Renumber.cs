namespace Kata.Tests;

/// <summary>The same network with its units or inputs in another order: every output and every cost must stay the same.</summary>
internal static class Renumber
{
    /// <summary>Rotates the units of the first hidden layer by one: rows of theta 1 and columns of theta 2 after its bias column.</summary>
    public static IReadOnlyList<Matrix<double>> Hidden(IReadOnlyList<Matrix<double>> thetas)
    {
        var units = thetas[0].RowCount;
        return
        [
            Matrix<double>.Build.Dense(units, thetas[0].ColumnCount, (i, j) => thetas[0][(i + 1) % units, j]),
            Columns(thetas[1]),
            .. thetas.Skip(2),
        ];
    }

    /// <summary>Rotates the inputs by one: columns of x and columns of theta 1 after its bias column.</summary>
    public static (IReadOnlyList<Matrix<double>> Thetas, Matrix<double> X) Inputs(IReadOnlyList<Matrix<double>> thetas, Matrix<double> x)
    {
        var n = x.ColumnCount;
        return ([Columns(thetas[0]), .. thetas.Skip(1)], Matrix<double>.Build.Dense(x.RowCount, n, (i, j) => x[i, (j + 1) % n]));
    }

    private static Matrix<double> Columns(Matrix<double> theta)
    {
        var inputs = theta.ColumnCount - 1;
        return Matrix<double>.Build.Dense(theta.RowCount, inputs + 1, (i, j) => j == 0 ? theta[i, 0] : theta[i, 1 + (j % inputs)]);
    }
}
