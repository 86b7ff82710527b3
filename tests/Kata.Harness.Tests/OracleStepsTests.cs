using Kata.Harness.Oracle;
using static Kata.Tests.TestMatrices;

namespace Kata.Harness.Tests;

/// <summary>The oracle's steps next to the reference's, on inputs drawn from many seeds.</summary>
public sealed class OracleStepsTests
{
    [Test]
    public void Flatten_and_Unflatten_agree_with_the_reference() => ForSeeds(draw =>
    {
        Shape[] shapes = [new(draw.Integer(1, 6), draw.Integer(1, 6)), new(draw.Integer(1, 6), draw.Integer(1, 6))];
        Matrix<double>[] thetas = [.. shapes.Select(shape => draw.Matrix(shape.Rows, shape.Columns, 40, 10))];
        var flat = Serialize.Flatten(thetas);

        Assert.That(OracleFunctions.Flatten(thetas), Is.EqualTo(flat));
        Assert.That(OracleFunctions.Unflatten(flat, shapes), Is.EqualTo(thetas));
    });

    [Test]
    public void Encode_and_Decode_agree_with_the_reference() => ForSeeds(draw =>
    {
        var rows = draw.Matrix(draw.Integer(1, 9), draw.Integer(1, 6), 3, 10);
        var labels = OneHot.Decode(rows);

        Assert.That(OracleFunctions.Decode(rows), Is.EqualTo(labels));
        Assert.That(OracleFunctions.Encode(labels, rows.ColumnCount), Is.EqualTo(OneHot.Encode(labels, rows.ColumnCount)));
    });

    [TestCase(1)]
    [TestCase(3)]
    public void Classes_and_Accuracy_agree_with_the_reference(int outputs) => ForSeeds(draw =>
    {
        var network = draw.Network([4, 6, outputs], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy);
        var (x, labels) = (draw.Matrix(9, 4, 20, 10), draw.Labels(9, 3));
        var classes = Predict.Classes(network, x);

        Assert.That(OracleFunctions.Classes(Forward.Pass, network, x), Is.EqualTo(classes));
        Assert.That(OracleFunctions.Accuracy(classes, labels), Is.EqualTo(Predict.Accuracy(classes, labels)).Within(1e-15));
    });

    [Test]
    public void Central_agrees_with_the_reference() => ForSeeds(draw =>
    {
        var at = draw.Vector(4, 20, 10);

        Close(OracleFunctions.Central(F, at, 0.1), NumericalGradient.Central(F, at, 0.1), 1e-13);

        static double F(Vector<double> theta) => theta.PointwiseSin().Sum() + (theta[0] * theta[2]);
    });

    [Test]
    public void Epsilon_agrees_with_the_reference() => ForSeeds(draw =>
    {
        var (inputs, units) = (draw.Integer(1, 500), draw.Integer(1, 500));

        Assert.That(OracleFunctions.Epsilon(inputs, units), Is.EqualTo(Initialize.Epsilon(inputs, units)).Within(1e-15));
    });

    [Test]
    public void A_created_network_has_the_shapes_activations_and_loss_of_the_reference() => ForSeeds(draw =>
    {
        int[] sizes = [draw.Integer(1, 5), draw.Integer(1, 5), draw.Integer(1, 5)];
        var network = OracleFunctions.Create(sizes, Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, draw.Seed());
        var reference = Initialize.Create(sizes, Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, draw.Seed());

        Assert.That(network.Layers.Select(Outline), Is.EqualTo(reference.Layers.Select(Outline)));
        Assert.That(network.Loss, Is.EqualTo(reference.Loss));

        static (Shape, Activation) Outline(Layer layer) => (layer.Shape, layer.Activation);
    });

    [Test]
    public void Step_and_Minimize_agree_with_the_reference() => ForSeeds(draw =>
    {
        var (start, bent) = (draw.Vector(4, 20, 10), draw.Vector(4, 20, 10));
        (double, Vector<double>) F(Vector<double> theta) => (theta.DotProduct(theta) + theta.DotProduct(bent), (2 * theta) + bent);
        var (oracle, reference) = (OracleFunctions.Descend(F, start, 0.2, 5), GradientDescent.Minimize(F, start, 0.2, 5));

        Close(OracleFunctions.Step(start, bent, 0.3), GradientDescent.Step(start, bent, 0.3), 1e-14);
        Close(oracle.Theta, reference.Theta, 1e-14);
        Assert.That(oracle.Costs, Is.EqualTo(reference.Costs).Within(1e-13));
    });

    [Test]
    public void Train_agrees_with_the_reference() => ForSeeds(draw =>
    {
        var network = draw.Network([4, 6, 3], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy);
        var (x, labels, size, seed) = (draw.Matrix(7, 4, 20, 10), draw.Labels(7, 3), draw.Integer(1, 9), draw.Seed());
        var oracle = ScalarOracle.Steps.Train(network, x, labels, 3, size, 0.2, 1.3, seed);
        var reference = MiniBatch.Train(network, x, labels, 3, size, 0.2, 1.3, seed);

        for (var l = 0; l < 2; l++) Close(oracle.Network.Layers[l].Theta, reference.Network.Layers[l].Theta, 1e-13);
        Assert.That(oracle.History.Select(epoch => epoch.Cost), Is.EqualTo(reference.History.Select(epoch => epoch.Cost)).Within(1e-13));
        Assert.That(
            oracle.History.Select(epoch => epoch.Accuracy), Is.EqualTo(reference.History.Select(epoch => epoch.Accuracy)).Within(1e-15));
    });

    // Two optimizers take different paths, but a convex cost has a single lowest value.
    [Test]
    public void The_optimizer_reaches_the_same_minimum_as_the_reference() => ForSeeds(draw =>
    {
        var network = draw.Network([4, 3], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy);
        var (x, y) = (draw.Matrix(7, 4, 20, 10), OneHot.Encode(draw.Labels(7, 3), 3));
        var (oracle, reference) = (ScalarOracle.Steps.Optimize(network, x, y, 1.3, 200), Optimizer.Minimize(network, x, y, 1.3, 200));

        Assert.That(oracle.Costs[0], Is.EqualTo(reference.Costs[0]).Within(1e-13));
        Assert.That(oracle.Costs.Min(), Is.EqualTo(reference.Costs.Min()).Within(1e-7));
    });

    private static void ForSeeds(Action<OracleRandom> law)
    {
        for (var seed = 1; seed <= 30; seed++) law(new(seed));
    }
}
