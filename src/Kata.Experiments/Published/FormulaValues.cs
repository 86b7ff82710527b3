namespace Kata.Experiments.Published;

/// <summary>Published values that need no data: single functions, slopes, losses, and a softmax network of six weights.</summary>
internal static class FormulaValues
{
    private const double H = 1e-4;
    private const string Ng = "Ng, Machine Learning, exercise 4";
    private const string Saito = "Saito, Deep Learning from Scratch";
    private const string SoftmaxSource = $"{Saito}, section 4.4.2";
    private static readonly double[] Right = [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0];
    private static readonly double[] Wrong = [0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0];

    public static IEnumerable<PublishedValue> All => [.. Functions(), .. ArgMax(), .. Slopes(), .. Losses(), .. Softmax()];

    /// <summary>x² + y².</summary>
    public static double Squares(Vector<double> at) => at.DotProduct(at);

    /// <summary>x² + y² and its gradient.</summary>
    public static (double Cost, Vector<double> Gradient) SquaresAndGradient(Vector<double> at) => (Squares(at), 2 * at);

    private static IEnumerable<PublishedValue> Functions() =>
    [
        Derivative(-1, 0.196612), Derivative(-0.5, 0.235004), Derivative(0, 0.25), Derivative(0.5, 0.235004), Derivative(1, 0.196612),
        new("initialize.epsilon(400,25)", "ε for 400 inputs and 25 units", 0.11882, 5e-6, $"{Ng}, section 2.2")
        {
            Compute = inputs => inputs.Steps.Epsilon(400, 25),
        },
    ];

    private static PublishedValue Derivative(double z, double slope) =>
        new($"sigmoid.derivative({z})", $"slope of the sigmoid at {z}", slope, 5e-7, $"{Ng}, section 2.1")
        {
            Compute = inputs => inputs.Steps.Derivative(Activation.Sigmoid, Matrix<double>.Build.Dense(1, 1, z))[0, 0],
        };

    private static IEnumerable<PublishedValue> ArgMax()
    {
        (double[] Row, int ArgMax)[] rows = [([.1, .8, .1], 1), ([.3, .1, .6], 2), ([.2, .5, .3], 1), ([.8, .1, .6], 0)];
        var h = Matrix<double>.Build.DenseOfRowArrays(rows.Select(row => row.Row));
        return rows.Select((row, i) =>
            new PublishedValue($"argMax.row{i}", $"arg max of ({string.Join(", ", row.Row)})", row.ArgMax, 0, $"{Saito}, section 3.6.3")
            {
                Compute = inputs => inputs.Steps.Decode(h)[i],
            });
    }

    private static IEnumerable<PublishedValue> Slopes() =>
    [
        .. new[] { (5, 6), (3, 4), (0, 2), (3, 0) }.SelectMany((at, i) => new[] { Slope(2 * i, at, 0), Slope((2 * i) + 1, at, 1) }),
        Descent(0.1, -6.11110793e-10, 5e-19), Descent(1e-10, -2.99999994, 5e-9),
        new("slopes.twoWays", "two ways of walking over a matrix, largest difference", 0, 0, $"{SoftmaxSource}, one way per section")
        {
            Compute = TwoWays,
        },
    ];

    private static PublishedValue Slope(int index, (int X, int Y) at, int entry) => new(
        $"numericalGradient[{index}]",
        $"x² + y² at {at}, along {"xy"[entry]}",
        2 * (entry == 0 ? at.X : at.Y),
        1e-9,
        $"{Saito}, section {(index < 2 ? "4.3.3" : "4.4")}, x² + y² at {at}")
    {
        Compute = inputs => inputs.Steps.Central(Squares, Vector<double>.Build.Dense([at.X, at.Y]), H)[entry],
    };

    private static PublishedValue Descent(double rate, double end, double tolerance) => new(
        $"slopes.descent({rate})", $"x after 100 steps down from (−3, 4), rate {rate}", end, tolerance, $"{Saito}, section 4.4.1")
    {
        Compute = inputs => inputs.Steps.Descend(SquaresAndGradient, Vector<double>.Build.Dense([-3.0, 4]), rate, 100).Theta[0],
    };

    // All entries as one vector, and row by row.
    private static double TwoWays(PublishedInputs inputs)
    {
        var (steps, shape) = (inputs.Steps, new Shape(2, 3));
        var at = Matrix<double>.Build.DenseOfArray(new[,] { { 0.3, -1.2, 2.5 }, { 1.7, 0.4, -0.6 } });
        var whole = steps.Unflatten(steps.Central(flat => Wavy(steps.Unflatten(flat, [shape])[0]), steps.Flatten([at]), H), [shape])[0];
        var byRows = at.EnumerateRows().Select((row, i) => steps.Central(moved => Wavy(With(at, i, moved)), row, H));
        return (whole - Matrix<double>.Build.DenseOfRowVectors(byRows)).PointwiseAbs().Enumerate().Max();
    }

    // Any function of a matrix will do that treats no two entries alike.
    private static double Wavy(Matrix<double> w) =>
        Math.Sin(w[0, 0] * w[1, 2]) + (w[0, 1] * w[0, 1] * w[1, 1]) + Math.Exp(w[1, 0] - w[0, 2]);

    private static Matrix<double> With(Matrix<double> w, int i, Vector<double> row)
    {
        var changed = w.Clone();
        changed.SetRow(i, row);
        return changed;
    }

    private static IEnumerable<PublishedValue> Losses()
    {
        const string Section = $"{Saito}, section 4.2";
        return
        [
            Of("squared.right", "squared error of the first", 0.0975, 5e-15, Section, Squared(Right)),
            Of("squared.wrong", "squared error of the second", 0.5975, 5e-15, Section, Squared(Wrong)),
            Of("crossEntropy.right", "cross-entropy of the first, −ln 0.6", 0.5108256237659907, 1e-15, "−ln 0.6", Entropy(Right)),
            Of("crossEntropy.wrong", "cross-entropy of the second, −ln 0.1", 2.302585092994046, 1e-15, "−ln 0.1", Entropy(Wrong)),
            Of("guarded.right", "the first with log(h + 1e-7)", 0.510825457099338, 1e-15, Section, _ => -Math.Log(Right[2] + 1e-7)),
            Of("guarded.wrong", "the second with log(h + 1e-7)", 2.302584092994546, 1e-15, Section, _ => -Math.Log(Wrong[2] + 1e-7)),
            Of("batch", "both as a batch, answers 2 and 7: the mean", 0.5108256237659907, 1e-15, "−ln 0.6, twice, halved", Batch),
            Of("label", "the batch with labels instead of one-hot rows, difference", 0, 1e-15, Section,
                inputs => Batch(inputs) + ((Math.Log(Right[2]) + Math.Log(Wrong[7])) / 2)),
        ];

        PublishedValue Of(string id, string what, double value, double tolerance, string source, Func<PublishedInputs, double> compute) =>
            new($"losses.{id}", what, value, tolerance, source) { Compute = compute };

        Func<PublishedInputs, double> Squared(double[] output) => inputs => DataTerm(inputs, Loss.SquaredError, [2], output);

        Func<PublishedInputs, double> Entropy(double[] output) => inputs => DataTerm(inputs, Loss.SoftmaxCrossEntropy, [2], output);

        double Batch(PublishedInputs inputs) => DataTerm(inputs, Loss.SoftmaxCrossEntropy, [2, 7], Right, Wrong);
    }

    // Outputs as if a network had given them: cross-entropy is computed from z, and e^(ln h) is h. e^−800 is 0.
    private static double DataTerm(PublishedInputs inputs, Loss loss, int[] labels, params double[][] outputs)
    {
        var h = Matrix<double>.Build.DenseOfRowArrays(outputs);
        var z = h.Map(p => p > 0 ? Math.Log(p) : -800, Zeros.Include);
        return inputs.Steps.DataTerm(loss, new([z], [h, h]), inputs.Steps.Encode(labels, 10));
    }

    private static IEnumerable<PublishedValue> Softmax()
    {
        const string Unguarded = $"{SoftmaxSource}, without the guard inside the logarithm";
        double[] sums = [0.08743891, 0.34277403, -1.05934874];
        double[][] slopes = [[0.23001287, 0.29692227, -0.52693514], [0.3450193, 0.4453834, -0.7904027]];
        return
        [
            .. sums.Select((z, k) =>
                Of($"z[{k}]", $"2×3 softmax network, x·W, entry {k}", z, 1e-8, SoftmaxSource, inputs => Pass(inputs).Z[0][0, k])),
            Of("loss", "its loss", 2.1055820483, 5e-11, Unguarded, inputs => Cost(inputs, PublishedNetworks.Softmax)),
            Of("loss.guarded", "its loss with log(h + 1e-7)", 2.1055812271, 5e-11, SoftmaxSource, Guarded),
            .. Gradient("numerical", "numerically", Numerical),
            .. Gradient("gradient", "by backpropagation", Backpropagated),
        ];

        PublishedValue Of(string id, string what, double value, double tolerance, string source, Func<PublishedInputs, double> compute) =>
            new($"softmax2x3.{id}", what, value, tolerance, source) { Compute = compute };

        // Column 0 of theta is the bias, and theta is [0 Wᵀ].
        IEnumerable<PublishedValue> Gradient(string id, string way, Func<PublishedInputs, Matrix<double>> gradient) =>
            from i in Enumerable.Range(0, 2)
            from k in Enumerable.Range(0, 3)
            let entry = $"[{i},{k}]"
            select Of(id + entry, $"its slope along W{entry}, {way}", slopes[i][k], 1e-8, Unguarded, inputs => gradient(inputs)[k, i + 1]);
    }

    private static ForwardPass Pass(PublishedInputs inputs) => inputs.Steps.Pass(PublishedNetworks.Softmax, PublishedNetworks.SoftmaxX);

    private static double Guarded(PublishedInputs inputs) => -Math.Log(Pass(inputs).A[1][0, 2] + 1e-7);

    private static double Cost(PublishedInputs inputs, Network network) =>
        inputs.Steps.Cost(network, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0);

    private static Matrix<double> Backpropagated(PublishedInputs inputs) =>
        inputs.Steps.Backprop(PublishedNetworks.Softmax, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0).Gradient[0];

    private static Matrix<double> Numerical(PublishedInputs inputs)
    {
        var (steps, network, shape) = (inputs.Steps, PublishedNetworks.Softmax, new Shape(3, 3));
        return Theta(steps.Central(flat => Cost(inputs, With(Theta(flat))), steps.Flatten([network.Layers[0].Theta]), H));

        Matrix<double> Theta(Vector<double> flat) => steps.Unflatten(flat, [shape])[0];

        Network With(Matrix<double> theta) => network with { Layers = [network.Layers[0] with { Theta = theta }] };
    }
}
