using System.CommandLine;
using Spectre.Console;

namespace Kata.Cli.Notebooks;

/// <summary>`kata costs`: every known value, published and computed.</summary>
internal static class CostsCommand
{
    public static Command Create()
    {
        var json = Json.Option();
        var command = new Command("costs", "Every known value: published, computed, the difference.") { json };
        command.SetAction(parsed => Show([.. KnownValues.All(DataStore.FromEnvironment()).Select(known => known.Compare())], parsed.GetValue(json)));
        return command;
    }

    private static int Show(IReadOnlyList<Comparison> comparisons, bool json)
    {
        if (json) Json.Write(comparisons);
        else Print(comparisons);
        return comparisons.Any(comparison => comparison.Status == "off") ? Exit.Mismatch : Exit.Success;
    }

    private static void Print(IReadOnlyList<Comparison> comparisons)
    {
        // Narrow enough for 80 columns; --json has every digit.
        var table = new Table().NoBorder();
        foreach (var name in new[] { "", "known value", "published", "computed", "off by" })
            table.AddColumn(new TableColumn(name) { NoWrap = true, Padding = new(0, 0, 1, 0) });
        foreach (var (id, published, computed, difference, status, _) in comparisons)
        {
            var colour = status switch { "ok" => "green", "off" => "red", _ => "yellow" };
            table.AddRow(
                $"[{colour}]{status}[/]", Markup.Escape(id), Number(published, "R"), Number(computed, "G13"), Number(difference is { } off ? Math.Abs(off) : null, "0e+0"));
        }

        Terminal.Out.Write(table);
        foreach (var remedy in comparisons.Select(comparison => comparison.Remedy).OfType<string>().Distinct())
            Terminal.Out.WriteLine($"missing: {remedy}");
        Terminal.Out.WriteLine(string.Join(", ", comparisons.CountBy(comparison => comparison.Status).Select(count => $"{count.Value} {count.Key}")));
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
