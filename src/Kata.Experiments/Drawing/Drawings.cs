using Kata.Data.Digits;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Drawing;

/// <summary>Parts of pictures that several notebooks and trainings show.</summary>
internal static class Drawings
{
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
    /// <param name="most">How many are shown at most.</param>
    public static Part HiddenUnits(Matrix<double> theta1, int most)
    {
        var units = theta1.EnumerateRows().Take(most).Select(row => new PixelImage(Pixels(row.SubVector(1, row.Count - 1))));
        return new Images(
            most < theta1.RowCount ? $"{most} of {theta1.RowCount} hidden units" : $"{theta1.RowCount} hidden units",
            "The weights of each as an image: ink on a positive weight drives the unit up, on a negative one down."
                + " Each image has its own scale.",
            [.. units])
        {
            Signed = true,
            Cell = DigitLayout.Of(theta1.ColumnCount - 1) == DigitLayout.Ng ? 4 : 3,
        }.Draw();
    }

    /// <summary>The confusion matrix of ten digits.</summary>
    /// <param name="predicted">The classes predicted.</param>
    /// <param name="labels">The true ones.</param>
    /// <param name="digit">The digit of a class.</param>
    public static Part Confusion(IReadOnlyList<int> predicted, IReadOnlyList<int> labels, Func<int, int> digit)
    {
        double[][] counts = [.. Enumerable.Range(0, DigitLayout.Classes).Select(_ => new double[DigitLayout.Classes])];
        for (var i = 0; i < labels.Count; i++) counts[digit(labels[i])][digit(predicted[i])]++;
        string[] names = [.. Enumerable.Range(0, DigitLayout.Classes).Select(name => $"{name}")];
        const string Caption = "How often each digit (row) was predicted as each (column).";
        return new MatrixChart("Confusion matrix", Caption, "digit", "predicted", names, names, counts).Draw();
    }

    /// <summary>An image as rows of pixels, upright.</summary>
    /// <param name="row">400 or 784 numbers.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Pixels(Vector<double> row) => DigitLayout.Of(row.Count)!.Image(row);

    /// <summary>What a network with two inputs says all over the plane, and which points it classifies correctly.</summary>
    /// <param name="title">Whose regions, in a line.</param>
    /// <param name="steps">The steps that compute them.</param>
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
        // The class changes where the second output's share of the two is a half.
        var share = h.Column(1).PointwiseDivide(h.Column(0) + h.Column(1)).ToArray();
        double[] levels = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1];
        var predicted = steps.Classes(network, points.X);
        Points[] groups =
        [
            new("moon 0, correct", At(points, i => points.Labels[i] == 0 && predicted[i] == 0)),
            new("moon 1, correct", At(points, i => points.Labels[i] == 1 && predicted[i] == 1)),
            new("misclassified", At(points, i => points.Labels[i] != predicted[i])) { Wrong = true },
        ];
        return new Scatter(title, "", new("x₁"), new("x₂"), [.. groups.Where(group => group.At.Count > 0)])
        {
            Background = new(fromX, toX, fromY, toY, [.. share.Chunk(Across)], levels, "share of the second output") { Diverging = true },
            EqualScales = true,
        }.Draw();
    }

    /// <summary>The points of some examples.</summary>
    public static IReadOnlyList<(double X, double Y)> At(Examples points, Func<int, bool> which) =>
        [.. Enumerable.Range(0, points.Labels.Length).Where(which).Select(i => (points.X[i, 0], points.X[i, 1]))];
}
