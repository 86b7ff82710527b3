using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step13")]
public sealed class FastBackpropSnapshots
{
    [Test]
    public Task The_gradient_of_200_examples()
    {
        var network = SmallNetwork();
        var x = Matrix<double>.Build.Dense(200, 2, (i, j) => ((((3 * i) + (5 * j)) % 11) - 5) / 4.0);
        var (cost, gradient) = FastBackprop.Of(network, x, OneHot.Encode([.. Enumerable.Range(0, 200).Select(i => i % 3 / 2)], 2), 1);

        return Verify(Format.Lines(
            $"cost at lambda 1: {Format.Number(cost)}",
            Format.Matrix("gradient 1", gradient[0]),
            Format.Matrix("gradient 2", gradient[1])));
    }

    [Test, Category("OutsideData")]
    public Task The_costs_of_the_digits_of_Ng_with_the_given_weights()
    {
        var (digits, network) = (RequiredData.Ex4(), RequiredData.Ex4Network());
        var y = OneHot.Encode(digits.Labels, 10);

        return Verify(Format.Lines(new[] { 0.0, 1 }.Select(Line)));

        string Line(double lambda) =>
            $"lambda {Format.Number(lambda, "F0")}: {Format.Number(FastBackprop.Of(network, digits.X, y, lambda).Cost, "F13")}";
    }
}
