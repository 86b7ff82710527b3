using System.CommandLine;

namespace Kata.Bench;

/// <summary>`soak`: a thousand edits in one watch, and nothing lost, left over or grown.</summary>
internal static class SoakCommand
{
    private static readonly Option<int> Count = Output.Count("--edits", "Saves, alternately wrong and right, step after step.", 1000);

    public static Command Create()
    {
        var command = new Command("soak", "kata watch: many edits, each when the last was answered, or sooner. Linux only.") { Count };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var count = parsed.GetValue(Count);
        Guard.AtLeast("--edits", count, 200, "the first hundred are compared with the last");
        if (!OperatingSystem.IsLinux()) throw new InvalidOperationException("soak reads /proc, which is Linux's: run it there.");

        var soak = Soak.Of(count, Output.Progress("edits", count));
        var (first, last) = (Spread.Of(soak.FirstMemory), Spread.Of(soak.LastMemory));
        var each = count / Enum.GetValues<Step>().Length;
        (string What, string Figure, bool Holds)[] rows =
        [
            ("edits", string.Create(CultureInfo.InvariantCulture, $"{count:N0} in {soak.Seconds:F0} s, each step {each} times"), true),
            ("saved over before they were answered", $"{soak.Superseded}", true),
            ("answered wrongly or not at all", $"{soak.Lost}", soak.Lost == 0),
            ("reports of an older code after a newer one", $"{soak.OutOfOrder}", soak.OutOfOrder == 0),
            ("processes started by the watch, at most at a time", $"{soak.MostChildren} of 2", soak.MostChildren is 1 or 2),
            ("processes left after q", $"{soak.Left}", soak.Left == 0),
            ("memory in the first hundred edits, MiB", Figures(first), true),
            ("memory in the last hundred edits, MiB", Figures(last), last.Median <= first.Median * 1.25),
        ];
        foreach (var (what, figure, holds) in rows) Console.Out.WriteLine($"{what,-52}{figure}{(holds ? "" : "  <- off")}");
        return rows.All(row => row.Holds) ? 0 : 1;
    }

    private static string Figures(Spread spread) =>
        string.Create(CultureInfo.InvariantCulture, $"median {spread.Median:F0}, at most {spread.Max:F0}");
}
