using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step03")]
public sealed class ActivationsSnapshots
{
    private static Matrix<double> Z => Matrix<double>.Build.Dense(9, 1, (i, _) => i - 4);

    [Test]
    public Task Values_from_minus_4_to_4() => Verify(Format.Lines([
        "         z   identity    sigmoid       tanh       relu",
        .. Rows(activation => Activations.Apply(activation, Z))]));

    [Test]
    public Task Derivatives_from_minus_4_to_4() => Verify(Format.Lines([
        "         z   identity    sigmoid       tanh       relu",
        .. Rows(activation => Activations.Derivative(activation, Z))]));

    private static IEnumerable<string> Rows(Func<Activation, Matrix<double>> values) =>
        Z.Append(values(Activation.Identity)).Append(values(Activation.Sigmoid)).Append(values(Activation.Tanh)).Append(
            values(Activation.Relu))
            .EnumerateRows().Select(row => Format.Row(row));
}
