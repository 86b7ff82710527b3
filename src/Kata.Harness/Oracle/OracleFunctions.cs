namespace Kata.Harness.Oracle;

/// <summary>The steps outside the mathematics of a network, one scalar at a time: what the steps to check are compared with.</summary>
internal static class OracleFunctions
{
    internal static Vector<double> Flatten(IReadOnlyList<Matrix<double>> thetas)
    {
        Guard.AtLeast("thetas.Count", thetas.Count, 1, "there is nothing to write otherwise");

        var flat = Vector<double>.Build.Dense(thetas.Sum(theta => theta.RowCount * theta.ColumnCount));
        var place = 0;
        foreach (var theta in thetas)
        {
            for (var i = 0; i < theta.RowCount; i++)
                for (var j = 0; j < theta.ColumnCount; j++) flat[place++] = theta[i, j];
        }

        return flat;
    }

    internal static IReadOnlyList<Matrix<double>> Unflatten(Vector<double> flat, IReadOnlyList<Shape> shapes)
    {
        var size = 0;
        foreach (var shape in shapes)
        {
            Guard.AtLeast("shape.Rows", shape.Rows, 1, "a theta has a row for each unit");
            Guard.AtLeast("shape.Columns", shape.Columns, 1, "a theta has a column for the biases");
            size += shape.Rows * shape.Columns;
        }

        Guard.Count("flat", flat.Count, size, "entries", "the shapes hold as many");

        var place = 0;
        return [.. shapes.Select(Cut)];

        Matrix<double> Cut(Shape shape)
        {
            var theta = Matrix<double>.Build.Dense(shape.Rows, shape.Columns);
            for (var i = 0; i < shape.Rows; i++)
                for (var j = 0; j < shape.Columns; j++) theta[i, j] = flat[place++];

            return theta;
        }
    }

    internal static Matrix<double> Encode(IReadOnlyList<int> labels, int classes)
    {
        Guard.AtLeast("labels.Count", labels.Count, 1, "there is no row otherwise");
        Guard.AtLeast("classes", classes, 1, "there is no column otherwise");
        Guard.Labels(labels, classes);

        var rows = Matrix<double>.Build.Dense(labels.Count, classes);
        for (var i = 0; i < labels.Count; i++)
            for (var k = 0; k < classes; k++) rows[i, k] = labels[i] == k ? 1 : 0;

        return rows;
    }

    internal static int[] Decode(Matrix<double> rows)
    {
        Guard.Finite("rows", rows);

        var labels = new int[rows.RowCount];
        for (var i = 0; i < rows.RowCount; i++)
        {
            // Backwards, so that the first of equals is kept.
            var largest = double.NegativeInfinity;
            for (var k = rows.ColumnCount - 1; k >= 0; k--)
            {
                if (rows[i, k] < largest) continue;
                largest = rows[i, k];
                labels[i] = k;
            }
        }

        return labels;
    }

    internal static int[] Classes(PassFunction pass, Network network, Matrix<double> x)
    {
        var h = pass(network, x).A[^1];
        if (h.ColumnCount > 1) return Decode(h);

        var classes = new int[h.RowCount];
        for (var i = 0; i < h.RowCount; i++) classes[i] = h[i, 0] < 0.5 ? 0 : 1;
        return classes;
    }

    internal static double Accuracy(IReadOnlyList<int> predicted, IReadOnlyList<int> labels)
    {
        Guard.AtLeast("predicted.Count", predicted.Count, 1, "nothing has no share");
        Guard.Count("predicted", predicted.Count, labels.Count, "entries", "each label is compared with one");

        var wrong = 0;
        for (var i = 0; i < predicted.Count; i++) wrong += predicted[i] == labels[i] ? 0 : 1;
        return (predicted.Count - wrong) / (double)predicted.Count;
    }

    internal static Vector<double> Central(Func<Vector<double>, double> f, Vector<double> at, double h)
    {
        Guard.Finite("at", at);
        Guard.Positive("h", h, "two points are needed");

        var slopes = Vector<double>.Build.Dense(at.Count);
        for (var i = 0; i < at.Count; i++)
        {
            var (left, right) = (at.Clone(), at.Clone());
            left[i] = at[i] - h;
            right[i] = at[i] + h;
            slopes[i] = (f(right) - f(left)) / (2 * h);
        }

        return slopes;
    }

    internal static double Epsilon(int inputs, int units)
    {
        Guard.AtLeast("inputs", inputs, 1, "nothing comes in otherwise");
        Guard.AtLeast("units", units, 1, "nothing goes out otherwise");

        return Math.Sqrt(6.0 / (inputs + units));
    }

    internal static Matrix<double> Theta(int units, int inputs, double epsilon, int seed)
    {
        Guard.AtLeast("units", units, 1, "nothing goes out otherwise");
        Guard.AtLeast("inputs", inputs, 1, "nothing comes in otherwise");
        Guard.Positive("epsilon", epsilon, "there is no range otherwise");

        var draw = new OracleRandom(seed);
        var theta = Matrix<double>.Build.Dense(units, inputs + 1);
        for (var i = 0; i < units; i++)
            for (var j = 0; j <= inputs; j++) theta[i, j] = epsilon * ((2 * draw.Uniform()) - 1);

        return theta;
    }

    internal static Network Create(IReadOnlyList<int> sizes, Activation hidden, Activation output, Loss loss, int seed) =>
        new OracleInitialize().Create(sizes, hidden, output, loss, seed);

    internal static Vector<double> Step(Vector<double> theta, Vector<double> gradient, double rate)
    {
        Guard.Count("gradient", gradient.Count, theta.Count, "entries", "each entry of theta has a slope");
        Guard.Finite("theta", theta);
        Guard.Finite("gradient", gradient);
        Guard.Positive("rate", rate, "a step goes downhill");

        var next = Vector<double>.Build.Dense(theta.Count);
        for (var i = 0; i < theta.Count; i++) next[i] = theta[i] - (rate * gradient[i]);
        return next;
    }

    internal static Descent Descend(
        Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, double rate, int iterations) =>
        new OracleDescent().Run(f, start, rate, iterations);

    internal static Training Train(
        BackpropFunction backprop,
        CostFunction cost,
        ClassesFunction classes,
        Network network,
        Matrix<double> x,
        IReadOnlyList<int> labels,
        int epochs,
        int batchSize,
        double rate,
        double lambda,
        int seed) => new OracleTraining(backprop, cost, classes).Train(network, x, labels, epochs, batchSize, rate, lambda, seed);

    internal static Descent Optimize(
        BackpropFunction backprop,
        Network network,
        Matrix<double> x,
        Matrix<double> y,
        double lambda,
        int maxEvaluations) => new OracleOptimizer(backprop).Optimize(network, x, y, lambda, maxEvaluations);
}
