using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Kata.Experiments.Gradients;

/// <summary>The examples of a logistic regression, and the point at which its gradient is checked.</summary>
/// <param name="X">m × n.</param>
/// <param name="Y">m numbers, 0 or 1.</param>
/// <param name="Theta">n numbers.</param>
internal sealed record LogisticRegression(Matrix<double> X, Vector<double> Y, Vector<double> Theta)
{
    /// <summary>The four examples of docs/lessons/07b-logistic.md.</summary>
    public static LogisticRegression OfTheLesson { get; } = new(
        Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 1, -1 }, { 1, 1 }, { 1, 0 } }),
        Vector<double>.Build.Dense([1, 0, 0, 0]),
        Vector<double>.Build.Dense([0, Math.Log(3)]));

    /// <summary>Twenty drawn examples of four inputs, which have means of their own, seven of them of class 1.</summary>
    public static LogisticRegression Drawn { get; } = Draw(20, 4, 7, seed: 1);

    /// <summary>The mean cross-entropy, from z, so that it is finite however large z is (lesson 6).</summary>
    /// <param name="theta">n numbers.</param>
    public double Cost(Vector<double> theta) =>
        (X * theta).Map2((z, y) => Math.Max(z, 0) - (z * y) + Math.Log(1 + Math.Exp(-Math.Abs(z))), Y).Average();

    private static LogisticRegression Draw(int examples, int inputs, int ones, int seed)
    {
        var random = new MersenneTwister(seed);
        var x = Matrix<double>.Build.Random(examples, inputs, new Normal(0, 1, random)).MapIndexed((_, j, value) => value + (0.5 * j) - 1);
        return new(
            x,
            Vector<double>.Build.Dense(examples, i => i < ones ? 1 : 0),
            Vector<double>.Build.Random(inputs, new Normal(0, 1, random)));
    }
}
