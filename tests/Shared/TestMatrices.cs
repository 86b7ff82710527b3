namespace Kata.Tests;

/// <summary>Short forms for what tests write most: matrices, vectors and refused arguments.</summary>
internal static class TestMatrices
{
    public static Matrix<double> Matrix(double[,] rows) => Matrix<double>.Build.DenseOfArray(rows);

    public static Vector<double> Vector(params double[] entries) => Vector<double>.Build.DenseOfArray(entries);

    /// <summary>2 inputs, 3 sigmoid units, 2 outputs: unequal weights, biases that are not zero.</summary>
    public static Network SmallNetwork(Activation output = Activation.Sigmoid, Loss loss = Loss.CrossEntropy) => new(
        [
            new(Matrix(new[,] { { 0.1, -0.2, 0.3 }, { -0.4, 0.5, 0.6 }, { 0.7, 0.8, -0.9 } }), Activation.Sigmoid),
            new(Matrix(new[,] { { 0.2, -0.1, 0.4, 0.3 }, { -0.5, 0.6, -0.7, 0.8 } }), output),
        ],
        loss);

    /// <summary>The same shape, and every entry within the tolerance.</summary>
    public static void Close(Matrix<double> actual, Matrix<double> expected, double tolerance) =>
        Assert.That(actual.ToArray(), Is.EqualTo(expected.ToArray()).Within(tolerance));

    /// <summary>The same length, and every entry within the tolerance.</summary>
    public static void Close(Vector<double> actual, Vector<double> expected, double tolerance) =>
        Assert.That(actual.ToArray(), Is.EqualTo(expected.ToArray()).Within(tolerance));

    /// <summary>The call must throw an ArgumentException of any kind, with any message.</summary>
    public static void Refused(Action call)
    {
        try
        {
            call();
        }
        catch (ArgumentException)
        {
            return;
        }

        Assert.Fail("This call must throw an ArgumentException, but it returned.");
    }
}
