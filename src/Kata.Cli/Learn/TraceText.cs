using Kata.Experiments.Models;
using Kata.Harness.Tracing;

namespace Kata.Cli.Learn;

/// <summary>A trace as lines of at most 80 columns. Each says in words what is wrong; nothing is meant by colour or place alone.</summary>
internal static class TraceText
{
    private const int Width = 80;

    /// <summary>The example, the table and what the first wrong number is made from.</summary>
    public static IEnumerable<StyledLine> Lines(Trace trace, TraceExample example, string title) =>
        [new(title, LineStyle.Strong), .. About(example), StyledLine.Empty, .. Table(trace), StyledLine.Empty, .. Finding(trace)];

    /// <summary>The same where there is little room: what is wrong first, and a line for each quantity that is right.</summary>
    public static IReadOnlyList<StyledLine> Short(Trace trace, string title)
    {
        var wide = Columns.Of(trace);
        return
        [
            new(title, LineStyle.Strong), .. Finding(trace),
            .. trace.Quantities.SelectMany(quantity => quantity.Standing != Standing.Right ? Rows(trace, quantity, wide)
                : [new($"{quantity.Symbol.PadRight(wide.Symbol)}  ok: {Numbers(quantity)}", LineStyle.Code)]),
        ];
    }

    /// <summary>What is wrong first, in sentences and numbers.</summary>
    public static IEnumerable<StyledLine> Finding(Trace trace)
    {
        var unwritten = trace.Quantities.Count(quantity => quantity.Standing == Standing.NotWritten);
        if (trace.FirstWrong is { } wrong)
        {
            foreach (var row in Hanging("", Sentence(trace)!, 0)) yield return new(row, LineStyle.Bad);
            yield return new($"    {wrong.Formula}", LineStyle.Code);
            if (trace.FirstWrongNumber is { } number)
                foreach (var row in Hanging("    ", number.MadeFrom, 8)) yield return new(row, LineStyle.Code);
            yield return new($"{wrong.Function} of step {(int)wrong.Step} computes it.");
        }
        else
        {
            yield return unwritten == 0 ? new("Every number is right.", LineStyle.Good)
                : unwritten == trace.Quantities.Count ? new("There are no numbers yet.")
                : new("Every number so far is right.");
        }

        if (unwritten > 0) yield return new($"Quantities that are not written yet: {unwritten}.");
    }

    /// <summary>The first wrong number in a sentence; null if there is none.</summary>
    public static string? Sentence(Trace trace)
    {
        if (trace.FirstWrong is not { } wrong) return null;
        if (trace.FirstWrongNumber is not { } number) return $"The first quantity that is wrong is {wrong.Symbol}: {wrong.Instead}";
        var place = number.Place.Length > 0 ? $", {number.Place}" : "";
        var (yours, right) = Pair(number);
        return $"The first wrong number is {wrong.Symbol}{place}: yours is {yours}, the right one is {right}.";
    }

    /// <summary>A matrix on a line.</summary>
    internal static string Matrix(Matrix<double> matrix) =>
        $"[{string.Join("; ", matrix.EnumerateRows().Select(row => string.Join(' ', row.Select(FormulaText.Number))))}]";

    private static IEnumerable<StyledLine> About(TraceExample example)
    {
        var (m, lambda) = (example.X.RowCount, FormulaText.Number(example.Lambda));
        yield return new($"x = {Matrix(example.X)}, y = {Matrix(example.Y)}, m = {m}, λ = {lambda}");
        foreach (var (layer, l) in example.Network.Layers.Select((layer, l) => (layer, l + 1)))
            yield return new($"Θ{"⁰¹²³⁴"[l]} = {Matrix(layer.Theta)}, {OptionNames.Of(layer.Activation)}");
        yield return new($"loss: {OptionNames.Of(example.Network.Loss)}");
    }

    private static IEnumerable<StyledLine> Table(Trace trace)
    {
        var wide = Columns.Of(trace);
        yield return new(wide.Row("quantity", "place", "yours", "right", "").TrimEnd(), LineStyle.Code);
        foreach (var row in trace.Quantities.SelectMany(quantity => Rows(trace, quantity, wide))) yield return row;
    }

    private static IEnumerable<StyledLine> Rows(Trace trace, TracedQuantity quantity, Columns wide)
    {
        var isFirst = quantity == trace.FirstWrong;
        if (quantity.Instead is { } sentence)
        {
            var says = quantity.Standing == Standing.Follows ? $"no numbers, follows from {quantity.Because}" : sentence;
            var tone = quantity.Standing == Standing.Wrong ? LineStyle.Bad : LineStyle.Code;
            var start = $"{quantity.Symbol.PadRight(wide.Symbol)}  ";
            foreach (var row in Hanging(start, isFirst ? $"{says} <-- first wrong" : says, start.Length)) yield return new(row, tone);
            yield break;
        }

        foreach (var number in quantity.Numbers)
        {
            var (yours, right) = Pair(number);
            var verdict = number.Standing switch
            {
                Standing.Right => "ok",
                Standing.Follows => quantity.Because is { } cause ? $"follows from {cause}" : "follows",
                _ when number == trace.FirstWrongNumber && isFirst => "<-- first wrong",
                _ => quantity.Function == trace.FirstWrong!.Function ? "wrong too" : "wrong by itself",
            };
            var tone = number.Standing == Standing.Wrong ? LineStyle.Bad : LineStyle.Code;
            yield return new(wide.Row(quantity.Symbol, number.Place, yours, right, verdict), tone);
        }
    }

    private static string Numbers(TracedQuantity quantity) => string.Join("; ", quantity.Numbers.Chunk(quantity.Columns)
        .Select(row => string.Join(", ", row.Select(number => FormulaText.Number(number.Right)))));

    // Different numbers never look the same.
    private static (string Yours, string Right) Pair(TracedNumber number)
    {
        var (yours, right) = (FormulaText.Number(number.Got!.Value), FormulaText.Number(number.Right));
        return yours == right && number.Standing != Standing.Right ? ($"{number.Got:R}", $"{number.Right:R}") : (yours, right);
    }

    private static IEnumerable<string> Hanging(string start, string text, int indent)
    {
        var line = start;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > Width && line.Length > indent)
            {
                yield return line.TrimEnd();
                line = new(' ', indent);
            }

            line += $"{word} ";
        }

        yield return line.TrimEnd();
    }

    // How wide the columns are.
    private sealed record Columns(int Symbol, int Place, int Number)
    {
        public static Columns Of(Trace trace)
        {
            var numbers = trace.Quantities.SelectMany(quantity => quantity.Numbers).ToList();
            return new(
                trace.Quantities.Select(quantity => quantity.Symbol.Length).Append(8).Max(),
                numbers.Max(number => number.Place.Length),
                numbers.Where(number => number.Got is not null).Select(Pair).Select(pair => Math.Max(pair.Yours.Length, pair.Right.Length))
                    .Append(7).Max());
        }

        public string Row(string symbol, string place, string yours, string right, string verdict) =>
            $"{symbol.PadRight(Symbol)}  {place.PadRight(Place)}  {yours.PadLeft(Number)}  {right.PadLeft(Number)}  {verdict}";
    }
}
