using FsCheck;
using FsCheck.Fluent;
using Kata.Harness.Oracle;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step03")]
public sealed class ActivationsProperties
{
    // Multiples of 0.1, but not 0, where ReLU has no derivative.
    private static readonly Gen<Matrix<double>> Sums = Generators.AnyMatrix.Select(z => z.Map(value => value == 0 ? 0.05 : value));

    [Test]
    public void Sigmoid_of_minus_z_is_1_minus_sigmoid_of_z() => Property.ForAll(Sums, z => Close(
        Activations.Apply(Activation.Sigmoid, -z), 1 - Activations.Apply(Activation.Sigmoid, z), 1e-12));

    [Test]
    public void Tanh_is_a_sigmoid_twice_as_steep_from_minus_1_to_1() => Property.ForAll(Sums, z => Close(
        Activations.Apply(Activation.Tanh, z), (2 * Activations.Apply(Activation.Sigmoid, 2 * z)) - 1, 1e-12));

    [Test]
    public void ReLU_keeps_positive_numbers_only() => Property.ForAll(Sums, z =>
    {
        var a = Activations.Apply(Activation.Relu, z);

        Close(a - Activations.Apply(Activation.Relu, -z), z, 0);
        Assert.That(a.Enumerate().Min(), Is.Not.Negative);
    });

    [Test]
    public void Softmax_rows_are_distributions() => Property.ForAll(Sums, z =>
    {
        var a = Activations.Apply(Activation.Softmax, z);

        Assert.That(a.Enumerate(), Has.All.InRange(double.Epsilon, 1 + 1e-12));
        Assert.That(a.RowSums(), Has.All.EqualTo(1).Within(1e-12));
    });

    [Test]
    public void Softmax_odds_are_exponentials_of_differences() => Property.ForAll(Sums, z =>
    {
        var a = Activations.Apply(Activation.Softmax, z);

        for (var k = 1; k < z.ColumnCount; k++)
            Close(a.Column(k) / a.Column(0), (z.Column(k) - z.Column(0)).PointwiseExp(), 1e-11 * Math.Exp(8));
    });

    [Test]
    [Category("Extremes")]
    public void Adding_a_constant_does_not_change_softmax() => Property.ForAll(Sums, z => Close(
        Activations.Apply(Activation.Softmax, z + 800), Activations.Apply(Activation.Softmax, z), 1e-12));

    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    [TestCase(Activation.Softmax)]
    public void The_oracle_has_the_same_values(Activation activation) => Property.ForAll(Sums, z => Close(
        Activations.Apply(activation, z), ScalarOracle.Apply(activation, z), 1e-12));

    // If no entry is positive, ReLU turns all of them off: then there is neither value nor slope.
    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    public void The_derivative_is_the_slope(Activation activation) => Property.ForAll(Sums.Where(IsOn), z =>
    {
        Matrix<double> Unpack(Vector<double> flat) => Matrix<double>.Build.Dense(z.RowCount, z.ColumnCount, flat.ToArray());
        Vector<double> Slopes(Vector<double> flat) => Vector<double>.Build.Dense(
            Activations.Derivative(activation, Unpack(flat)).ToColumnMajorArray());

        Assert.That(
            Slopes,
            Is.GradientOf(flat => Activations.Apply(activation, Unpack(flat)).ColumnSums().Sum())
                .At(Vector<double>.Build.Dense(z.ToColumnMajorArray())));
    },
    among: IsOn);

    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    [TestCase(Activation.Softmax)]
    [Category("Purity")]
    public void The_argument_is_not_changed(Activation activation) => Property.ForAll(Sums, z =>
    {
        var before = z.Clone();

        Activations.Apply(activation, z).Clear();

        Assert.That(z, Is.EqualTo(before));
    });

    private static bool IsOn(Matrix<double> z) => z.Enumerate().Max() > 0;
}
