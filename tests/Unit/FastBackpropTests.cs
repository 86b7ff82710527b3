using MathNet.Numerics.LinearAlgebra.Double;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step13")]
public sealed class FastBackpropTests
{
    // h − y = −1, 2, 2: half the squares are 4.5, the sum 3, the sum of products with x 9; over m = 3, and λ/m = 1 of the weight.
    [Test]
    public void Cost_and_gradient_of_three_examples_by_hand()
    {
        var line = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Identity)], Loss.SquaredError);

        var (cost, gradient) = FastBackprop.Of(
            line, Matrix(new double[,] { { 1 }, { 2 }, { 3 } }), Matrix(new double[,] { { 2 }, { 0 }, { 1 } }), 3);

        Assert.That(cost, Is.EqualTo(1.5 + 0.5).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { 1, 3 + 1 } }).Within(1e-12));
    }

    // As in step 8: h = 1 + 2·a1 − a2 with a = (2.5, 11), so h − y = −6, and back through the weights 2 and −1: (−12, 6).
    [Test]
    public void Cost_and_gradient_of_a_linear_network_by_hand()
    {
        var linear = new Network(
            [
                new(Matrix(new double[,] { { 0.5, 2, -1 }, { -1, 0, 3 } }), Activation.Identity),
                new(Matrix(new double[,] { { 1, 2, -1 } }), Activation.Identity),
            ],
            Loss.SquaredError);

        var (cost, gradient) = FastBackprop.Of(linear, Matrix(new double[,] { { 3, 4 } }), Matrix(new double[,] { { 1 } }), 0);

        Assert.That(cost, Is.EqualTo(18).Within(1e-12));
        Assert.That(gradient[1].ToArray(), Is.EqualTo(new double[,] { { -6, -15, -66 } }).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { -12, -36, -48 }, { 6, 18, 24 } }).Within(1e-12));
    }

    // λ/m = 3/1 of each weight, and 3/2 of their squares: two layers of 1 + 2a, so h = 7 with one unit of error and δ = 1, 2.
    [Test]
    public void The_penalty_leaves_out_the_biases()
    {
        var layer = new Layer(Matrix(new double[,] { { 1, 2 } }), Activation.Identity);

        var (cost, gradient) = FastBackprop.Of(
            new([layer, layer], Loss.SquaredError), Matrix(new double[,] { { 1 } }), Matrix(new double[,] { { 6 } }), 3);

        Assert.That(cost, Is.EqualTo(0.5 + (1.5 * 8)).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { 2, 8 } }).Within(1e-12));
        Assert.That(gradient[1].ToArray(), Is.EqualTo(new double[,] { { 1, 9 } }).Within(1e-12));
    }

    // Around the sizes of blocks, registers and tiles, and with a share of the blocks for each of two processors.
    [TestCase(1, 1, 1, 2)]
    [TestCase(2, 3, 1, 3)]
    [TestCase(31, 8, 6, 2)]
    [TestCase(32, 9, 7, 4)]
    [TestCase(33, 1, 5, 8)]
    [TestCase(63, 32, 12, 9)]
    [TestCase(64, 33, 13, 10)]
    [TestCase(65, 31, 25, 10)]
    [TestCase(128, 7, 2, 3)]
    [TestCase(129, 100, 32, 33)]
    [TestCase(1000, 17, 3, 2)]
    public void Every_size_has_the_cost_and_gradient_of_step_8(int examples, int inputs, int hidden, int outputs)
    {
        foreach (var (output, loss) in new[]
            {
                (Activation.Sigmoid, Loss.CrossEntropy),
                (Activation.Softmax, Loss.SoftmaxCrossEntropy),
                (Activation.Tanh, Loss.SquaredError),
            })
        {
            var network = Initialize.Create([inputs, hidden, hidden + 1, outputs], Activation.Tanh, output, loss, 1);
            var x = Numbers(examples, inputs);
            var y = OneHot.Encode([.. Enumerable.Range(0, examples).Select(i => i % outputs)], outputs);

            Equal(FastBackprop.Of(network, x, y, 0.7), Backprop.Of(network, x, y, 0.7));
        }
    }

    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    public void Every_activation_has_its_slope_in_hidden_and_last_layers(Activation activation)
    {
        var network = Initialize.Create([3, 5, 4], activation, activation, Loss.SquaredError, 2);
        var (x, y) = (Numbers(9, 3), Numbers(9, 4));

        Equal(FastBackprop.Of(network, x, y, 0), Backprop.Of(network, x, y, 0));
    }

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Loss.SquaredError)]
    [Category("Extremes")]
    public void At_plus_and_minus_800_it_has_the_numbers_of_step_8(Activation output, Loss loss)
    {
        var network = new Network(
            [
                new(Matrix(new double[,] { { 0, 800 }, { 0, -800 }, { 1, 30 } }), Activation.Sigmoid),
                new(Matrix(new double[,] { { 400, 400, -800, 1 }, { -400, -400, 800, 1 } }), output),
            ],
            loss);
        var (x, y) = (Matrix(new double[,] { { 1 }, { -1 } }), Matrix(new double[,] { { 0, 1 }, { 1, 0 } }));

        Equal(FastBackprop.Of(network, x, y, 0), Backprop.Of(network, x, y, 0));
    }

    [Test]
    [Category("Extremes")]
    public void A_loss_of_800_is_right()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 800 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        var (cost, gradient) = FastBackprop.Of(
            network, Matrix(new double[,] { { 1 }, { -1 } }), Matrix(new double[,] { { 0 }, { 0 } }), 0);

        Assert.That(cost, Is.EqualTo(400).Within(4e-10));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new[,] { { 0.5, 0.5 } }).Within(1e-12));
    }

    [Test]
    [Category("Purity")]
    public void A_second_call_gives_the_same_numbers_in_new_matrices()
    {
        var (x, y) = (Numbers(300, 2), OneHot.Encode([.. Enumerable.Range(0, 300).Select(i => i % 2)], 2));

        var first = FastBackprop.Of(SmallNetwork(), x, y, 1);
        var kept = first.Gradient[0].Clone();
        FastBackprop.Of(SmallNetwork(), x * 2, y, 0);
        var second = FastBackprop.Of(SmallNetwork(), x, y, 1);

        // Threads may add their sums in any order.
        Assert.That(second.Cost, Is.EqualTo(first.Cost).Within(1e-12));
        Close(second.Gradient[0], kept, 1e-12);
        Assert.That(second.Gradient[0], Is.Not.SameAs(first.Gradient[0]));
        Assert.That(first.Gradient[0], Is.EqualTo(kept));
    }

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Loss.SquaredError)]
    [Category("Purity")]
    public void The_arguments_are_not_changed(Activation output, Loss loss) =>
        Purity.ArgumentsStay(output, loss, (network, x, y, _) =>
        {
            foreach (var gradient in FastBackprop.Of(network, x, y, 2).Gradient) gradient.Clear();
        });

    [Test]
    [Category("Purity")]
    public void Networks_and_numbers_of_examples_may_alternate()
    {
        for (var call = 0; call < 20; call++)
        {
            var network = Initialize.Create([2, 3 + (call % 2), 2], Activation.Tanh, Activation.Tanh, Loss.SquaredError, 1);
            var (x, y) = (Numbers(200 - (call % 3), 2), Numbers(200 - (call % 3), 2));

            Equal(FastBackprop.Of(network, x, y, 1), Backprop.Of(network, x, y, 1));
        }
    }

    [Test]
    [Category("Purity")]
    public void Sparse_examples_and_targets_are_matrices_too()
    {
        var (x, y) = (Numbers(5, 2), OneHot.Encode([0, 1, 1, 0, 1], 2));

        Equal(
            FastBackprop.Of(SmallNetwork(), SparseMatrix.OfMatrix(x), SparseMatrix.OfMatrix(y), 1),
            Backprop.Of(SmallNetwork(), x, y, 1));
    }

    [Test]
    [Category("Arguments")]
    public void A_hidden_softmax_is_refused()
    {
        var network = SmallNetwork();
        var mixed = network with { Layers = [network.Layers[0] with { Activation = Activation.Softmax }, network.Layers[1]] };

        Refused(() => FastBackprop.Of(mixed, Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));
    }

    [Test]
    [Category("Arguments")]
    public void A_loss_that_does_not_fit_is_refused() => Refused(
        () => FastBackprop.Of(SmallNetwork(Activation.Softmax), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));

    [Test]
    [Category("Arguments")]
    public void Examples_and_targets_that_do_not_fit_are_refused()
    {
        var (x, y) = (Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2));

        Refused(() => FastBackprop.Of(SmallNetwork(), Matrix(new double[,] { { 1, 2, 3 } }), y, 0));
        Refused(() => FastBackprop.Of(SmallNetwork(), Matrix(new double[,] { { 1, 2 }, { 3, 4 } }), y, 0));
        Refused(() => FastBackprop.Of(SmallNetwork(), x, OneHot.Encode([0], 3), 0));
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [Category("Arguments")]
    public void A_lambda_that_is_no_weight_is_refused(double lambda) => Refused(
        () => FastBackprop.Of(SmallNetwork(), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), lambda));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [Category("Arguments")]
    public void A_weight_that_is_not_finite_is_refused(double number)
    {
        var network = SmallNetwork();
        network.Layers[0].Theta[2, 2] = number;

        Refused(() => FastBackprop.Of(network, Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));
    }

    // Different from one entry to the next, −0.5 to 0.5: the fractional parts of multiples of the golden ratio.
    private static Matrix<double> Numbers(int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (i, j) => (((i * columns) + j + 1) * 0.6180339887498949 % 1) - 0.5);

    // Each number to 1e-10 of the largest of its matrix.
    private static void Equal(CostAndGradient actual, CostAndGradient expected)
    {
        Assert.That(actual.Cost, Is.EqualTo(expected.Cost).Within(1e-10 * expected.Cost));
        Assert.That(actual.Gradient, Has.Count.EqualTo(expected.Gradient.Count));
        for (var l = 0; l < expected.Gradient.Count; l++)
            Close(actual.Gradient[l], expected.Gradient[l], 1e-10 * expected.Gradient[l].Enumerate().Max(Math.Abs));
    }
}
