using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Harness.Tracing;

/// <summary>The quantities of the cost, each a single number.</summary>
/// <param name="example">The example.</param>
/// <param name="pass">Its forward pass.</param>
internal sealed class CostQuantities(TraceExample example, ForwardPass pass)
{
    private readonly double _data = ScalarOracle.DataTerm(example.Network.Loss, pass, example.Y);
    private readonly double _penalty = ScalarOracle.Penalty(example.Network, example.Lambda, example.X.RowCount);

    /// <summary>Data term, penalty and J.</summary>
    public IEnumerable<Quantity> All()
    {
        var (loss, y, z) = (example.Network.Loss, example.Y, $"z{Layer(pass.Z.Count)}");
        yield return Of(
            "data term",
            Step.Cost,
            "Cost.DataTerm",
            LossText.Formula(loss),
            _data,
            LossText.Value(loss, pass.A[^1], y),
            [z, "h"],
            values => ScalarOracle.DataTerm(loss, new([values[z]], [values["h"]]), y)) with
        {
            IsGivenThePass = true,
        };
        var squares = example.Network.Layers.SelectMany(layer => layer.Theta.RemoveColumn(0).ToRowMajorArray()).Select(Square);
        yield return Of(
            "penalty",
            Step.Cost,
            "Cost.Penalty",
            "λ/(2m) · the sum of the squares of all weights but the biases",
            _penalty,
            $"{Number(example.Lambda)}/(2·{y.RowCount})·({FormulaText.Sum(squares)})",
            [],
            _ => _penalty);
        yield return Sum("J", Step.Cost, "Cost.Of");
    }

    /// <summary>J by a function.</summary>
    public Quantity Sum(string symbol, Step step, string function) => Of(
        symbol,
        step,
        function,
        "data term + penalty",
        _data + _penalty,
        FormulaText.Sum([Number(_data), Number(_penalty)]),
        ["h", "data term", "penalty"],
        values => values["data term"][0, 0] + values["penalty"][0, 0]);

    private static Quantity Of(
        string symbol,
        Step step,
        string function,
        string formula,
        double right,
        string from,
        IReadOnlyList<string> inputs,
        Func<IReadOnlyDictionary<string, Matrix<double>>, double> follow) => new(
        symbol,
        step,
        function,
        formula,
        ScalarOracle.Fill(1, 1, (_, _) => right),
        (_, _) => "",
        (_, _) => from,
        inputs,
        values => ScalarOracle.Fill(1, 1, (_, _) => follow(values)));
}
