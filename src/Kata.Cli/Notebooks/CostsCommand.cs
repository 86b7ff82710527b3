using System.CommandLine;
using System.Text.Json.Serialization;
using Kata.Experiments.Published;
using Spectre.Console;

namespace Kata.Cli.Notebooks;

/// <summary>`kata costs`: every published value that takes no training, and the same computed by the reference.</summary>
internal static class CostsCommand
{
    public static Command Create()
    {
        var json = Json.Option();
        var command = new Command("costs", "Every published value that takes no training: published, computed, the difference.") { json };
        command.SetAction(parsed => Show(
            [.. PublishedValues.Compare(StepsRunner.Reference, DataStore.FromEnvironment())], parsed.GetValue(json)));
        return command;
    }

    private static int Show(IReadOnlyList<Comparison> comparisons, bool json)
    {
        if (json) Json.Write(comparisons.Select(Line.Of));
        else Print(comparisons);
        return comparisons.Any(comparison => comparison.Status == "off") ? Exit.Mismatch : Exit.Success;
    }

    private static void Print(IReadOnlyList<Comparison> comparisons)
    {
        // Narrow enough for 80 columns; --json has every digit.
        var table = new Table().NoBorder();
        foreach (var name in new[] { "", "published value", "published", "computed", "off by" })
            table.AddColumn(new TableColumn(name) { NoWrap = true, Padding = new(0, 0, 1, 0) });
        foreach (var comparison in comparisons)
        {
            var colour = comparison.Status switch { "ok" => "green", "off" => "red", _ => "yellow" };
            var difference = comparison.Difference is { } off ? $"{Math.Abs(off):0e+0}" : "";
            table.AddRow(
                $"[{colour}]{comparison.Status}[/]",
                Markup.Escape(comparison.Id),
                comparison.Published!.Text,
                $"{comparison.Computed:G13}",
                difference);
        }

        Terminal.Out.Write(table);
        foreach (var remedy in comparisons.Select(comparison => comparison.Remedy).OfType<string>().Distinct())
            Terminal.Out.WriteLine($"missing: {remedy}");
        var counts = comparisons.CountBy(comparison => comparison.Status).Select(count => $"{count.Value} {count.Key}");
        Terminal.Out.WriteLine(string.Join(", ", counts));
    }

    // The names are those of --json.
    private sealed record Line(
        string Id,
        double Published,
        double? Computed,
        double? Difference,
        string Status,
        string Source,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Remedy)
    {
        public static Line Of(Comparison line) =>
            new(line.Id, line.Published!.Value, line.Computed, line.Difference, line.Status, line.Published.Source, line.Remedy);
    }
}
