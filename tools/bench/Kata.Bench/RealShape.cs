using System.Diagnostics;
using Kata.Gradients;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.Random;

namespace Kata.Bench;

/// <summary>The time that something took, by the clock and by the processors; on a busy machine only the second is meaningful.</summary>
internal sealed record Taken(string What, double Seconds, double ProcessorSeconds, long Evaluations);

/// <summary>A gradient with one wrong entry, and the verdict on it.</summary>
internal sealed record Wrong(int Entry, double Gradient, GradientVerdict Verdict, bool IsNamed, double Seconds, int Evaluations);

/// <summary>400-25-10 as in Ng's exercise 4: 10,285 parameters, 100 examples, λ = 1.</summary>
internal sealed class RealShape
{
    private readonly Problem _problem;
    private readonly Vector<double> _theta;
    private readonly GradientOptions _options;

    public RealShape(int seed)
    {
        var random = new MersenneTwister(seed);
        var network = Initialize.Create([400, 25, 10], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, seed);
        // Digits of 20×20 grey values: a black margin of three pixels, and inside it every other pixel.
        var x = Matrix<double>.Build.Dense(100, 400, (_, pixel) => IsInside(pixel) && random.Next(2) == 0 ? random.NextDouble() : 0);
        var y = OneHot.Encode([.. Enumerable.Range(0, 100).Select(i => i % 10)], 10);
        _problem = new(network, x, y, lambda: 1);
        _problem.EnsureFastCostIsRight(seed);
        _theta = Vector<double>.Build.DenseOfArray(_problem.Theta);
        _options = new() { Blocks = ThetaBlocks.Of(_problem.Shapes) };
    }

    public int Parameters => _theta.Count;

    /// <summary>Seconds of the processors for one cost, by step 6 and on plain arrays.</summary>
    public (double Step6, double Flat) SecondsForACost() =>
        (ProcessorSeconds(() => _problem.PlainCost(_theta)), ProcessorSeconds(() => _problem.Cost(_theta)));

    /// <summary>The right gradient, with steps 6 and 8: the median of five checks.</summary>
    public (GradientVerdict Verdict, Taken Taken) Right()
    {
        GradientReport? report = null;
        var before = Environment.CpuUsage.TotalTime;
        var seconds = MedianSeconds(5, () => report = GradientCheck.Verify(_problem.PlainCost, _problem.PlainGradient, _theta, _options));
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds / 5;
        return (report!.Verdict, new("this check, the cost by step 6", seconds, processor, report.Evaluations));
    }

    /// <summary>
    /// Entries drawn evenly from each fifth of the gradient, smallest first; each in turn is made wrong by 1e-6 of itself.
    /// </summary>
    public IEnumerable<Wrong> WrongEntries(int inEachFifth, int seed)
    {
        var random = new MersenneTwister(seed);
        int[] bySize = [.. Enumerable.Range(0, Parameters).OrderBy(i => Math.Abs(_problem.Gradient[i]))];
        foreach (var fifth in bySize.Chunk((Parameters + 4) / 5))
            for (var i = 0; i < inEachFifth; i++) yield return Check(fifth[random.Next(fifth.Length)]);
    }

    /// <summary>
    /// Every entry by this check, and by MathNet's five-point differences: with the cost on plain arrays, or it would take minutes.
    /// </summary>
    public IEnumerable<Taken> EntryByEntry()
    {
        var options = _options with { DirectionsAbove = int.MaxValue };
        yield return Time("this check, entry by entry", cost => GradientCheck.Verify(cost, _problem.PlainGradient, _theta, options));
        yield return Time("MathNet NumericalJacobian(5, 2)", cost => new NumericalJacobian(5, 2).Evaluate(
            theta => cost(Vector<double>.Build.Dense(theta)), _problem.Theta));
    }

    private Taken Time(string what, Action<Func<Vector<double>, double>> work)
    {
        var (watch, before, calls) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0L);
        work(theta =>
        {
            calls++;
            return _problem.Cost(theta);
        });
        return new(what, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds, calls);
    }

    private Wrong Check(int entry)
    {
        var watch = Stopwatch.StartNew();
        var report = GradientCheck.Verify(_problem.PlainCost, WrongGradient, _theta, _options);
        var named = report.Entries.Where(each => each.Verdict == EntryVerdict.Disagrees).Select(each => each.Index);
        var isNamed = named.SequenceEqual([entry]);
        return new(entry, _problem.Gradient[entry], report.Verdict, isNamed, watch.Elapsed.TotalSeconds, report.Evaluations);

        Vector<double> WrongGradient(Vector<double> theta)
        {
            var gradient = _problem.PlainGradient(theta);
            gradient[entry] *= 1 + 1e-6;
            return gradient;
        }
    }

    private static bool IsInside(int pixel) => pixel / 20 is >= 3 and < 17 && pixel % 20 is >= 3 and < 17;

    private static double ProcessorSeconds(Func<double> work)
    {
        // The first calls are compiled while they run.
        for (var i = 0; i < 200; i++) work();
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 400; i++) work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / 400;
    }

    private static double MedianSeconds<T>(int times, Func<T> work)
    {
        var seconds = new double[times];
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            seconds[i] = watch.Elapsed.TotalSeconds;
        }

        return seconds.Order().ElementAt(times / 2);
    }
}
