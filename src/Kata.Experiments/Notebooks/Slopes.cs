using Kata.Experiments.Published;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Slopes of functions by trying: x² + y², a matrix walked over in two ways, the 2×3 softmax net; the losses are in <see cref="Losses"/>.</summary>
internal static class Slopes
{
    private const double H = 1e-4;
    private const string Gradients = "Saito, Deep Learning from Scratch, section 4.4";

    public static void Run(NotebookOutput sheet)
    {
        Losses.Run(sheet);
        Bowl(sheet);
        TwoWays(sheet);
        Softmax(sheet);
    }

    private static void Bowl(NotebookOutput sheet)
    {
        var steps = sheet.Steps;
        sheet.Say("The slopes of x² + y², by central differences with h = 1e-4:");
        foreach (var (x, y) in new[] { (5.0, 6.0), (3.0, 4.0), (0.0, 2.0), (3.0, 0.0) })
        {
            var slope = steps.Central(Squares, Vector<double>.Build.Dense([x, y]), H);
            sheet.Figure(FormattableString.Invariant($"slopes.x({x},{y})"), FormattableString.Invariant($"x² + y² at ({x}, {y}), along x"), slope[0], FormattableString.Invariant($"{2 * x}"), 1e-9, Gradients);
            sheet.Figure(FormattableString.Invariant($"slopes.y({x},{y})"), FormattableString.Invariant($"x² + y² at ({x}, {y}), along y"), slope[1], FormattableString.Invariant($"{2 * y}"), 1e-9, Gradients);
        }

        var descents = new[] { (Rate: 0.1, Published: "-6.11110793e-10"), (Rate: 1e-10, Published: "-2.99999994") };
        foreach (var (rate, published) in descents)
        {
            var end = steps.Descend(Both, Vector<double>.Build.Dense([-3.0, 4]), rate, 100).Theta[0];
            sheet.Figure(FormattableString.Invariant($"slopes.descent({rate})"), FormattableString.Invariant($"x after 100 steps down from (−3, 4), rate {rate}"), end, published, 1e-8 * Math.Abs(end) + 1e-16, $"{Gradients}.1");
        }

        var path = new List<(double, double)> { (-3, 4) };
        for (var at = Vector<double>.Build.Dense([-3.0, 4]); path.Count <= 20; path.Add((at[0], at[1]))) at = steps.Downhill(at, Both(at).Gradient, 0.1);
        double[] places = [.. Enumerable.Range(0, 17).Select(i => -2 + (0.25 * i))];
        var arrows = places.SelectMany(y => places.Select(x => (x, y))).Select(place =>
        {
            var slope = steps.Central(Squares, Vector<double>.Build.Dense([place.x, place.y]), H);
            return (place.x, place.y, -slope[0], -slope[1]);
        });
        double[] axis = [.. Enumerable.Range(0, 61).Select(i => -4.5 + (0.15 * i))];
        var bowl = new Field(-4.5, 4.5, -4.5, 4.5, [.. axis.Select(y => (IReadOnlyList<double>)[.. axis.Select(x => (x * x) + (y * y))])], [0, 1, 2, 4, 8, 12, 16, 24, 32, 42], "x² + y²");
        sheet.Picture(
            "slopes",
            "The slopes of x² + y²",
            "A field of arrows that all point to the middle, longer the further out; and the way down from (−3, 4), which goes straight to it.",
            new Arrows("Downhill, everywhere", "The negative gradient by central differences, over −2 … 2.", new("x"), new("y"), [.. arrows]).Draw(),
            new Contours("Twenty steps down", "Gradient descent from (−3, 4), rate 0.1: each step is a fifth of the way that is left.", new("x"), new("y"), bowl) { Paths = [new("the way", path)], EqualScales = true }.Draw());
    }

    private static void TwoWays(NotebookOutput sheet)
    {
        var steps = sheet.Steps;
        var at = Matrix<double>.Build.DenseOfArray(new[,] { { 0.3, -1.2, 2.5 }, { 1.7, 0.4, -0.6 } });
        var whole = steps.Unflatten(steps.Central(flat => Wavy(steps.Unflatten(flat, [new(2, 3)])[0]), steps.Flatten([at]), H), [new(2, 3)])[0];
        var byRows = Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, 2).Select(i => steps.Central(row => Wavy(With(at, i, row)), at.Row(i), H)));
        var difference = (whole - byRows).PointwiseAbs().Enumerate().Max();
        sheet.Figure("slopes.twoWays", "two ways of walking over a matrix, largest difference", difference, "0", 0, $"{Gradients}.2, one way a section");
    }

    private static void Softmax(NotebookOutput sheet)
    {
        const string section = $"{Gradients}.2";
        var steps = sheet.Steps;
        var (network, x, y) = (PublishedNetworks.Softmax, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY);
        var pass = steps.Pass(network, x);
        for (var k = 0; k < 3; k++) sheet.Figure($"slopes.softmax.z[{k}]", $"2×3 softmax net, x·W, entry {k}", pass.Z[0][0, k], PublishedValues.SoftmaxSums[k], 1e-8, section);
        var cost = steps.Cost(network, x, y, 0);
        sheet.Figure("slopes.softmax.loss", "its loss", cost, PublishedValues.SoftmaxLoss, 5e-11, $"{section}, without the guard inside its logarithm");
        sheet.Figure("slopes.softmax.guarded", "its loss with log(h + 1e-7)", -Math.Log(pass.A[1][0, 2] + 1e-7), PublishedValues.SoftmaxLossGuarded, 5e-11, section);
        var claimed = steps.Backprop(network, x, y, 0).Gradient[0];
        var shape = new Shape(3, 3);
        var numerical = steps.Unflatten(
            steps.Central(flat => steps.Cost(new([new(steps.Unflatten(flat, [shape])[0], Activation.Softmax)], Loss.SoftmaxCrossEntropy), x, y, 0), steps.Flatten([network.Layers[0].Theta]), H), [shape])[0];
        for (var i = 0; i < 2; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                var published = PublishedValues.SoftmaxSlopes[i][k];
                sheet.Figure($"slopes.softmax.numerical[{i},{k}]", $"its slope along W[{i},{k}], numerically", numerical[k, i + 1], published, 1e-8, $"{section}, without the guard");
                sheet.Figure($"slopes.softmax.backprop[{i},{k}]", $"its slope along W[{i},{k}], by backpropagation", claimed[k, i + 1], published, 1e-8, $"{section}, without the guard");
            }
        }

        sheet.Say("The guard moves the loss by 8e-7 and the gradient by 8e-7 of itself: that is what it costs. Computed from z no guard is needed.");
    }

    private static double Squares(Vector<double> at) => at.DotProduct(at);

    private static (double Cost, Vector<double> Gradient) Both(Vector<double> at) => (Squares(at), 2 * at);

    // Any function of a matrix will do that treats no two entries alike.
    private static double Wavy(Matrix<double> w) => Math.Sin(w[0, 0] * w[1, 2]) + (w[0, 1] * w[0, 1] * w[1, 1]) + Math.Exp(w[1, 0] - w[0, 2]);

    private static Matrix<double> With(Matrix<double> w, int i, Vector<double> row)
    {
        var changed = w.Clone();
        changed.SetRow(i, row);
        return changed;
    }
}
