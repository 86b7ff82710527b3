using Kata.Data.Digits;
using Kata.Experiments.Training;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Drawing;

/// <summary>Parts of pictures that several notebooks and trainings show.</summary>
internal static class Drawings
{
    /// <summary>Curves of the cost and of the accuracy, one below the other.</summary>
    /// <param name="unit">What a step of the history is: "epoch" or "evaluation".</param>
    /// <param name="cost">What the cost measures, with its unit.</param>
    /// <param name="runs">Names and histories, 1 to 4; the first moment is at 1.</param>
    public static IReadOnlyList<Part> History(string unit, string cost, params IReadOnlyList<(string Name, IReadOnlyList<HistoryEntry> History)> runs)
    {
        var costs = runs.Select(run => new Series(run.Name, [.. run.History.Select((moment, i) => (i + 1.0, moment.Cost))]));
        var shares = runs.Select(run => new Series(run.Name, [.. Measured(run.History)]));
        return
        [
            new LineChart("Cost", "Over the whole training set.", new(unit), new(cost), [.. costs]) { PlotHeight = 220 }.Draw(),
            new LineChart("Accuracy", "The share of the training set that is told right.", new(unit), new("accuracy"), [.. shares]) { PlotHeight = 220 }.Draw(),
        ];
    }

    /// <summary>Images of digits in a grid.</summary>
    /// <param name="title">What they are, in a line.</param>
    /// <param name="x">m × 784 or m × 400.</param>
    /// <param name="shown">Which rows.</param>
    /// <param name="caption">What to write below one, or null.</param>
    public static Images Digits(string title, Matrix<double> x, IReadOnlyList<int> shown, Func<int, string>? caption = null) =>
        // Ng's digits were resized by a kernel that overshoots: paper is a little below 0 there.
        new(title, "", [.. shown.Select(i => new PixelImage(Pixels(x.Row(i).PointwiseMaximum(0)), caption?.Invoke(i) ?? ""))]);

    /// <summary>What each unit of the first layer looks for: its weights as an image.</summary>
    /// <param name="theta1">units × 785 or units × 401.</param>
    /// <param name="most">So many are shown.</param>
    public static Part HiddenUnits(Matrix<double> theta1, int most) => new Images(
        most < theta1.RowCount ? $"{most} of {theta1.RowCount} hidden units" : $"{theta1.RowCount} hidden units",
        "The weights of each as an image: ink on a weight above 0 drives the unit up, on one below 0 down. Each image has a scale of its own.",
        [.. Enumerable.Range(0, Math.Min(most, theta1.RowCount)).Select(i => new PixelImage(Pixels(theta1.Row(i).SubVector(1, theta1.ColumnCount - 1))))])
    {
        Signed = true,
        Cell = DigitLayout.Of(theta1.ColumnCount - 1) == DigitLayout.Ng ? 4 : 3,
    }.Draw();

    /// <summary>What was taken for what.</summary>
    /// <param name="read">The classes chosen.</param>
    /// <param name="labels">The right ones.</param>
    /// <param name="digit">The digit of a class.</param>
    public static Part Confusion(IReadOnlyList<int> read, IReadOnlyList<int> labels, Func<int, int> digit)
    {
        double[][] counts = [.. Enumerable.Range(0, DigitLayout.Classes).Select(_ => new double[DigitLayout.Classes])];
        for (var i = 0; i < labels.Count; i++) counts[digit(labels[i])][digit(read[i])]++;
        string[] names = [.. Enumerable.Range(0, DigitLayout.Classes).Select(name => $"{name}")];
        return new MatrixChart("What is taken for what", "How many of each digit (row) are read as each (column).", "the digit", "read as", names, names, counts).Draw();
    }

    /// <summary>An image as rows of pixels, upright.</summary>
    /// <param name="row">400 or 784 numbers.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Pixels(Vector<double> row) => DigitLayout.Of(row.Count)!.Image(row);

    /// <summary>What a network with two inputs says all over the plane, and which points it tells right.</summary>
    /// <param name="title">Whose regions, in a line.</param>
    /// <param name="steps">Whose steps compute them.</param>
    /// <param name="network">2 inputs, 2 outputs.</param>
    /// <param name="points">The points.</param>
    public static Part Regions(string title, Steps steps, Network network, Examples points)
    {
        const int Across = 81;
        const int Up = 61;
        var (fromX, toX, fromY, toY) = (-1.75, 2.75, -1.25, 1.75);
        var grid = Matrix<double>.Build.Dense(Across * Up, 2, (k, j) => j == 0
            ? fromX + ((toX - fromX) * (k % Across) / (Across - 1))
            : fromY + ((toY - fromY) * (k / Across) / (Up - 1)));
        var h = steps.Pass(network, grid).A[^1];
        // Two outputs share the choice: the second one's share decides at a half.
        var share = h.Column(1).PointwiseDivide(h.Column(0) + h.Column(1)).ToArray();
        var field = new Field(fromX, toX, fromY, toY, [.. share.Chunk(Across)], [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1], "share of the second output") { Diverging = true };
        var read = steps.Classes(network, points.X);
        Points[] groups =
        [
            new("moon 0, told right", At(points, i => points.Labels[i] == 0 && read[i] == 0)),
            new("moon 1, told right", At(points, i => points.Labels[i] == 1 && read[i] == 1)),
            new("told wrong", At(points, i => points.Labels[i] != read[i])) { Wrong = true },
        ];
        return new Scatter(title, "", new("x₁"), new("x₂"), [.. groups.Where(group => group.At.Count > 0)]) { Background = field, EqualScales = true }.Draw();
    }

    /// <summary>The points of some examples.</summary>
    public static IReadOnlyList<(double X, double Y)> At(Examples points, Func<int, bool> which) =>
        [.. Enumerable.Range(0, points.Labels.Length).Where(which).Select(i => (points.X[i, 0], points.X[i, 1]))];

    // The accuracy is not measured at every moment of a fast training.
    private static IEnumerable<(double X, double Y)> Measured(IReadOnlyList<HistoryEntry> history) =>
        history.Select((moment, i) => (X: i + 1.0, Y: moment.Accuracy ?? double.NaN)).Where(point => !double.IsNaN(point.Y));
}
