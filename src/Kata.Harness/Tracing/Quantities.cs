using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Harness.Tracing;

/// <summary>The quantities of an example with the oracle's numbers, in the order in which they are computed.</summary>
internal sealed class Quantities
{
    private readonly TraceExample _example;
    private readonly IReadOnlyList<Layer> _layers;
    private readonly ForwardPass _pass;
    private readonly IReadOnlyList<Matrix<double>> _deltas;
    private readonly int _last;
    private readonly int _m;

    private Quantities(TraceExample example)
    {
        (_example, _layers, _last, _m) = (example, example.Network.Layers, example.Network.Layers.Count, example.X.RowCount);
        _pass = ScalarOracle.Pass(example.Network, example.X);
        _deltas = ScalarOracle.Deltas(example.Network, _pass, example.Y);
    }

    /// <summary>The quantities of the steps up to one.</summary>
    public static IReadOnlyList<Quantity> Of(Step last, TraceExample example) =>
        [.. new Quantities(example).All().TakeWhile(quantity => quantity.At <= last).Select(quantity => quantity.Quantity)];

    /// <summary>x, a¹ … h.</summary>
    public static string A(int l, int last) => l == 0 ? "x" : l == last ? "h" : $"a{Layer(l)}";

    private string A(int l) => A(l, _last);

    // With the step whose example they belong to: the slopes of step 3 come with step 8.
    private IEnumerable<(Step At, Quantity Quantity)> All()
    {
        yield return (Step.Forward, new(
            "x",
            Step.Forward,
            "Forward.Pass",
            "A[0]",
            _example.X,
            Place("input"),
            (i, j) => Number(_example.X[i, j]),
            [],
            _ => _example.X));
        for (var l = 1; l <= _last; l++)
        {
            yield return (Step.Forward, Z(l));
            yield return (Step.Forward, Activated(l));
        }

        CostQuantities costs = new(_example, _pass);
        foreach (var quantity in costs.All()) yield return (Step.Cost, quantity);
        for (var l = _last; l >= 1; l--)
        {
            if (HasSlope(l)) yield return (Step.Backprop, Slope(l));
            yield return (Step.Backprop, Delta(l));
        }

        var gradient = ScalarOracle.Backprop(_example.Network, _example.X, _example.Y, _example.Lambda).Gradient;
        for (var l = 1; l <= _last; l++) yield return (Step.Backprop, Gradient(l, gradient[l - 1]));
        yield return (Step.Backprop, costs.Sum("J with ∂J", Step.Backprop, "Backprop.Of"));
    }

    private Quantity Z(int l)
    {
        var (theta, a) = (_layers[l - 1].Theta, _pass.A[l - 1]);
        return new(
            $"z{Layer(l)}",
            Step.Forward,
            "Forward.Pass",
            $"[1 {A(l - 1)}]·Θ{Layer(l)}ᵀ",
            _pass.Z[l - 1],
            Place("unit"),
            (i, u) => Sum([Product(theta[u, 0], 1), .. Enumerable.Range(0, a.ColumnCount).Select(j => Product(theta[u, j + 1], a[i, j]))]),
            l == 1 ? [] : [A(l - 1)],
            values => ScalarOracle.Sums(_layers[l - 1], l == 1 ? _example.X : values[A(l - 1)]));
    }

    private Quantity Activated(int l)
    {
        var (activation, z, symbol) = (_layers[l - 1].Activation, _pass.Z[l - 1], $"z{Layer(l)}");
        return new(
            A(l),
            Step.Forward,
            "Forward.Pass",
            ActivationText.Formula(activation, symbol),
            _pass.A[l],
            Place("unit"),
            (i, u) => ActivationText.Value(activation, z, i, u),
            [symbol, "x"],
            values => ScalarOracle.Apply(activation, values[symbol]))
        {
            Activation = activation,
        };
    }

    // The slope of the identity is 1 and needs no quantity; both cross-entropies need no slope of the last layer.
    private bool HasSlope(int l) =>
        _layers[l - 1].Activation != Activation.Identity && (l < _last || _example.Network.Loss == Loss.SquaredError);

    private Quantity Slope(int l)
    {
        var (activation, z, symbol) = (_layers[l - 1].Activation, _pass.Z[l - 1], $"z{Layer(l)}");
        return new(
            $"g′({symbol})",
            Step.Activations,
            "Activations.Derivative",
            ActivationText.SlopeFormula(activation, symbol),
            ScalarOracle.Derivative(activation, z),
            Place("unit"),
            (i, u) => ActivationText.Slope(activation, z[i, u]),
            [symbol],
            values => ScalarOracle.Derivative(activation, values[symbol]))
        {
            IsGivenThePass = true,
        };
    }

    private Quantity Delta(int l)
    {
        var slope = $"g′(z{Layer(l)})";
        var right = HasSlope(l) ? ScalarOracle.Derivative(_layers[l - 1].Activation, _pass.Z[l - 1]) : null;
        var formula = l == _last ? "h − y" : $"δ{Layer(l + 1)}·W{Layer(l + 1)}";
        return new(
            $"δ{Layer(l)}",
            Step.Backprop,
            "Backprop.Deltas",
            right is null ? formula : $"({formula}) ⊙ {slope}",
            _deltas[l - 1],
            Place("unit"),
            (i, j) => right is null ? Made(i, j) : $"({Made(i, j)})·{Factor(right[i, j])}",
            [l == _last ? "h" : $"δ{Layer(l + 1)}", .. right is null ? Array.Empty<string>() : [slope]],
            values =>
            {
                var carried = l == _last
                    ? values["h"] - _example.Y
                    : OracleBackprop.Back(values[$"δ{Layer(l + 1)}"], _layers[l].Theta, _layers[l].Theta);
                return right is null ? carried : carried.PointwiseMultiply(values[slope]);
            })
        {
            IsGivenThePass = true,
        };

        string Made(int i, int j) => l == _last
            ? Difference(_pass.A[^1][i, j], _example.Y[i, j])
            : Sum(Enumerable.Range(0, _layers[l].Theta.RowCount).Select(k => Product(_deltas[l][i, k], _layers[l].Theta[k, j + 1])));
    }

    private Quantity Gradient(int l, Matrix<double> right)
    {
        var (theta, delta, a) = (_layers[l - 1].Theta, _deltas[l - 1], _pass.A[l - 1]);
        return new(
            $"∂J/∂Θ{Layer(l)}",
            Step.Backprop,
            "Backprop.Of",
            $"(1/m) δ{Layer(l)}ᵀ·[1 {A(l - 1)}] + (λ/m) [0 W{Layer(l)}]",
            right,
            (u, j) => $"unit {u + 1}, {(j == 0 ? "bias" : $"input {j}")}",
            Made,
            [A(l - 1), "h", $"δ{Layer(l)}"],
            values =>
            {
                var sum = OracleBackprop.Outer(values[$"δ{Layer(l)}"], values[A(l - 1)]);
                return OracleHooks.Right.Average(_example.Network, l - 1, _m, sum)
                    + OracleHooks.Right.Decay(_example.Network, l - 1, _m, _example.Lambda);
            });

        string Made(int u, int j)
        {
            var sum = Sum(Enumerable.Range(0, _m).Select(i => Product(delta[i, u], j == 0 ? 1 : a[i, j - 1])));
            return j == 0 ? $"({sum})/{_m}" : $"({sum})/{_m} + {Number(_example.Lambda)}/{_m}·{Factor(theta[u, j])}";
        }
    }

    private static Func<int, int, string> Place(string column) => (i, j) => $"row {i + 1}, {column} {j + 1}";
}
