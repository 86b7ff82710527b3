using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step13")]
public sealed class FastBackpropProperties
{
    [Test]
    public void Cost_and_gradient_are_those_of_step_8() => Property.ForAll(
        Generators.Decided,
        drawn => Equal(
            FastBackprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda), Backprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda)),
        cases: 100);

    // Some hundred examples fill several blocks, the last of them in part.
    [Test]
    public void Repeating_the_examples_keeps_the_gradient() => Property.ForAll(Generators.Decided, drawn =>
    {
        int[] rows = [.. Enumerable.Range(0, 131 * drawn.X.RowCount).Select(i => i % drawn.X.RowCount)];
        var x = Matrix<double>.Build.DenseOfRowVectors(rows.Select(i => drawn.X.Row(i)));
        var y = Matrix<double>.Build.DenseOfRowVectors(rows.Select(i => drawn.Y.Row(i)));

        Equal(FastBackprop.Of(drawn.Network, x, y, 0), FastBackprop.Of(drawn.Network, drawn.X, drawn.Y, 0));
    });

    [Test]
    [Category("Extremes")]
    public void With_weights_60_times_as_large_the_numbers_are_those_of_step_8() => Property.ForAll(Generators.Decided, drawn =>
    {
        var steep = drawn.With(drawn.Flat * 60);

        Equal(FastBackprop.Of(steep, drawn.X, drawn.Y, drawn.Lambda), Backprop.Of(steep, drawn.X, drawn.Y, drawn.Lambda));
    });

    private static void Equal(CostAndGradient actual, CostAndGradient expected)
    {
        Assert.That(actual.Cost, Is.EqualTo(expected.Cost).Within(1e-10 * (1 + expected.Cost)));
        for (var l = 0; l < expected.Gradient.Count; l++)
            Close(actual.Gradient[l], expected.Gradient[l], 1e-10 * (1 + expected.Gradient[l].InfinityNorm()));
    }
}
