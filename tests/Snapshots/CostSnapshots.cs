using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step06")]
public sealed class CostSnapshots
{
    [Test, Category("OutsideData")]
    public Task The_digits_of_Ng_with_the_given_weights()
    {
        var (digits, network) = (RequiredData.Ex4(), RequiredData.Ex4Network());
        var y = OneHot.Encode(digits.Labels, 10);

        return Verify(Format.Lines([
            "lambda       cost    penalty",
            .. new[] { 0.0, 0.1, 1, 3, 10 }.Select(Row)]));

        string Row(double lambda) =>
            $"{Format.Number(lambda, "F1"),6} {Format.Row([Cost.Of(network, digits.X, y, lambda), Cost.Penalty(network, lambda, 5000)])}";
    }

    [Test]
    public Task A_small_network_under_every_loss()
    {
        var (x, y) = (Matrix(new double[,] { { 1, 2 }, { -3, 0.5 }, { 0, -1 } }), OneHot.Encode([1, 0, 1], 2));
        (Activation, Loss)[] pairs =
        [
            (Activation.Sigmoid, Loss.CrossEntropy),
            (Activation.Softmax, Loss.SoftmaxCrossEntropy),
            (Activation.Identity, Loss.SquaredError),
            (Activation.Sigmoid, Loss.SquaredError),
            (Activation.Tanh, Loss.SquaredError),
            (Activation.Relu, Loss.SquaredError),
        ];

        return Verify(Format.Lines([
            "output     loss                  lambda 0   lambda 1",
            .. pairs.Select(pair => $"{pair.Item1,-10} {pair.Item2,-20} {Format.Row([Of(pair, 0), Of(pair, 1)])}")]));

        double Of((Activation Output, Loss Loss) pair, double lambda) => Cost.Of(SmallNetwork(pair.Output, pair.Loss), x, y, lambda);
    }
}
