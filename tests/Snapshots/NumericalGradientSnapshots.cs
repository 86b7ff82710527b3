using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step07")]
public sealed class NumericalGradientSnapshots
{
    // θ³ at 1/3, where the slope is 1/3: the error is h² until, from 1e-6 on, rounding takes over.
    [Test]
    public Task The_error_against_the_step() => Verify(Format.Lines([
        "     h   log10 |error|",
        .. Enumerable.Range(1, 5).Select(k =>
        {
            var h = Math.Pow(10, -k);
            var slope = NumericalGradient.Central(theta => theta[0] * theta[0] * theta[0], Vector(1.0 / 3), h)[0];
            return $" 1e-{k:D2}  {Format.Number(Math.Log10(Math.Abs(slope - (1.0 / 3))), "F1"),14}";
        })]));
}
