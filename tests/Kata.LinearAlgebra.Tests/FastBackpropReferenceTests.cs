using static Kata.Tests.TestMatrices;

namespace Kata.LinearAlgebra.Tests;

/// <summary>What the reference of step 13 does beyond what the suites ask of a learner.</summary>
public sealed class FastBackpropReferenceTests
{
    [Test]
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
    [Test]
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

    [Test]
    public void Threads_may_call_at_the_same_time() => Parallel.For(0, 8, seed =>
    {
        for (var call = 0; call < 20; call++)
        {
            var network = Initialize.Create([2, 3 + (call % 2), 2], Activation.Tanh, Activation.Tanh, Loss.SquaredError, seed);
            var x = Numbers(200 + seed);

            var (actual, expected) = (FastBackprop.Of(network, x, x, 1), Backprop.Of(network, x, x, 1));

            Assert.That(actual.Cost, Is.EqualTo(expected.Cost).Within(1e-10));
            for (var l = 0; l < 2; l++) Close(actual.Gradient[l], expected.Gradient[l], 1e-10);
        }
    });

    // The last example and the last column, behind a hidden sigmoid that makes every number finite again.
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number)
    {
        var (x, y) = (Numbers(70), OneHot.Encode(new int[70], 2));
        var (wrongX, wrongY, wrongTheta) = (x.Clone(), y.Clone(), SmallNetwork());
        (wrongX[69, 1], wrongY[69, 1], wrongTheta.Layers[0].Theta[2, 2]) = (number, number, number);

        Refused(() => FastBackprop.Of(SmallNetwork(), wrongX, y, 0));
        Refused(() => FastBackprop.Of(SmallNetwork(), x, wrongY, 0));
        Refused(() => FastBackprop.Of(wrongTheta, x, y, 0));
        Refused(() => FastBackprop.Of(SmallNetwork(Activation.Tanh, Loss.SquaredError), x, wrongY, 0));
    }

    [Test]
    public void Targets_that_are_no_probabilities_are_refused()
    {
        var x = Matrix(new double[,] { { 1, 2 }, { 3, 4 } });

        Refused(() => FastBackprop.Of(SmallNetwork(), x, Matrix(new[,] { { 0, 1 }, { 0, 1.5 } }), 0));
        Refused(() => FastBackprop.Of(SmallNetwork(), x, Matrix(new[,] { { 0, 1 }, { -0.5, 1 } }), 0));
        Refused(() => FastBackprop.Of(
            SmallNetwork(Activation.Softmax, Loss.SoftmaxCrossEntropy), x, Matrix(new[,] { { 0, 1 }, { 0.5, 0.6 } }), 0));
    }

    private static Matrix<double> Numbers(int rows) =>
        Matrix<double>.Build.Dense(rows, 2, (i, j) => (((7 * i) + (3 * j)) % 11 / 11.0) - 0.5);
}
