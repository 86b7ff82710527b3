using Kata.Experiments.Published;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Losses of one example and of a batch; slopes of x² + y², of a matrix, and of the 2×3 softmax network.</summary>
internal static class Slopes
{
    public static void Run(NotebookOutput output)
    {
        output.Say("The answer is 2. One network gives it 0.6, another gives it 0.1, and 0.6 to a 7:");
        output.CompareAll("losses.");
        output.Say("The slopes of x² + y², by central differences with h = 1e-4:");
        output.CompareAll("numericalGradient[");
        output.CompareAll("slopes.");
        Draw(output);
        output.CompareAll("softmax2x3.");
        output.Say("The guard changes the loss by 8e-7 and the gradient by 8e-7 of itself. Computed from z, the loss needs no guard.");
    }

    private static void Draw(NotebookOutput output)
    {
        var steps = output.Steps;
        var path = new List<(double, double)> { (-3, 4) };
        for (var at = Vector<double>.Build.Dense([-3.0, 4]); path.Count <= 20; path.Add((at[0], at[1])))
            at = steps.Downhill(at, FormulaValues.SquaresAndGradient(at).Gradient, 0.1);

        double[] places = [.. Enumerable.Range(0, 17).Select(i => -2 + (0.25 * i))];
        var arrows = places.SelectMany(y => places.Select(x => (x, y))).Select(place =>
        {
            var slope = steps.Central(FormulaValues.Squares, Vector<double>.Build.Dense([place.x, place.y]), 1e-4);
            return (place.x, place.y, -slope[0], -slope[1]);
        });
        double[] axis = [.. Enumerable.Range(0, 61).Select(i => -4.5 + (0.15 * i))];
        var values = axis.Select(y => (IReadOnlyList<double>)[.. axis.Select(x => (x * x) + (y * y))]);
        var bowl = new Field(-4.5, 4.5, -4.5, 4.5, [.. values], [0, 1, 2, 4, 8, 12, 16, 24, 32, 42], "x² + y²");
        var (x, y) = (new Axis("x"), new Axis("y"));
        output.Picture(
            "slopes",
            "The slopes of x² + y²",
            "Arrows that all point to the middle, longer the further out; and the path of gradient descent, straight to the middle.",
            new Arrows("Downhill, everywhere", "The negative gradient by central differences, over −2 … 2.", x, y, [.. arrows]).Draw(),
            new Contours("Twenty steps down", "Gradient descent from (−3, 4), rate 0.1: each step goes a fifth of the way.", x, y, bowl)
            {
                Paths = [new("the path", path)],
                EqualScales = true,
            }.Draw());
    }
}
