namespace Kata.Harness.Oracle;

/// <summary>
/// A second implementation of the network's mathematics, to compare the steps with: one scalar at a time, with no code in common with the
/// steps but the argument checks. Matrices only hold its numbers. The complex step certifies it (docs/gradient-verification.md).
/// </summary>
public static class ScalarOracle
{
    /// <summary>All steps as the oracle computes them.</summary>
    public static Steps Steps { get; } = OracleSteps.Right;

    /// <summary>a = g(z). Softmax is 1 / Σⱼ e^(zⱼ − zₖ), which needs no maximum: a term that overflows makes the share 0.</summary>
    /// <param name="activation">Which g.</param>
    /// <param name="z">m × units.</param>
    /// <returns>m × units.</returns>
    /// <exception cref="ArgumentException">z is not finite, or the activation is unknown.</exception>
    public static Matrix<double> Apply(Activation activation, Matrix<double> z)
    {
        Guard.Finite("z", z);
        return activation == Activation.Softmax
            ? Fill(z.RowCount, z.ColumnCount, (i, k) => 1 / Sum(z.ColumnCount, j => Math.Exp(z[i, j] - z[i, k])))
            : Fill(z.RowCount, z.ColumnCount, (i, j) => Value(activation, z[i, j]));
    }

    /// <summary>g′(z), element by element.</summary>
    /// <param name="activation">Which g; not softmax.</param>
    /// <param name="z">m × units.</param>
    /// <returns>m × units.</returns>
    /// <exception cref="ArgumentException">z is not finite, or the activation is softmax or unknown.</exception>
    public static Matrix<double> Derivative(Activation activation, Matrix<double> z)
    {
        Guard.Finite("z", z);
        return Fill(z.RowCount, z.ColumnCount, (i, j) => Slope(activation, z[i, j]));
    }

    /// <summary>zˡᵢᵤ = θᵤ₀ + Σⱼ θᵤⱼ aᵢⱼ and a = g(z), layer by layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">m × n.</param>
    /// <returns>Z and A of every layer.</returns>
    /// <exception cref="ArgumentException">The network does not fit x.</exception>
    public static ForwardPass Pass(Network network, Matrix<double> x) => Pass(network, x, OracleHooks.Right);

    /// <summary>The mean loss of an example.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="pass">The forward pass.</param>
    /// <param name="y">m × K.</param>
    /// <returns>The data term of J.</returns>
    /// <exception cref="ArgumentException">y does not fit the outputs or the loss.</exception>
    public static double DataTerm(Loss loss, ForwardPass pass, Matrix<double> y)
    {
        var (z, h) = (pass.Z[^1], pass.A[^1]);
        Guard.Finite("z", z);
        Guard.Finite("h", h);
        Guard.Targets(loss, y, h);
        return Sum(y.RowCount, i => Sum(y.ColumnCount, k => loss switch
        {
            // −log σ(z) = log(1 + e^−z), −log(1 − σ(z)) = log(1 + e^z).
            Loss.CrossEntropy => (y[i, k] * Softplus(-z[i, k])) + ((1 - y[i, k]) * Softplus(z[i, k])),
            Loss.SoftmaxCrossEntropy => y[i, k] == 0 ? 0 : y[i, k] * Surprise(z, i, k),
            Loss.SquaredError => (h[i, k] - y[i, k]) * (h[i, k] - y[i, k]) / 2,
            _ => throw new ArgumentException($"loss is {loss} but needs to be a known one."),
        })) / y.RowCount;
    }

    /// <summary>λ/2m times the sum of squared weights, biases left out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="examples">m, at least 1.</param>
    /// <returns>The penalty.</returns>
    /// <exception cref="ArgumentException">λ is negative or m below 1.</exception>
    public static double Penalty(Network network, double lambda, int examples)
    {
        Guard.Network(network);
        Guard.AtLeast("lambda", lambda, 0, "a negative penalty would reward large weights");
        Guard.AtLeast("examples", examples, 1, "the penalty is shared among them");
        var squares = network.Layers.Sum(layer =>
            Sum(layer.Theta.RowCount, u => Sum(layer.Theta.ColumnCount - 1, j => Square(layer.Theta[u, j + 1]))));
        return squares * lambda / 2 / examples;
    }

    /// <summary>J: data term and penalty.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">m × n.</param>
    /// <param name="y">m × K.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>J.</returns>
    /// <exception cref="ArgumentException">As in the parts, or the loss does not fit the last activation.</exception>
    public static double Cost(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        var pass = Pass(network, x);
        Guard.Fits(network.Layers[^1].Activation, network.Loss);
        return DataTerm(network.Loss, pass, y) + Penalty(network, lambda, x.RowCount);
    }

    /// <summary>δ of every layer by the chain rule.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pass">Its forward pass.</param>
    /// <param name="y">m × K.</param>
    /// <returns>δ of layer 1 … L, each m × units.</returns>
    /// <exception cref="ArgumentException">Something does not fit.</exception>
    public static IReadOnlyList<Matrix<double>> Deltas(Network network, ForwardPass pass, Matrix<double> y) =>
        OracleBackprop.Deltas(network, pass, y, OracleHooks.Right);

    /// <summary>J and its gradient.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">m × n.</param>
    /// <param name="y">m × K.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>J and a gradient for each theta.</returns>
    /// <exception cref="ArgumentException">Something does not fit.</exception>
    public static CostAndGradient Backprop(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        var pass = Pass(network, x);
        var gradient = OracleBackprop.Gradient(network, pass, y, lambda, OracleHooks.Right);
        return new(DataTerm(network.Loss, pass, y) + Penalty(network, lambda, x.RowCount), gradient);
    }

    internal static ForwardPass Pass(Network network, Matrix<double> x, OracleHooks hooks)
    {
        Guard.Inputs(network, x);
        List<Matrix<double>> z = [], a = [x];
        for (var l = 0; l < network.Layers.Count; l++)
        {
            var sums = hooks.Sums(network.Layers[l], a[^1]);
            a.Add(hooks.Activate(network.Layers[l], sums, l == network.Layers.Count - 1));
            z.Add(hooks.StoreZ(sums, a[^1]));
        }

        return new(z, a);
    }

    internal static Matrix<double> Sums(Layer layer, Matrix<double> a)
    {
        // Arrays: thousands of digits would take ten times as long entry by entry.
        var (weights, rows) = (layer.Theta.ToRowArrays(), a.ToRowArrays());
        return Fill(rows.Length, weights.Length, (i, u) =>
        {
            var sum = 0.0;
            for (var j = 0; j < rows[i].Length; j++) sum += weights[u][j + 1] * rows[i][j];
            return weights[u][0] + sum;
        });
    }

    internal static double Value(Activation activation, double z) => activation switch
    {
        Activation.Identity => z,
        Activation.Sigmoid => z < 0 ? Math.Exp(z) / (1 + Math.Exp(z)) : 1 / (1 + Math.Exp(-z)),
        Activation.Tanh => Math.Tanh(z),
        Activation.Relu => z > 0 ? z : 0,
        _ => throw new ArgumentException($"activation is {activation} but needs to be a known one that works element by element."),
    };

    internal static double Slope(Activation activation, double z) => activation switch
    {
        Activation.Identity => 1,
        // σ(1 − σ) = e^−|z| / (1 + e^−|z|)², and 1 − tanh² = 4e^−2|z| / (1 + e^−2|z|)²: no difference of nearly equal numbers.
        Activation.Sigmoid => Math.Exp(-Math.Abs(z)) / Square(1 + Math.Exp(-Math.Abs(z))),
        Activation.Tanh => 4 * Math.Exp(-2 * Math.Abs(z)) / Square(1 + Math.Exp(-2 * Math.Abs(z))),
        Activation.Relu => z > 0 ? 1 : 0,
        _ => throw new ArgumentException(
            $"activation is {activation} but needs to be a known one: Softmax mixes a row and has no derivative of a single element."),
    };

    internal static double Square(double value) => value * value;

    internal static double Sum(int count, Func<int, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += term(i);
        return sum;
    }

    internal static Matrix<double> Fill(int rows, int columns, Func<int, int, double> entry) =>
        Matrix<double>.Build.Dense(rows, columns, entry);

    // log(1 + e^z); e is raised only to −|z|.
    private static double Softplus(double z) => Math.Max(z, 0) + LogOnePlus(Math.Exp(-Math.Abs(z)));

    // −log of the share of class k: log Σⱼ e^(zⱼ − zₖ), with the largest term factored out.
    private static double Surprise(Matrix<double> z, int i, int k)
    {
        var top = 0;
        for (var j = 1; j < z.ColumnCount; j++) top = z[i, j] > z[i, top] ? j : top;
        return z[i, top] - z[i, k] + LogOnePlus(Sum(z.ColumnCount, j => j == top ? 0 : Math.Exp(z[i, j] - z[i, top])));
    }

    // Kahan's log(1 + x): dividing by (1 + x) − 1 cancels the rounding of 1 + x.
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
