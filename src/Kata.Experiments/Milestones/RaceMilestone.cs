using System.Diagnostics;

namespace Kata.Experiments.Milestones;

/// <summary>For step 13: step 13 and step 8 in turn on the same network and examples. No time is right or wrong.</summary>
internal static class RaceMilestone
{
    // The runtime compiles code again once it has been called 30 times.
    private const int WarmUps = 40;

    private const int Rounds = 25;

    // Slow code is timed fewer times.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // What NumPy with OpenBLAS takes for 400-25-10 on 5,000 examples, in milliseconds, measured on two cores (docs/decisions.md).
    private const double NumPy = 6.2;

    public static void Give(Steps steps, int examples, Action<ExperimentEvent> tell)
    {
        var m = Math.Min(examples, 5000);
        var network = new Network([Layer(25, 400), Layer(10, 25)], Loss.CrossEntropy);
        var (x, y) = (Numbers(m, 400, 1), Matrix<double>.Build.Dense(m, 10, (i, k) => i % 10 == k ? 1 : 0));
        tell(new() { Progress = new("warming up", 0) });
        Times(WarmUps, () => steps.Backprop(network, x, y, 1));
        tell(new() { Progress = new("warming up", 0.25) });
        Times(WarmUps, () => steps.FastBackprop(network, x, y, 1));

        var (slow, fast, since) = (new List<double>(), new List<double>(), Stopwatch.StartNew());
        do
        {
            slow.AddRange(Times(1, () => steps.Backprop(network, x, y, 1)));
            fast.AddRange(Times(1, () => steps.FastBackprop(network, x, y, 1)));
            tell(new() { Progress = new("step 13 and step 8 in turn", 0.5 + (0.5 * fast.Count / Rounds)) });
        }
        while (fast.Count < Rounds && since.Elapsed < Patience);

        var attempt = new Attempt(Median(fast), Median(slow));
        var time = FormattableString.Invariant($"400-25-10 on {m:N0} examples: {Attempt.Text(attempt.Milliseconds)} ms");
        var step8 = $"{Attempt.Text(attempt.Ratio)} times as fast as your step 8 ({Attempt.Text(attempt.Step8)} ms)";
        tell(new() { Line = $"{time}, {step8}." });
        if (m == 5000) tell(new() { Line = NextToNumPy(NumPy / attempt.Milliseconds) });
        tell(new() { Attempt = attempt });
    }

    private static string NextToNumPy(double ratio) => ratio >= 1
        ? $"That is {Attempt.Text(ratio)} times as fast as NumPy with OpenBLAS, measured on two cores: 6.2 ms."
        : $"NumPy with OpenBLAS, measured on two cores, is {Attempt.Text(1 / ratio)} times as fast as that: 6.2 ms.";

    private static List<double> Times(int most, Action call)
    {
        var (times, since) = (new List<double>(), Stopwatch.StartNew());
        do
        {
            var start = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (times.Count < most && since.Elapsed < Patience);
        return times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static Layer Layer(int units, int inputs) => new((Numbers(units, inputs + 1, 2) - 0.5) / 5, Activation.Sigmoid);

    // 0 to 1, all different: the fractional parts of multiples of an irrational number.
    private static Matrix<double> Numbers(int rows, int columns, int first) =>
        Matrix<double>.Build.Dense(rows, columns, (i, j) => ((i * columns) + j + first) * 0.6180339887498949 % 1);
}
