namespace Kata.LinearAlgebra.Tests;

/// <summary>Activations and losses a register at a time are those of double precision, one number after another.</summary>
public sealed class ElementsTests
{
    // From 0 to 800 on either side, dense near 0, and the places where formulas change.
    private static readonly double[] Zs =
    [
        .. from size in (double[])[0, 1e-300, 1e-20, 1e-9, 1e-4, 0.1, 0.5, 0.6249999, 0.625, 0.7, 1, 5, 18, 36, 37, 350, 700, 709, 745, 800]
           from sign in (double[])[1, -1]
           select sign * size,
        .. Enumerable.Range(-400, 801).Select(i => i / 20.0),
    ];

    [Test]
    public void Sigmoid_and_its_slope_are_exact()
    {
        var (a, slope) = (new double[Zs.Length], new double[Zs.Length]);

        Elements.Sigmoid(Zs, a, slope);

        for (var i = 0; i < Zs.Length; i++)
        {
            var (plus, minus) = (1 / (1 + Math.Exp(-Zs[i])), 1 / (1 + Math.Exp(Zs[i])));
            Same(a[i], plus, Zs[i]);
            Same(slope[i], plus * minus, Zs[i]);
        }
    }

    [Test]
    public void Tanh_and_its_slope_are_exact()
    {
        var (a, slope) = (new double[Zs.Length], new double[Zs.Length]);

        Elements.Tanh(Zs, a, slope);

        for (var i = 0; i < Zs.Length; i++)
        {
            Same(a[i], Math.Tanh(Zs[i]), Zs[i]);
            Same(slope[i], 1 / (Math.Cosh(Zs[i]) * Math.Cosh(Zs[i])), Zs[i]);
        }
    }

    [Test]
    public void Relu_is_0_with_slope_0_at_its_kink()
    {
        var (a, slope) = (new double[3], new double[3]);

        Elements.Relu([-2, 0, 3], a, slope);

        Assert.That(a, Is.EqualTo(new double[] { 0, 0, 3 }));
        Assert.That(slope, Is.EqualTo(new double[] { 0, 0, 1 }));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(0.3)]
    public void Cross_entropy_of_any_z_is_exact(double y)
    {
        foreach (var z in Zs)
        {
            // Log1p by its series where e is small.
            var e = Math.Exp(-Math.Abs(z));
            var expected = Math.Max(z, 0) - (z * y) + (e < 1e-4 ? e - (e * e / 2) + (e * e * e / 3) : Math.Log(1 + e));
            Assert.That(Losses.CrossEntropy([z], [y]), Is.EqualTo(expected).Within(1e-15 + (1e-12 * expected)), $"z = {z}");
        }
    }

    // Softmax of (0, ln 3) is (1/4, 3/4); of (800, −800) it is (1, 0), and the loss of the second class is 1,600.
    [Test]
    public void Softmax_and_its_loss_by_hand()
    {
        var width = Kernels.Padded(2);
        double[] z = new double[2 * width], y = new double[2 * width], h = new double[2 * width];
        (z[width], y[width]) = (Math.Log(3), 1);
        (z[1], z[width + 1], y[width + 1]) = (800, -800, 1);

        var loss = Losses.SoftmaxCrossEntropy(2, width, z, y, h);

        Assert.That(loss, Is.EqualTo(1600 - Math.Log(0.75)).Within(1e-12));
        Assert.That(new[] { h[0], h[width], h[1], h[width + 1] }, Is.EqualTo(new[] { 0.25, 0.75, 1, 0 }).Within(1e-15));
    }

    [Test]
    public void Sums_and_checks_see_every_number([Range(0, 19)] int length)
    {
        for (var i = 0; i < length; i++)
        {
            var x = new double[length];
            x[i] = 3;
            Assert.That((Elements.Sum(x), Elements.SumOfSquares(x)), Is.EqualTo((3.0, 9.0)));
            Assert.That((Elements.AreFinite(x), Elements.AreProbabilities(x)), Is.EqualTo((true, false)));
            x[i] = double.NaN;
            Assert.That((Elements.AreFinite(x), Elements.AreProbabilities(x)), Is.EqualTo((false, false)));
            x[i] = double.NegativeInfinity;
            Assert.That(Elements.AreFinite(x), Is.False);
            x[i] = 1;
            Assert.That(Elements.AreProbabilities(x), Is.True);
        }
    }

    [Test]
    public void Only_targets_that_sum_to_1_are_distributions()
    {
        var width = Kernels.Padded(3);
        var y = new double[2 * width];
        for (var i = 0; i < 3; i++) (y[i], y[width + i]) = (0.25, 0.75);
        var right = Losses.AreDistributions(3, width, y);
        y[2] = 0.26;

        Assert.That((right, Losses.AreDistributions(3, width, y), Losses.AreDistributions(2, width, y)), Is.EqualTo((true, false, true)));
    }

    // To 13 digits, or 1e-300 where the right value is below the normal numbers.
    private static void Same(double actual, double expected, double z) =>
        Assert.That(actual, Is.EqualTo(expected).Within(1e-300 + (1e-13 * Math.Abs(expected))), $"z = {z}");
}
