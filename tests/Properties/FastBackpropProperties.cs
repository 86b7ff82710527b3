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

    // A sum in another order may differ in its last digits.
    [Test, Category("Reference")]
    public void The_same_call_gives_the_same_digits() => Property.ForAll(Generators.Any, drawn =>
    {
        var (x, y) = (drawn.X, drawn.Y);
        for (var doubled = 0; doubled < 7; doubled++) (x, y) = (x.Stack(x), y.Stack(y));

        var first = FastBackprop.Of(drawn.Network, x, y, drawn.Lambda);
        var second = FastBackprop.Of(drawn.Network, x, y, drawn.Lambda);

        Assert.That(second.Cost, Is.EqualTo(first.Cost));
        Assert.That(second.Gradient, Is.EqualTo(first.Gradient));
    });

    // The records, lists and argument checks take the same few hundred bytes however many examples there are.
    [Test, Category("Reference")]
    public void A_call_allocates_its_result_and_little_more() => Property.ForAll(Generators.Any, drawn =>
    {
        var (x, y) = (drawn.X, drawn.Y);
        for (var doubled = 0; doubled < 7; doubled++) (x, y) = (x.Stack(x), y.Stack(y));
        for (var call = 0; call < 3; call++) FastBackprop.Of(drawn.Network, x, y, drawn.Lambda);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FastBackprop.Of(drawn.Network, x, y, drawn.Lambda);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var numbers = sizeof(double) * drawn.Shapes.Sum(shape => shape.Rows * shape.Columns);
        Assert.That(allocated - numbers, Is.InRange(0, 400 + (300 * drawn.Shapes.Count)));
    });

    private static void Equal(CostAndGradient actual, CostAndGradient expected)
    {
        Assert.That(actual.Cost, Is.EqualTo(expected.Cost).Within(1e-10 * (1 + expected.Cost)));
        for (var l = 0; l < expected.Gradient.Count; l++)
            Close(actual.Gradient[l], expected.Gradient[l], 1e-10 * (1 + expected.Gradient[l].InfinityNorm()));
    }
}
