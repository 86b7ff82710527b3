using System.CommandLine;
using System.Runtime.Intrinsics;

namespace Kata.Bench;

/// <summary>`backprop`: cost and gradient of 400-25-10 on 5,000 examples, alternately here and in NumPy.</summary>
internal static class BackpropCommand
{
    private static readonly Option<int> Rounds = Output.Count("--rounds", "How often all ways take turns.", 25);
    private static readonly Option<int> Calls = Output.Count("--calls", "Calls of each way in a turn.", 10);
    private static readonly Option<string> Kernel = new("--kernel")
    {
        Description = "The OpenBLAS kernel of a second NumPy, for processors that OpenBLAS does not know. The first has its own choice.",
        DefaultValueFactory = _ => Vector512.IsHardwareAccelerated ? "SkylakeX" : Vector256.IsHardwareAccelerated ? "Haswell" : "",
    };

    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("backprop", "Cost and gradient, 400-25-10, 5,000 examples: step 13, step 8 and NumPy in turn.")
        {
            Rounds, Calls, Kernel, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (rounds, calls, kernel) = (parsed.GetValue(Rounds), parsed.GetValue(Calls), parsed.GetRequiredValue(Kernel));
        Guard.AtLeast("--rounds", rounds, 1, "a median needs a number");
        Guard.AtLeast("--calls", calls, 1, "a turn has at least one");

        var contest = new BackpropContest(5000, 400, 25, 10);
        using var own = NumPyPeer.Start("", 5000, 400, 25, 10);
        using var told = kernel.Length > 0 ? NumPyPeer.Start(kernel, 5000, 400, 25, 10) : null;
        List<(string Name, Func<(double Milliseconds, double Cost)> Turn)> ways =
        [
            .. contest.Ways.Select(way => (way.Name, (Func<(double, double)>)(() => BackpropContest.Run(way.Call, calls)))),
            ("NumPy, OpenBLAS's own choice", () => own.Run(calls)),
        ];
        if (told is not null) ways.Add(($"NumPy, kernel {kernel}", () => told.Run(calls)));

        var known = double.NaN;
        var times = ways.Select(_ => new List<double>()).ToArray();
        // The first turns load code and data, and are not counted.
        for (var round = -3; round < rounds; round++)
        {
            foreach (var (i, (name, turn)) in ways.Index())
            {
                var (milliseconds, cost) = turn();
                if (round >= 0) times[i].Add(milliseconds);
                EnsureSameCost(name, cost, ref known);
            }
        }

        Row[] rows = [.. ways.Zip(times, (way, some) => new Row(way.Name, some.Min(), Spread.Of(some)))];
        string[] peers = [own.Runs, .. told is null ? [] : new[] { told.Runs }];
        if (parsed.GetValue(AsJson)) Output.WriteJson(new { peers, rounds, calls, rows });
        else Write(peers, rows);
        return 0;
    }

    // All ways have to compute the same thing; reading computes nothing.
    private static void EnsureSameCost(string name, double cost, ref double expected)
    {
        if (double.IsNaN(expected)) expected = cost;
        if (Math.Abs(cost - expected) > 1e-9 * expected)
            throw new InvalidOperationException($"{name} finds the cost {cost:R} but the others find {expected:R}.");
    }

    private static void Write(string[] peers, Row[] rows)
    {
        var numPy = rows.Where(row => row.Name.StartsWith("NumPy", StringComparison.Ordinal)).Min(row => row.Times.Median);
        Console.Out.WriteLine($"400-25-10, 5,000 examples, {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        foreach (var peer in peers) Console.Out.WriteLine(peer);
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{"Milliseconds of a call",-42}{"median",9}{"least",9}{"95 %",9}{"x NumPy",10}{"x reading",11}");
        foreach (var (name, least, (median, percent95, _)) in rows)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-42}{median,9:F2}{least,9:F2}{percent95,9:F2}{median / numPy,10:F2}{median / rows[0].Times.Median,11:F2}"));
        }

        Console.Out.WriteLine();
        Console.Out.WriteLine("x NumPy: the median as a multiple of the faster NumPy's.");
    }

    private sealed record Row(string Name, double Least, Spread Times);
}
