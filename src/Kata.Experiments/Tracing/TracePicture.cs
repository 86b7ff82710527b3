using Kata.Harness.Tracing;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Tracing;

/// <summary>The picture of a trace: the network with the learner's numbers at its nodes and edges, the first wrong one marked.</summary>
public sealed class TracePicture
{
    private static readonly string[] Costs = ["data term", "penalty", "J", "J with ∂J"];

    private readonly Trace _trace;
    private readonly TraceExample _example;
    private readonly int _last;

    private TracePicture(Trace trace, TraceExample example) =>
        (_trace, _example, _last) = (trace, example, example.Network.Layers.Count);

    /// <summary>Draws the picture.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="example">Its example.</param>
    /// <param name="title">What was traced, in a line.</param>
    /// <param name="finding">What is wrong first, in a sentence; null if nothing is.</param>
    public static NamedPicture Draw(Trace trace, TraceExample example, string title, string? finding)
    {
        var says = finding ?? (trace.IsRight ? "Every number is right." : "No number so far is wrong.");
        var madeFrom = trace.FirstWrongNumber is { } number ? $" The right one is made like this: {number.MadeFrom}." : "";
        var picture = new TracePicture(trace, example);
        var graph = new LayeredGraph(
            says,
            "Each box is a unit, from the inputs on the left to the cost on the right; its numbers are those of the rows in order. "
                + "On the line between two units is the weight w, and below it the slope of the cost for that weight."
                + (madeFrom.Length > 0 ? $"\n{madeFrom.TrimStart()}" : ""),
            picture.Columns(),
            [.. picture.Edges()]);
        return NamedPicture.Of(
            "trace",
            title,
            $"{says}{madeFrom} The network is drawn with the numbers of your code at its units and weights, and the right number next to "
                + "each wrong one.",
            [graph.Draw()]);
    }

    private List<IReadOnlyList<GraphNode>> Columns()
    {
        List<IReadOnlyList<GraphNode>> columns =
        [
            [.. Enumerable.Range(0, _example.X.ColumnCount).Select(j => new GraphNode(
                $"input {j + 1}", [new($"x: {string.Join(", ", _example.X.Column(j).Select(FormulaText.Number))}")]))],
        ];
        for (var l = 1; l <= _last; l++)
            columns.Add([.. Enumerable.Range(0, _example.Network.Layers[l - 1].Theta.RowCount).Select(u => Unit(l, u))]);
        List<GraphText> costs = [.. Costs.SelectMany(symbol => Lines(symbol, 0))];
        if (costs.Count > 0) columns.Add([new("cost", costs)]);
        return columns;
    }

    private GraphNode Unit(int l, int u)
    {
        var layer = "⁰¹²³⁴"[l];
        return new(
            $"{(l == _last ? "output" : "unit")} {u + 1}",
            [
                new($"bias: {FormulaText.Number(_example.Network.Layers[l - 1].Theta[u, 0])}"),
                .. new[] { $"z{layer}", l == _last ? "h" : $"a{layer}", $"g′(z{layer})", $"δ{layer}" }
                    .SelectMany(symbol => Lines(symbol, u)),
                .. Entry(l, u, 0, "∂J/∂bias"),
            ]);
    }

    private IEnumerable<GraphEdge> Edges()
    {
        for (var l = 1; l <= _last; l++)
        {
            var theta = _example.Network.Layers[l - 1].Theta;
            for (var u = 0; u < theta.RowCount; u++)
            {
                for (var j = 1; j < theta.ColumnCount; j++)
                    yield return new(l - 1, j - 1, u, [new($"w: {FormulaText.Number(theta[u, j])}"), .. Entry(l, u, j, "∂J/∂w")]);
            }
        }

        if (_trace.Step == Step.Forward) yield break;
        for (var k = 0; k < _example.Y.ColumnCount; k++) yield return new(_last, k, 0, []);
    }

    // A unit's numbers, one for each row.
    private IEnumerable<GraphText> Lines(string symbol, int column) => Find(symbol) is { } quantity
        ? Shown(quantity, symbol, [.. quantity.Numbers.Where((_, i) => i % quantity.Columns == column)]) : [];

    private IEnumerable<GraphText> Entry(int l, int u, int j, string name) => Find($"∂J/∂Θ{"⁰¹²³⁴"[l]}") is { } quantity
        ? Shown(quantity, name, [quantity.Numbers[(u * quantity.Columns) + j]]) : [];

    private TracedQuantity? Find(string symbol) => _trace.Quantities.FirstOrDefault(quantity => quantity.Symbol == symbol);

    private IEnumerable<GraphText> Shown(TracedQuantity quantity, string name, IReadOnlyList<TracedNumber> numbers)
    {
        var first = quantity == _trace.FirstWrong;
        if (quantity.Instead is not null)
        {
            yield return new($"{name}: {(quantity.Standing == Standing.NotWritten ? "not written yet" : "no number")}", first);
            if (first) yield return new("first wrong", true);
            yield break;
        }

        var isLoud = first && numbers.Contains(_trace.FirstWrongNumber);
        yield return new($"{name}: {string.Join(", ", numbers.Select(number => FormulaText.Number(number.Got!.Value)))}", isLoud);
        if (numbers.All(number => number.Standing == Standing.Right)) yield break;
        var right = string.Join(", ", numbers.Select(number => FormulaText.Number(number.Right)));
        yield return new(isLoud ? $"first wrong, right: {right}" : $"right: {right}", isLoud);
    }
}
