using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step03")]
public sealed class ActivationsTests
{
    // Ng, Machine Learning, exercise 4, section 2.1; six digits as printed.
    [Test]
    public void The_sigmoid_derivative_has_its_published_values()
    {
        var derivative = Activations.Derivative(Activation.Sigmoid, Matrix(new[,] { { -1, -0.5, 0, 0.5, 1 } }));

        Assert.That(derivative.ToArray(), Is.EqualTo(new[,] { { 0.196612, 0.235004, 0.25, 0.235004, 0.196612 } }).Within(5e-7));
    }

    // σ(ln 3) = 1 / (1 + 1/3).
    [Test]
    public void Sigmoid_of_log_3_is_three_quarters() => Assert.That(
        Activations.Apply(Activation.Sigmoid, Matrix(new[,] { { Math.Log(3), 0, -Math.Log(3) } })).ToArray(),
        Is.EqualTo(new[,] { { 0.75, 0.5, 0.25 } }).Within(1e-12));

    // tanh(ln 2) = (2 − 1/2) / (2 + 1/2), and its derivative is 1 − 0.36.
    [Test]
    public void Tanh_of_log_2_is_three_fifths()
    {
        var z = Matrix(new[,] { { Math.Log(2), -Math.Log(2) } });

        Assert.That(Activations.Apply(Activation.Tanh, z).ToArray(), Is.EqualTo(new[,] { { 0.6, -0.6 } }).Within(1e-12));
        Assert.That(Activations.Derivative(Activation.Tanh, z).ToArray(), Is.EqualTo(new[,] { { 0.64, 0.64 } }).Within(1e-12));
    }

    [Test]
    public void ReLU_cuts_off_below_zero()
    {
        var z = Matrix(new double[,] { { -2, 0, 3 } });

        Assert.That(Activations.Apply(Activation.Relu, z).ToArray(), Is.EqualTo(new double[,] { { 0, 0, 3 } }));
        Assert.That(Activations.Derivative(Activation.Relu, z).ToArray(), Is.EqualTo(new double[,] { { 0, 0, 1 } }));
    }

    [Test]
    public void Identity_changes_nothing_and_has_derivative_1()
    {
        var z = Matrix(new double[,] { { -2, 0, 3 } });

        Assert.That(Activations.Apply(Activation.Identity, z).ToArray(), Is.EqualTo(new double[,] { { -2, 0, 3 } }));
        Assert.That(Activations.Derivative(Activation.Identity, z).ToArray(), Is.EqualTo(new double[,] { { 1, 1, 1 } }));
    }

    // e^ln 1 : e^ln 2 : e^ln 5 = 1 : 2 : 5, and in the second row 3 : 1 : 4.
    [Test]
    public void Softmax_shares_each_row_by_its_exponentials() => Assert.That(
        Activations.Apply(
            Activation.Softmax,
            Matrix(new[,] { { 0, Math.Log(2), Math.Log(5) }, { Math.Log(3), 0, Math.Log(4) } })).ToArray(),
        Is.EqualTo(new[,] { { 0.125, 0.25, 0.625 }, { 0.375, 0.125, 0.5 } }).Within(1e-12));

    [TestCase(Activation.Sigmoid, 0, 1)]
    [TestCase(Activation.Tanh, -1, 1)]
    [TestCase(Activation.Relu, 0, 800)]
    [TestCase(Activation.Identity, -800, 800)]
    [Category("Extremes")]
    public void At_plus_and_minus_800_the_activation_is_at_its_limit(Activation activation, double low, double high) => Assert.That(
        Activations.Apply(activation, Matrix(new double[,] { { -800, 800 } })).ToArray(),
        Is.EqualTo(new[,] { { low, high } }).Within(1e-12));

    [Test]
    [Category("Extremes")]
    public void At_plus_and_minus_800_softmax_is_certain() => Assert.That(
        Activations.Apply(Activation.Softmax, Matrix(new double[,] { { -800, 800, 0 }, { 1, -800, 1 } })).ToArray(),
        Is.EqualTo(new[,] { { 0, 1, 0 }, { 0.5, 0, 0.5 } }).Within(1e-12));

    // Each row is shifted by its own maximum, so that a row far below another does not vanish.
    [Test]
    [Category("Extremes")]
    public void Softmax_of_a_row_does_not_depend_on_other_rows() => Assert.That(
        Activations.Apply(Activation.Softmax, Matrix(new double[,] { { 2000, 2000 }, { -2000, -2000 } })).ToArray(),
        Is.EqualTo(new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } }).Within(1e-12));

    [TestCase(Activation.Sigmoid, 0, 0)]
    [TestCase(Activation.Tanh, 0, 0)]
    [TestCase(Activation.Relu, 0, 1)]
    [TestCase(Activation.Identity, 1, 1)]
    [Category("Extremes")]
    public void At_plus_and_minus_800_the_derivative_is_at_its_limit(Activation activation, double low, double high) => Assert.That(
        Activations.Derivative(activation, Matrix(new double[,] { { -800, 800 } })).ToArray(),
        Is.EqualTo(new[,] { { low, high } }).Within(1e-12));

    [Test]
    public void Softmax_of_a_single_output_is_certain() => Assert.That(
        Activations.Apply(Activation.Softmax, Matrix(new double[,] { { -3 }, { 0 }, { 4 } })).ToArray(),
        Is.EqualTo(new double[,] { { 1 }, { 1 }, { 1 } }).Within(1e-12));

    // Twelve equal numbers and one that is ln 4 above them: 1/16 each and 4/16.
    [Test]
    public void Softmax_shares_a_row_of_thirteen()
    {
        var z = Matrix<double>.Build.Dense(2, 13, (_, k) => k == 12 ? Math.Log(4) : 0);

        Assert.That(
            Activations.Apply(Activation.Softmax, z).ToArray(),
            Is.EqualTo(Matrix<double>.Build.Dense(2, 13, (_, k) => k == 12 ? 0.25 : 0.0625).ToArray()).Within(1e-12));
    }

    [Test]
    public void The_slope_of_ReLU_jumps_at_0_and_nowhere_else() => Assert.That(
        Activations.Derivative(Activation.Relu, Matrix(new[,] { { -1e6, -1e-9, -1e-300, 0, 1e-300, 1e-9, 1e6 } })).ToArray(),
        Is.EqualTo(new double[,] { { 0, 0, 0, 0, 1, 1, 1 } }));

    [TestCase(Activation.Relu, 0)]
    [TestCase(Activation.Identity, -1e9)]
    public void ReLU_and_identity_have_no_upper_end(Activation activation, double low)
    {
        var z = Matrix(new[,] { { -1e9, 255, 2550, 123_456.75, 1e9 } });

        Assert.That(Activations.Apply(activation, z).ToArray(), Is.EqualTo(new[,] { { low, 255, 2550, 123_456.75, 1e9 } }).Within(1e-12));
        Assert.That(Activations.Derivative(activation, z)[0, 4], Is.EqualTo(1).Within(1e-12));
    }

    // Odds of 3 : 1, far from 0 on either side.
    [Test]
    [Category("Extremes")]
    public void Softmax_far_from_0_depends_on_differences_alone() => Assert.That(
        Activations.Apply(
            Activation.Softmax,
            Matrix(new[,] { { 1500, 1500 - Math.Log(3) }, { -1500, -1500 + Math.Log(3) }, { 800, 800 + Math.Log(3) } })).ToArray(),
        Is.EqualTo(new[,] { { 0.75, 0.25 }, { 0.25, 0.75 }, { 0.25, 0.75 } }).Within(1e-12));

    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    [Category("Purity")]
    public void The_derivative_does_not_change_its_argument(Activation activation)
    {
        var z = Matrix(new[,] { { -1, 0.5 }, { 0, 2 } });

        Activations.Derivative(activation, z).Clear();

        Assert.That(z.ToArray(), Is.EqualTo(new[,] { { -1, 0.5 }, { 0, 2 } }));
    }

    [TestCase(Activation.Identity)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Relu)]
    [Category("Purity")]
    public void Later_calls_do_not_change_earlier_answers(Activation activation)
    {
        var z = Matrix(new[,] { { -1, 0.5 }, { 0.25, 2 } });
        var (a, slopes) = (Activations.Apply(activation, z), Activations.Derivative(activation, z));
        var (first, firstSlopes) = (a.Clone(), slopes.Clone());

        z[0, 1] = -2;
        var other = Activations.Apply(activation, z);
        Activations.Derivative(activation, z);

        Assert.That((a, slopes), Is.EqualTo((first, firstSlopes)));
        Assert.That(other[0, 1], Is.Not.EqualTo(first[0, 1]));
    }

    [Test]
    [Category("Arguments")]
    public void Softmax_has_no_derivative_element_by_element() =>
        Refused(() => Activations.Derivative(Activation.Softmax, Matrix(new double[,] { { 1, 2 } })));

    [Test]
    [Category("Arguments")]
    public void NaN_is_refused() =>
        Refused(() => Activations.Apply(Activation.Relu, Matrix(new[,] { { 1, double.NaN } })));

    [Test]
    [Category("Arguments")]
    public void Infinity_is_refused() =>
        Refused(() => Activations.Derivative(Activation.Tanh, Matrix(new[,] { { double.PositiveInfinity, 1 } })));

    [Test]
    [Category("Arguments")]
    public void An_unknown_activation_is_refused() =>
        Refused(() => Activations.Apply((Activation)99, Matrix(new double[,] { { 1, 2 } })));

    [Test]
    [Category("Arguments")]
    public void An_unknown_activation_has_no_derivative() =>
        Refused(() => Activations.Derivative((Activation)99, Matrix(new double[,] { { 1, 2 } })));
}
