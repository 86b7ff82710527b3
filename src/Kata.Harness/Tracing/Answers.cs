using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Harness.Tracing;

/// <summary>What the steps' functions make of an example, by the symbols of its quantities.</summary>
internal sealed class Answers
{
    private readonly TraceExample _example;
    private readonly Steps _steps;
    private readonly IReadOnlyDictionary<string, Quantity> _quantities;
    private readonly Dictionary<string, Called<Matrix<double>>> _all = [];
    private readonly Dictionary<string, Matrix<double>> _own = [];
    private readonly Dictionary<string, Matrix<double>> _given = [];

    public Answers(IReadOnlyList<Quantity> quantities, Steps steps, TraceExample example)
    {
        (_steps, _example, _quantities) = (steps, example, quantities.ToDictionary(quantity => quantity.Symbol));
        AskPass();
        if (_quantities.ContainsKey("J")) AskCosts();
        if (_quantities.ContainsKey("J with ∂J")) AskSlopes();
    }

    /// <summary>Whether the steps' forward pass has all matrices in their shapes, so that it was handed to the later functions.</summary>
    public bool HasPass { get; private set; }

    private int Last => _example.Network.Layers.Count;

    private Network Network => _example.Copy().Network;

    /// <summary>The answer for a quantity.</summary>
    public Called<Matrix<double>> Of(Quantity quantity) => _all[quantity.Symbol];

    /// <summary>What a quantity was made from: the steps' own numbers, or the right ones if there are none.</summary>
    public IReadOnlyDictionary<string, Matrix<double>> InputsOf(Quantity quantity) => quantity.IsGivenThePass ? _given : _own;

    // Each call has copies of its own: a function that changes its arguments spoils nothing else.
    private void AskPass()
    {
        var passed = Called.Of("Forward.Pass", () => _steps.Pass(Network, _example.X.Clone()));
        // Without a pass there is nothing to say about its copy of x.
        Keep("x", passed.Failure is null ? passed.Entry(pass => pass.A, 0, Last + 1, "A") : new(_example.X));
        for (var l = 1; l <= Last; l++)
        {
            Keep($"z{Layer(l)}", passed.Entry(pass => pass.Z, l - 1, Last, "Z"));
            Keep(Quantities.A(l, Last), passed.Entry(pass => pass.A, l, Last + 1, "A"));
        }

        HasPass = passed.Failure is null && _all.Values.All(answer => answer.Failure is null);
        if (HasPass) return;
        foreach (var symbol in _all.Keys) _given[symbol] = _quantities[symbol].Right;
    }

    private void AskCosts()
    {
        var (loss, y, lambda) = (_example.Network.Loss, _example.Y, _example.Lambda);
        Keep("data term", Called.Number("Cost.DataTerm", () => _steps.DataTerm(loss, Pass(), y.Clone())));
        Keep("penalty", Called.Number("Cost.Penalty", () => _steps.Penalty(Network, lambda, y.RowCount)));
        Keep("J", Called.Number("Cost.Of", () => _steps.Cost(Network, _example.X.Clone(), y.Clone(), lambda)));
    }

    private void AskSlopes()
    {
        var (y, lambda) = (_example.Y, _example.Lambda);
        var deltas = Called.Of("Backprop.Deltas", () => _steps.Deltas(Network, Pass(), y.Clone()));
        var whole = Called.Of("Backprop.Of", () => _steps.Backprop(Network, _example.X.Clone(), y.Clone(), lambda));
        for (var l = 1; l <= Last; l++)
        {
            var (slope, z, activation) = ($"g′(z{Layer(l)})", $"z{Layer(l)}", _example.Network.Layers[l - 1].Activation);
            if (_quantities.ContainsKey(slope))
                Keep(slope, Called.Of("Activations.Derivative", () => _steps.Derivative(activation, _given[z].Clone())));
            Keep($"δ{Layer(l)}", deltas.Entry(all => all, l - 1, Last, "the list of δ"));
            Keep($"∂J/∂Θ{Layer(l)}", whole.Entry(both => both.Gradient, l - 1, Last, "the gradient"));
        }

        Keep("J with ∂J", whole.Then(both => Called.Number("Backprop.Of", () => both.Cost)));
    }

    private ForwardPass Pass() => new(
        [.. Enumerable.Range(1, Last).Select(l => _given[$"z{Layer(l)}"].Clone())],
        [.. Enumerable.Range(0, Last + 1).Select(l => _given[Quantities.A(l, Last)].Clone())]);

    private void Keep(string symbol, Called<Matrix<double>> answer)
    {
        var right = _quantities[symbol].Right;
        var kept = answer.Then(value => (value.RowCount, value.ColumnCount) == (right.RowCount, right.ColumnCount)
            ? answer
            : new(null, new($"{symbol} is {value.RowCount}x{value.ColumnCount} but needs to be {right.RowCount}x{right.ColumnCount}.")));
        _all[symbol] = kept;
        _own[symbol] = _given[symbol] = kept.Value ?? right;
    }
}
