using System.CommandLine;
using System.Diagnostics;
using System.Text;

namespace Kata.Bench;

/// <summary>`calibrate`: how often the gradient check is wrong, and how small an error it sees, compared with published rules.</summary>
internal static class CalibrateCommand
{
    private static readonly Option<int> Entries = Output.Count("--entries", "Gradient entries of smooth networks.", 500_000);
    private static readonly Option<int> Relu = Output.Count("--relu", "Gradient entries of ReLU networks.", 200_000);
    private static readonly Option<int> Planted = Output.Count("--planted", "Networks of each kind with planted errors.", 1000);
    private static readonly Option<int> Seed = Output.Count("--seed", "The seed of the networks.", 1);
    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("calibrate", "False alarms and planted errors: the gradient check compared with published rules.")
        {
            Entries, Relu, Planted, Seed, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (entries, relu) = (parsed.GetValue(Entries), parsed.GetValue(Relu));
        var (planted, seed) = (parsed.GetValue(Planted), parsed.GetValue(Seed));
        Guard.AtLeast("--entries", entries, 1, "there would be nothing to check");
        Guard.AtLeast("--relu", relu, 1, "there would be nothing to check");
        Guard.AtLeast("--planted", planted, 1, "there would be nothing to find");

        var watch = Stopwatch.StartNew();
        var smooth = Calibration.Run(relu: false, entries, planted, seed, Output.Progress("smooth entries", entries));
        var kinked = Calibration.Run(relu: true, relu, planted, seed, Output.Progress("ReLU entries", relu));
        var holds = smooth.FalseAlarms == 0 && kinked.FalseAlarms <= 1 && smooth.SmallestSeen.Median <= 1e-10;
        var seconds = Math.Round(watch.Elapsed.TotalSeconds, 1);

        if (parsed.GetValue(AsJson)) Output.WriteJson(new { seed, holds, seconds, smooth, relu = kinked });
        else Console.Out.Write(Text(smooth, kinked, seed, seconds, holds));
        return holds ? 0 : 1;
    }

    private static string Text(CalibrationSummary smooth, CalibrationSummary relu, int seed, double seconds, bool holds)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Right gradients, seed {seed}, every entry checked ({seconds} s):");
        text.AppendLine();
        Row("", summary => summary.Kind);
        Row("networks", summary => Output.Number(summary.Networks));
        Row("entries", summary => Output.Number(summary.Entries));
        Row("false alarms: entries called wrong", summary => Output.Number(summary.FalseAlarms));
        Row("entries left open (unresolved)", summary => Output.Number(summary.Unresolved));
        Row("cost evaluations an entry", summary => summary.EvaluationsPerEntry.ToString("F1", CultureInfo.InvariantCulture));
        Row("tolerance, relative to the entry: median", summary => Output.Small(summary.Tolerance.Median));
        Row("resolution that a report states: median", summary => Output.Small(summary.Resolution.Median));
        Row("smallest relative error seen: median", summary => Output.Small(summary.SmallestSeen.Median));
        Row("  in 90 % of the entries tried, below", summary => Output.Small(summary.SmallestSeen.Percent90));
        foreach (var (network, entry) in smooth.FirstFalseAlarms.Concat(relu.FirstFalseAlarms))
        {
            text.Append(CultureInfo.InvariantCulture, $"false alarm: network {network}, {entry.Name} is {entry.Analytic:R}, ");
            text.AppendLine(CultureInfo.InvariantCulture, $"measured {entry.Numerical:R} ± {entry.Tolerance:g2}");
        }

        foreach (var summary in new[] { smooth, relu })
        {
            text.AppendLine();
            text.Append(CultureInfo.InvariantCulture, $"Gradients of {summary.Kind} networks rejected, in %: ");
            text.Append(CultureInfo.InvariantCulture, $"right ones ({summary.Networks:N0}), ");
            text.AppendLine(CultureInfo.InvariantCulture, $"one entry wrong by e ({summary.PlantedNetworks:N0} each)");
            text.AppendLine();
            text.AppendLine($"{"",-20}{"right",7}{string.Concat(Calibration.Errors.Select(error => $"{Output.Small(error),6}"))}");
            foreach (var (name, _, right, planted) in summary.Judges) Share(name, Output.Percent(right), planted);
            Share("  names the entry", "", summary.Named);
            Share("  leaves it open", "", summary.Open);
        }

        text.AppendLine();
        text.AppendLine(holds
            ? "Holds: no false alarm on smooth entries, at most one on ReLU entries, median smallest error seen at most 1e-10."
            : "DOES NOT HOLD: no false alarm on smooth entries, at most one on ReLU entries, median smallest error seen at most 1e-10.");
        return text.ToString();

        void Row(string name, Func<CalibrationSummary, string> value) => text.AppendLine($"{name,-46}{value(smooth),14}{value(relu),14}");

        void Share(string name, string right, IReadOnlyList<Found> planted) =>
            text.AppendLine($"{name,-20}{right,7}{string.Concat(planted.Select(found => $"{Output.Percent(found.Share),6}"))}");
    }
}
