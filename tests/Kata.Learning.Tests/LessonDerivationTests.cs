using Kata.Harness.Tracing;
using static Kata.Learning.Tests.Lesson;
using static Kata.Tests.TestMatrices;

namespace Kata.Learning.Tests;

/// <summary>The derivations of steps 1 to 8: their identities hold, and the numbers they print are so.</summary>
public sealed class LessonDerivationTests
{
    private const double H = 1e-4;

    private static readonly double[] Zs = [-3, -1.25, -0.5, 0.25, 1, 2.5];

    private static TraceExample Two => TraceExample.Worked;

    [Test]
    public void The_numbers_before_step_1_are_so()
    {
        var product = Matrix(new double[,] { { 1, 2 }, { 3, 4 } }) * Matrix(new double[,] { { 5, 6 }, { 7, 8 } });
        static double J(double w) => 2 * w * 2 * w;

        Says(
            "00",
            $"z = 1 + 2 · 2 + 3 · (−1) = {Text(1 + (2 * 2) + (3 * -1))}",
            $"−0.15 · 0.01 = {Text(-0.15 * 0.01)}",
            $"1·5 + 2·7 1·6 + 2·8 = {Text(product.Row(0))} 3 4 7 8 3·5 + 4·7 3·6 + 4·8 {Text(product.Row(1))}",
            $"J is 6.02² = {Text(J(3.01))}, which is {Text(J(3.01) - J(3))} more",
            $"has the slope 12 · 2 = {Text(Slope(J, 3), 3)} in w");
    }

    [Test]
    public void The_places_of_step_1_are_so()
    {
        var flat = Serialize.Flatten(
            [Matrix(new double[,] { { 10, 11, 12 }, { 20, 21, 22 } }), Matrix(new double[,] { { 30, 31, 32 } })]).ToList();

        Says("01", $"in place 0 + 1 · 3 + 2 = {flat.IndexOf(22)}", $"is in place 6 + 0 · 3 + 1 = {flat.IndexOf(31)}");
    }

    [Test]
    public void All_classes_of_step_2_are_equally_far_apart()
    {
        var rows = OneHot.Encode([0, 1, 2], 3);

        for (var p = 0; p < 3; p++)
            for (var q = 0; q < p; q++) Assert.That(Math.Pow((rows.Row(p) - rows.Row(q)).L2Norm(), 2), Is.EqualTo(2).Within(1e-15));
        Says("02", $"(0 + 2) / 2 = {Text((0 + 2) / 2.0)}", $"(1 0 0 + 0 0 1) / 2 = {Text((rows.Row(0) + rows.Row(2)) / 2)}");
    }

    [Test]
    public void A_line_of_a_line_is_a_line_and_two_bends_are_an_exclusive_or()
    {
        foreach (var x in Zs) Assert.That(3 * ((2 * x) + 1) + 4, Is.EqualTo((6 * x) + 7).Within(1e-14));

        foreach (var (p, q) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
        {
            var bends = Activations.Apply(Activation.Relu, Matrix(new double[,] { { p + q, p + q - 1 } }));
            var (r, s) = (bends[0, 0], bends[0, 1]);

            Assert.That(r - (2 * s), Is.EqualTo(p ^ q));
            Says("03", $"{p} {q} {Text(r)} {Text(s)} {p ^ q}");
        }
    }

    // Measured slopes: at h = 1e-4 their error is below h² and their noise below 1e-11.
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    public void The_slopes_derived_in_step_3_are_the_measured_ones(Activation activation)
    {
        foreach (var z in Zs)
        {
            var g = G(activation, z);
            var derived = activation == Activation.Sigmoid ? g * (1 - g) : 1 - (g * g);

            Assert.That(derived, Is.EqualTo(Slope(at => G(activation, at), z)).Within(H * H));
            Assert.That(derived, Is.EqualTo(Activations.Derivative(activation, Matrix(new[,] { { z } }))[0, 0]).Within(1e-15));
            if (activation == Activation.Sigmoid) Assert.That(1 - g, Is.EqualTo(G(activation, -z)).Within(1e-15));
        }
    }

    [Test]
    public void A_shift_cancels_in_softmax()
    {
        var z = Matrix(new[,] { { 0.5, -1, 2 } });

        Close(Activations.Apply(Activation.Softmax, z), Activations.Apply(Activation.Softmax, z - 7), 1e-15);
    }

    [Test]
    public void The_arithmetic_of_step_3_is_so()
    {
        var sigma = G(Activation.Sigmoid, -1);

        Says(
            "03",
            $"e is {Text(Math.E)}, so σ(−1) = 1 / {Text(1 + Math.E)} = {Text(sigma)}",
            $"σ′(−1) = {Text(sigma)} · {Text(1 - sigma)} = {Text(sigma * (1 - sigma))}");
    }

    [Test]
    public void The_sums_of_step_4_are_those_of_the_pass()
    {
        var pass = Forward.Pass(Two.Network, Two.X);

        Says(
            "04",
            $"z¹[0, 1] = 1 · (−1) + 2 · 0.5 + (−1) · 2 = {Text(pass.Z[0][0, 1])}",
            $"z¹[1, 0] = 1 · 1 + 0 · 2 + 1 · 3 = {Text(pass.Z[0][1, 0])}",
            $"z¹[1, 1] = 1 · (−1) + 0 · 0.5 + 1 · 2 = {Text(pass.Z[0][1, 1])}",
            $"z²[0, 0] = 1 · 0.5 + 2 · (−1) + 0 · 4 = {Text(pass.Z[1][0, 0])}",
            $"z²[1, 0] = 1 · 0.5 + 4 · (−1) + 1 · 4 = {Text(pass.Z[1][1, 0])}");
    }

    [Test]
    public void The_border_of_step_5_is_where_z_is_0()
    {
        var line = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        foreach (var z in Zs.Append(0)) Assert.That(Predict.Classes(line, Matrix(new[,] { { z } }))[0], Is.EqualTo(z >= 0 ? 1 : 0));
    }

    [Test]
    public void The_cross_entropies_of_step_6_are_likelihoods()
    {
        var z = Matrix(new[,] { { 0.3 }, { -1.5 }, { 2 } });
        var y = Matrix(new double[,] { { 1 }, { 0 }, { 0 } });
        var h = z.Map(value => G(Activation.Sigmoid, value));
        var rows = Matrix(new[,] { { 0.3, -1.5, 2 }, { 1, 0.5, 0 } });
        var p = Activations.Apply(Activation.Softmax, rows);

        Assert.That(
            Math.Exp(-3 * Cost.DataTerm(Loss.CrossEntropy, new([z], [z, h]), y)),
            Is.EqualTo(h[0, 0] * (1 - h[1, 0]) * (1 - h[2, 0])).Within(1e-15));
        Assert.That(
            Math.Exp(-2 * Cost.DataTerm(Loss.SoftmaxCrossEntropy, new([rows], [rows, p]), OneHot.Encode([2, 0], 3))),
            Is.EqualTo(p[0, 2] * p[1, 0]).Within(1e-15));
    }

    [Test]
    public void The_forms_in_z_of_step_6_are_those_in_h()
    {
        foreach (var (z, y) in Zs.SelectMany(z => new[] { 0, 0.25, 1 }.Select(y => (z, y))))
        {
            var h = G(Activation.Sigmoid, z);
            var loss = -((y * Math.Log(h)) + ((1 - y) * Math.Log(1 - h)));

            Assert.That(z - (z * y) + Math.Log(1 + Math.Exp(-z)), Is.EqualTo(loss).Within(1e-14));
            Assert.That((-z * y) + Math.Log(1 + Math.Exp(z)), Is.EqualTo(loss).Within(1e-14));
            Assert.That(Math.Max(z, 0) - (z * y) + Math.Log(1 + Math.Exp(-Math.Abs(z))), Is.EqualTo(loss).Within(1e-14));
        }
    }

    [Test]
    public void The_squared_error_of_step_6_is_a_likelihood_up_to_a_constant()
    {
        static double Density(double miss) => Math.Exp(-miss * miss / 2) / Math.Sqrt(2 * Math.PI);

        foreach (var miss in Zs)
            Assert.That(-Math.Log(Density(miss)) + Math.Log(Density(0)), Is.EqualTo(miss * miss / 2).Within(1e-14));
    }

    [Test]
    public void The_arithmetic_of_step_6_is_so()
    {
        Assert.That(Math.Pow(0.75, 5000), Is.Zero);
        Assert.That(G(Activation.Sigmoid, 40), Is.EqualTo(1));
        Says(
            "06",
            $"its logarithm is {Text(5000 * Math.Log(0.75), 2)}",
            $"h = 0.99 for y = 1 costs {Text(-Math.Log(0.99), 5)}, and h = 0.01 costs {Text(-Math.Log(0.01), 5)}",
            $"{Text((2 * 2) + (3 * 3) + (0.5 * 0.5) + (2 * 2))} is 2² + 3² + 0.5² + 2² for W¹, "
            + $"and {Text(1 + (4 * 4))} is (−1)² + 4² for W²",
            $"3/4 · 4/5 = {Text(3.0 / 4 * 4 / 5)}, and −(ln 0.6) / 2 is again {Text(-Math.Log(0.6) / 2)}");
    }

    // The next terms are h⁴/120 · f⁽⁵⁾ and h²/6 · f‴.
    [Test]
    public void The_errors_of_step_7_are_the_next_terms_of_Taylor()
    {
        const double Step = 0.01;
        foreach (var at in Zs)
        {
            var central = NumericalGradient.Central(theta => Math.Sin(theta[0]), Vector(at), Step)[0];
            var oneSided = (Math.Sin(at + Step) - Math.Sin(at)) / Step;

            Assert.That(central - Math.Cos(at), Is.EqualTo(Step * Step / 6 * -Math.Cos(at)).Within(1e-9));
            Assert.That(oneSided - Math.Cos(at), Is.EqualTo(Step / 2 * -Math.Sin(at)).Within(2e-5));
        }
    }

    [Test]
    public void The_differences_of_step_7_are_so()
    {
        foreach (var h in new[] { 0.1, 0.01 })
        {
            var (up, down) = (Cube(1 + h), Cube(1 - h));
            var (central, oneSided) = ((up - down) / (2 * h), (up - 1) / h);
            Says(
                "07",
                $"({Text(up)} − {Text(down)}) / {Text(2 * h)} = {Text(central)} error {Text(central - 3)}",
                $"({Text(up)} − 1) / {Text(h)} = {Text(oneSided)} error {Text(oneSided - 3)}");
        }

        Says("07", $"that is h = {Math.Cbrt(3 * 1.1e-16 / 6).ToString("0.0e+0", CultureInfo.InvariantCulture)}.");
    }

    [Test]
    public void The_measured_errors_of_step_7_are_so()
    {
        foreach (var exponent in new[] { 2, 4, 6, 8, 10, 12, 14 })
        {
            var h = double.Parse($"1e-{exponent}", CultureInfo.InvariantCulture);
            var error = NumericalGradient.Central(theta => Cube(theta[0]), Vector(1), h)[0] - 3;
            var sign = error < 0 ? "−" : "";

            Says("07", $"1e-{exponent} {sign}{Math.Abs(error).ToString("0e+0", CultureInfo.InvariantCulture)}");
        }
    }

    [Test]
    public void The_warm_up_is_the_measured_gradient()
    {
        var x = Matrix(new double[,] { { 1, 2 }, { 1, -1 }, { 1, 1 }, { 1, 0 } });
        var (y, theta) = (Vector(1, 0, 0, 0), Vector(0, Math.Log(3)));
        var h = (x * theta).Map(z => G(Activation.Sigmoid, z));
        var gradient = x.TransposeThisAndMultiply(h - y) / 4;

        // The column of ones is the bias of step 6.
        double J(Vector<double> at) => Cost.Of(
            new([new(at.ToRowMatrix(), Activation.Sigmoid)], Loss.CrossEntropy), x.RemoveColumn(0), y.ToColumnMatrix(), 0);

        Close(gradient, NumericalGradient.Central(J, theta, H), 1e-8);
        Says(
            "07b",
            $"h = {Text(h[0])} h − y = {Text(h[0] - y[0])} "
            + $"1 −1 0 −ln 3 {Text(h[1])} {Text(h[1])} 1 1 0 ln 3 {Text(h[2])} {Text(h[2])} 1 0 0 0 {Text(h[3])} {Text(h[3])}",
            $"(−0.1 + 0.25 + 0.75 + 0.5) / 4 = {Text(gradient[0])}",
            $"(−0.1·2 − 0.25·1 + 0.75·1 + 0.5·0) / 4 = {Text(gradient[1])}",
            $"θ above it is {Text(J(theta))}",
            $"−1/0.9 = {Text(-1 / 0.9)} ∂h/∂z = 0.9 · 0.1 = {Text(0.9 * 0.1)}",
            $"{Text(-1 / 0.9)} · 0.09 · 2 = {Text(-1 / 0.9 * 0.09 * 2)} the same: (0.9 − 1) · 2 = {Text((0.9 - 1) * 2)}");
    }

    [Test]
    public void One_weight_and_one_example_of_step_8_are_so()
    {
        var deltas = Backprop.Deltas(Two.Network, Forward.Pass(Two.Network, Two.X), Two.Y);
        var slopes = Backprop.Of(Two.Network, Two.X.SubMatrix(0, 1, 0, 2), Two.Y.SubMatrix(0, 1, 0, 1), 0).Gradient;
        static double Loss(double weight) => 0.5 * Math.Pow(0.5 + (weight * 2) - 0.5, 2);

        Assert.That(Slope(Loss, -1), Is.EqualTo(slopes[1][0, 1]).Within(1e-8));
        Says(
            "08",
            $"∂ℓ/∂W = −2 · 1 · 2 = {Text(slopes[1][0, 1])}",
            $"ℓ goes from {Text(Loss(-1))} to ½ · 1.98² = {Text(Loss(-0.99))}. That is {Text(Loss(-0.99) - Loss(-1))}, "
            + $"and −4 · 0.01 is {Text(-4 * 0.01)}",
            $"δ¹ = −2 · (−1) · 1 = {Text(deltas[0][0, 0])} ∂ℓ/∂W¹[0, 0] = 2 · 2 = {Text(slopes[0][0, 1])}",
            $"δ¹ = −2 · 4 · 0 = {Text(deltas[0][0, 1])}");
    }

    [Test]
    public void The_two_paths_of_step_8_add_up()
    {
        var network = new Network(
            [
                new(Matrix(new double[,] { { 0, 1 } }), Activation.Identity),
                new(Matrix(new double[,] { { 0, 3 }, { 0, -1 } }), Activation.Identity),
            ],
            Loss.SquaredError);
        var (a, y) = (Matrix(new double[,] { { 2 } }), Matrix(new double[,] { { 5, 1 } }));
        var deltas = Backprop.Deltas(network, Forward.Pass(network, a), y);
        static double Both(double a) => 0.5 * (Math.Pow((3 * a) - 5, 2) + Math.Pow(-a - 1, 2));

        Assert.That(Slope(Both, 2), Is.EqualTo(deltas[0][0, 0]).Within(1e-8));
        Says(
            "08",
            $"together: ∂ℓ/∂a = 3 + 3 = {Text(deltas[0][0, 0])}",
            $"slope {Text(deltas[1][0, 0])} · 3 = 3",
            $"slope {Text(deltas[1][0, 1])} · (−1) = 3",
            $"ℓ = ½(1² + 3²) = {Text(Both(2))}",
            $"ℓ = ½(1.0609 + 9.0601) = {Text(Both(2.01))}. That is {Text(Both(2.01) - Both(2))} more");
    }

    // Measured with h = 1e-4, the slopes of these losses are exact to 1e-8.
    [TestCase(Loss.CrossEntropy, Activation.Sigmoid)]
    [TestCase(Loss.SoftmaxCrossEntropy, Activation.Softmax)]
    public void The_slope_of_a_cross_entropy_in_z_is_h_minus_y(Loss loss, Activation activation)
    {
        var y = Matrix(new[,] { { 1, 0, 0 }, { 0.25, 0.5, 0.25 } });
        var z = Vector(0.3, -1.5, 2, 1, 0.5, -0.25);
        double Total(Vector<double> at)
        {
            var sums = Serialize.Unflatten(at, [new(2, 3)])[0];
            return 2 * Cost.DataTerm(loss, new([sums], [sums, Activations.Apply(activation, sums)]), y);
        }

        var h = Activations.Apply(activation, Serialize.Unflatten(z, [new(2, 3)])[0]);

        Close(Serialize.Flatten([h - y]), NumericalGradient.Central(Total, z, H), 1e-8);
    }

    [Test]
    public void The_slope_of_the_loss_times_that_of_sigma_is_h_minus_y()
    {
        foreach (var (z, y) in Zs.SelectMany(z => new[] { 0, 0.25, 1 }.Select(y => (z, y))))
        {
            var h = G(Activation.Sigmoid, z);
            double Loss(double at) => -((y * Math.Log(at)) + ((1 - y) * Math.Log(1 - at)));

            Assert.That(Slope(Loss, h, 1e-5), Is.EqualTo((h - y) / (h * (1 - h))).Within(1e-5));
            Assert.That((h - y) / (h * (1 - h)) * Slope(at => G(Activation.Sigmoid, at), z), Is.EqualTo(h - y).Within(1e-6));
        }
    }

    [Test]
    public void The_sum_over_the_examples_of_step_8_is_a_matrix_product()
    {
        var pass = Forward.Pass(Two.Network, Two.X);
        var delta = Backprop.Deltas(Two.Network, pass, Two.Y)[1];
        var inputs = pass.A[1].InsertColumn(0, Vector(1, 1));
        var terms = Enumerable.Range(0, 2).Select(i => inputs.Row(i) * delta[i, 0]).ToArray();

        Close(terms[0] + terms[1], delta.TransposeThisAndMultiply(inputs).Row(0), 1e-15);
        Says(
            "08",
            $"0 −2 2 0 {Text(terms[0])} 1 −0.5 4 1 {Text(terms[1])} "
            + $"sum {Text(terms[0] + terms[1])} mean {Text((terms[0] + terms[1]) / 2)}");
    }

    [Test]
    public void Step_7_measures_the_whole_gradient_of_step_8()
    {
        var calls = 0;
        var thetas = Two.Network.Layers.Select(layer => layer.Theta).ToArray();
        var shapes = Two.Network.Layers.Select(layer => layer.Shape).ToArray();
        double J(Vector<double> flat)
        {
            calls++;
            return Cost.Of(Two.Network.With(Serialize.Unflatten(flat, shapes)), Two.X, Two.Y, Two.Lambda);
        }

        double Moved(double by) => J(Serialize.Flatten(thetas) + Vector(0, 0, by, 0, 0, 0, 0, 0, 0));
        var measured = NumericalGradient.Central(J, Serialize.Flatten(thetas), 0.01);

        // J is a parabola between the corners of ReLU, so the central difference is exact but for rounding.
        Close(measured, Serialize.Flatten(Backprop.Of(Two.Network, Two.X, Two.Y, Two.Lambda).Gradient), 1e-12);
        Says(
            "08",
            $"It takes {calls} forward passes",
            $"J(3.01) = {Text(Moved(0.01))} J(2.99) = {Text(Moved(-0.01))}",
            $"({Text(Moved(0.01))} − {Text(Moved(-0.01))}) / 0.02 = {Text(measured[2])}",
            $"{Text(Moved(0))} − 0.0015 = {Text(Moved(0) - 0.0015)}; "
            + $"the remaining {(Moved(0.01) - Moved(0) + 0.0015).ToString("F5", CultureInfo.InvariantCulture)} is",
            $"Θ¹[0, 1], has the slope {Text(measured[1])}");
    }

    private static double Cube(double theta) => theta * theta * theta;

    private static double G(Activation activation, double z) => Activations.Apply(activation, Matrix(new[,] { { z } }))[0, 0];

    private static double Slope(Func<double, double> f, double at, double h = H) =>
        NumericalGradient.Central(theta => f(theta[0]), Vector(at), h)[0];
}
