using System.CommandLine;
using System.Text;
using Kata.Gradients;

namespace Kata.Bench;

/// <summary>`shape`: a network of the real size, verified, and one wrong entry among 10,285 found.</summary>
internal static class ShapeCommand
{
    private static readonly Option<int> Entries = Output.Count("--entries", "Wrong entries to plant, in fives.", 50);
    private static readonly Option<int> Seed = Output.Count("--seed", "The seed of the network, the examples and the entries.", 1);
    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("shape", "400-25-10, 100 examples: how long a check takes, and whether one wrong entry is found.")
        {
            Entries, Seed, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (entries, seed) = (parsed.GetValue(Entries), parsed.GetValue(Seed));
        Guard.AtLeast("--entries", entries, 5, "each fifth of the gradient gets at least one");

        var shape = new RealShape(seed);
        var cost = shape.SecondsForACost();
        var (verdict, right) = shape.Right();
        var progress = Output.Progress("wrong entries", entries / 5 * 5);
        var wrong = new List<Wrong>();
        foreach (var each in shape.WrongEntries(entries / 5, seed))
        {
            wrong.Add(each);
            progress(wrong.Count);
        }

        Taken[] beside = [.. shape.EntryByEntry()];
        var secondsForACost = new { cost.Step6, cost.Flat };
        if (parsed.GetValue(AsJson)) Output.WriteJson(new { seed, shape.Parameters, secondsForACost, verdict, right, wrong, beside });
        else Console.Out.Write(Text(shape.Parameters, cost, verdict, right, wrong, beside));
        return verdict == GradientVerdict.Agrees ? 0 : 1;
    }

    private static string Text(
        int parameters, (double Step6, double Flat) cost, GradientVerdict verdict, Taken right, List<Wrong> wrong, Taken[] beside)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"400-25-10, {parameters:N0} parameters, 100 examples, lambda 1.");
        text.Append(CultureInfo.InvariantCulture, $"One cost: {1000 * cost.Step6:F2} ms of processor time by step 6, ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{1000 * cost.Flat:F2} ms on plain arrays.");
        text.Append(CultureInfo.InvariantCulture, $"The right gradient: {verdict} in {right.Seconds:F2} s ");
        text.Append(CultureInfo.InvariantCulture, $"({right.ProcessorSeconds:F2} s of processor time), ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{right.Evaluations:N0} evaluations by step 6.");
        text.AppendLine();
        text.AppendLine("One entry wrong by 1e-6 of itself, evenly from each fifth of the gradient by size:");
        text.AppendLine();
        text.AppendLine($"{"entries of size",-20}{"rejected",10}{"named",10}{"left open",12}{"evaluations",14}{"seconds",10}");
        foreach (var fifth in wrong.Chunk(wrong.Count / 5))
            Row($"{Output.Small(fifth.Min(Size))} to {Output.Small(fifth.Max(Size))}", fifth);
        Row("all", [.. wrong]);
        text.AppendLine();
        text.AppendLine($"{"For comparison, the right gradient:",-36}{"evaluations",14}{"seconds",10}{"processors",13}{"by step 6",12}");
        text.AppendLine();
        foreach (var (what, seconds, processor, evaluations) in beside)
        {
            text.Append(CultureInfo.InvariantCulture, $"{what,-36}{evaluations,14:N0}{seconds,10:F1}{processor,13:F1}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{evaluations * cost.Step6,12:F0}");
        }

        text.AppendLine();
        text.Append("Times are medians. \"By step 6\" is the evaluations times one cost by step 6; ");
        text.AppendLine("the seconds next to it are with the cost on plain arrays.");
        return text.ToString();

        static double Size(Wrong each) => Math.Abs(each.Gradient);

        void Row(string what, Wrong[] some)
        {
            var (rejected, open) = (Count(some, GradientVerdict.Disagrees), Count(some, GradientVerdict.Unresolved));
            text.Append($"{what,-20}{$"{rejected}/{some.Length}",10}{$"{some.Count(each => each.IsNamed)}/{some.Length}",10}{open,12}");
            var (evaluations, seconds) = (Median(some, each => each.Evaluations), Median(some, each => each.Seconds));
            text.AppendLine(CultureInfo.InvariantCulture, $"{evaluations,14:N0}{seconds,10:F2}");
        }

        static int Count(Wrong[] some, GradientVerdict verdict) => some.Count(each => each.Verdict == verdict);

        static double Median(Wrong[] some, Func<Wrong, double> number) => some.Select(number).Order().ElementAt(some.Length / 2);
    }
}
