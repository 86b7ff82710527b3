using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step07")]
public sealed class NumericalGradientTests
{
    // Saito, Deep Learning from Scratch, section 4.3.3, h = 1e-4.
    [Test]
    public void The_gradient_of_x_squared_plus_y_squared_is_2x_and_2y() => Assert.That(
        NumericalGradient.Central(theta => theta.DotProduct(theta), Vector(5, 6), 1e-4), Is.EqualTo(new double[] { 10, 12 }).Within(1e-9));

    // Central differences with h = 1e-4 are off by h²/6 times the third derivative, about 1e-9 here: to 1e-8 they are the gradient.
    [Test]
    public void The_harness_accepts_it_as_the_gradient_to_eight_digits() => Assert.That(
        (Vector<double> at) => NumericalGradient.Central(Wave, at, 1e-4),
        Is.GradientOf(Wave).At(Vector(0.3, -0.7)).Using(new() { RelativeTolerance = 1e-8 }));

    // ((2+h)³ − (2−h)³) / 2h = 12 + h²: for h = 0.5 the central difference is 12.25, a forward one 15.25.
    [Test]
    public void The_difference_is_central() =>
        Assert.That(NumericalGradient.Central(theta => Math.Pow(theta[0], 3), Vector(2), 0.5)[0], Is.EqualTo(12.25).Within(1e-12));

    [Test]
    public void Each_entry_is_moved_alone() => Assert.That(
        NumericalGradient.Central(theta => (3 * theta[0]) - (5 * theta[1]) + (theta[0] * theta[2]), Vector(1, 2, 4), 1e-3),
        Is.EqualTo(new double[] { 7, -5, 1 }).Within(1e-10));

    [Test]
    [Category("Purity")]
    public void The_point_is_not_changed()
    {
        var at = Vector(0.1, 0.2);

        NumericalGradient.Central(theta => theta.Sum(), at, 0.3);

        Assert.That(at, Is.EqualTo(new[] { 0.1, 0.2 }));
    }

    [Test]
    [Category("Purity")]
    public void Each_call_of_the_function_gets_its_own_vector()
    {
        var kept = new List<Vector<double>>();
        double Keep(Vector<double> theta)
        {
            kept.Add(theta);
            return theta.Sum();
        }

        NumericalGradient.Central(Keep, Vector(1, 2), 0.25);

        Assert.That(kept.Select(theta => theta.ToArray()), Is.EquivalentTo(new double[][] { [1.25, 2], [0.75, 2], [1, 2.25], [1, 1.75] }));
    }

    // Of θ³ at 0 the central difference is (h³ + h³) / 2h = h², for any h.
    [TestCase(2)]
    [TestCase(1000)]
    [TestCase(1e-6)]
    [TestCase(1e-12)]
    public void Any_step_is_taken_as_it_is(double h)
    {
        var scale = 1 / (h * h);

        Assert.That(
            NumericalGradient.Central(theta => scale * theta[0] * theta[0] * theta[0], Vector(0), h)[0], Is.EqualTo(1).Within(1e-12));
    }

    // The step does not grow with θ: f is called at 1024 ± 0.25 and 0.5 ± 0.25.
    [Test]
    public void The_step_is_the_same_wherever_theta_is()
    {
        var called = new List<(double, double)>();
        double Record(Vector<double> theta)
        {
            called.Add((theta[0], theta[1]));
            return 0;
        }

        NumericalGradient.Central(Record, Vector(1024, -0.5), 0.25);

        Assert.That(called, Is.EquivalentTo(new[] { (1024.25, -0.5), (1023.75, -0.5), (1024, -0.25), (1024, -0.75) }));
    }

    // Slopes of 1e9, −1e9, 1e-9 and 0: large ones are not cut off and small ones not rounded.
    [Test]
    public void Slopes_may_be_of_any_size()
    {
        var gradient = NumericalGradient.Central(theta => (1e9 * theta[0]) - (1e9 * theta[1]), Vector(0, 0, 0), 0.25);
        var small = NumericalGradient.Central(theta => 1e-9 * theta[0], Vector(0), 0.25);

        Assert.That(gradient, Is.EqualTo(new[] { 1e9, -1e9, 0 }).Within(1e-3));
        Assert.That(small[0], Is.EqualTo(1e-9).Within(1e-12));
    }

    // Σ (i + 1)·θᵢ has the slopes 1, 2, …, 40, and a point of a single number has a single slope.
    [Test]
    public void Forty_numbers_have_forty_slopes()
    {
        var weights = Vector<double>.Build.Dense(40, i => i + 1);

        Assert.That(
            NumericalGradient.Central(theta => weights * theta, Vector<double>.Build.Dense(40), 0.5),
            Is.EqualTo(Enumerable.Range(1, 40)).Within(1e-10));
        Assert.That(NumericalGradient.Central(theta => 3 * theta[0], Vector(2), 0.5), Is.EqualTo(new double[] { 3 }).Within(1e-12));
    }

    [Test]
    [Category("Purity")]
    public void Later_calls_do_not_change_earlier_answers()
    {
        var first = NumericalGradient.Central(theta => 3 * theta[0], Vector(2), 0.5);

        var second = NumericalGradient.Central(theta => 5 * theta[0], Vector(2), 0.5);

        Assert.That((first[0], second[0]), Is.EqualTo((3.0, 5.0)));
    }

    // A function may write into the vector that it gets.
    [Test]
    [Category("Purity")]
    public void A_function_that_changes_its_argument_disturbs_nothing()
    {
        double Spoil(Vector<double> theta)
        {
            var value = (2 * theta[0]) + (3 * theta[1]);
            theta.Clear();
            return value;
        }

        Assert.That(NumericalGradient.Central(Spoil, Vector(4, 5), 0.5), Is.EqualTo(new double[] { 2, 3 }).Within(1e-12));
    }

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [Category("Arguments")]
    public void A_step_that_is_not_a_positive_number_is_refused(double h) =>
        Refused(() => NumericalGradient.Central(theta => theta[0], Vector(1), h));

    [Test]
    [Category("Arguments")]
    public void A_point_that_is_not_finite_is_refused() =>
        Refused(() => NumericalGradient.Central(theta => theta[0], Vector(1, double.NaN), 0.1));

    private static double Wave(Vector<double> at) => Math.Sin(at[0]) * Math.Exp(at[1]);
}
