namespace Kata.LinearAlgebra.Tests;

/// <summary>One example through one layer, against sums written out.</summary>
public sealed class SampleLayerTests
{
    // Around the sizes of a register and of four.
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 8, 15, 16, 17, 33, 50];

    [Test]
    public void Forward_gives_the_weighted_sums([ValueSource(nameof(Sizes))] int units, [Values(1, 2, 7)] int inputs)
    {
        var (theta, input) = (Numbers(units * (inputs + 1), 1), Numbers(inputs, 2));
        var layer = Layer(units, inputs, theta);

        layer.Forward(input);

        Assert.That(layer.Z.ToArray(), Is.EqualTo(Enumerable.Range(0, units).Select(u => theta[u]
            + Enumerable.Range(0, inputs).Sum(j => theta[((j + 1) * units) + u] * input[j]))).Within(1e-14));
        Assert.That(layer.A.ToArray(), Is.EqualTo(layer.Z.ToArray()));
    }

    [Test]
    public void Learn_goes_downhill_and_passes_the_error_on_from_the_weights_before(
        [ValueSource(nameof(Sizes))] int units, [Values(1, 2, 7)] int inputs)
    {
        var (theta, delta) = (Numbers(units * (inputs + 1), 3), Numbers(units, 4));
        var (before, layer) = (Layer(inputs, 1, Numbers(2 * inputs, 5), Elements.Tanh), Layer(units, inputs, theta));
        before.Forward([0.7]);
        layer.Forward(before.A);
        delta.CopyTo(layer.Delta);

        layer.Learn(before.A, before, 0.1, 0.01);

        var learned = new double[theta.Length];
        layer.Get(learned);
        var (a, slope) = (before.A.ToArray(), before.Slope.ToArray());
        Assert.That(learned, Is.EqualTo(theta.Select((weight, place) => place < units
            ? weight - (0.1 * delta[place])
            : (0.99 * weight) - (0.1 * delta[place % units] * a[(place / units) - 1]))).Within(1e-14));
        Assert.That(before.Delta.ToArray(), Is.EqualTo(Enumerable.Range(0, inputs).Select(j =>
            slope[j] * Enumerable.Range(0, units).Sum(u => theta[((j + 1) * units) + u] * delta[u]))).Within(1e-14));
    }

    private static SampleLayer Layer(int units, int inputs, double[] theta, SampleLayer.Activate? activate = null)
    {
        var layer = new SampleLayer(units, inputs, activate ?? Elements.Identity);
        layer.Set(theta);
        return layer;
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }
}
