using System.Diagnostics;
using Kata.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Kata.Bench;

/// <summary>The same cost and gradient in several ways: the network, examples and targets of tools/bench/peers/backprop.py.</summary>
internal sealed class BackpropContest : IParts
{
    private readonly Network _network;
    private readonly Matrix<double> _x;
    private readonly Matrix<double> _y;
    private readonly double[] _sums = new double[Team.Size];

    public BackpropContest(int m, int inputs, int hidden, int outputs)
    {
        _network = new(
            [
                new(Drawn(hidden, inputs + 1, 2) / 5, Activation.Sigmoid),
                new(Drawn(outputs, hidden + 1, 3), Activation.Sigmoid),
            ],
            Loss.CrossEntropy);
        _x = Drawn(m, inputs, 1);
        _y = Matrix<double>.Build.Dense(m, outputs, (i, k) => i % outputs == k ? 1 : 0);
    }

    /// <summary>The ways of this side, each of which returns the cost; reading x finds none.</summary>
    public IReadOnlyList<(string Name, Func<double> Call)> Ways =>
    [
        ("reading x once, all processors", Read),
        ("step 13, FastBackprop", () => FastBackprop.Of(_network, _x, _y, 1).Cost),
        ("step 8, products of Kata.LinearAlgebra", () => With(Fast, () => Backprop.Of(_network, _x, _y, 1).Cost)),
        ("step 8, products of MathNet", () => With(Managed, () => Backprop.Of(_network, _x, _y, 1).Cost)),
    ];

    private static ILinearAlgebraProvider Managed { get; } = new ManagedLinearAlgebraProvider();

    private static ILinearAlgebraProvider Fast { get; } = MakeFast();

    /// <summary>The median milliseconds of some calls, and what the last returned.</summary>
    public static (double Milliseconds, double Cost) Run(Func<double> call, int calls)
    {
        var (times, cost) = (new double[calls], 0.0);
        for (var i = 0; i < calls; i++)
        {
            var began = Stopwatch.GetTimestamp();
            cost = call();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return (Spread.Of(times).Median, cost);
    }

    void IParts.Do(int part)
    {
        var entries = _x.AsColumnMajorArray();
        var share = entries.Length / _sums.Length;
        _sums[part] = Elements.Sum(entries.AsSpan(part * share, share));
    }

    private static ILinearAlgebraProvider MakeFast()
    {
        FastMath.Use();
        return LinearAlgebraControl.Provider;
    }

    private static double With(ILinearAlgebraProvider provider, Func<double> call)
    {
        LinearAlgebraControl.Provider = provider;
        return call();
    }

    // The fractional parts of multiples of the golden ratio, −0.5 to 0.5.
    private static Matrix<double> Drawn(int rows, int columns, int shift) =>
        Matrix<double>.Build.Dense(rows, columns, (i, j) => (((i * columns) + j + shift) * 0.6180339887498949 % 1) - 0.5);

    private double Read()
    {
        Team.Run(this, _sums.Length);
        return double.NaN;
    }
}
