using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 3 that come with any number, or for any activation.</summary>
internal static class ActivationsFamilies
{
    private static readonly double[] Limits = [20, 6, 1, 10, 30, 50, 100, 255, 500];

    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family(
            "activations/sigmoid-brackets",
            Value(Activation.Sigmoid, z => 1 + Math.Exp(-z)),
            Value(Activation.Sigmoid, z => 1 + Math.Exp(z)),
            Value(Activation.Sigmoid, z => (1 / Math.Exp(-z)) + 1)),
        new("activations/sigmoid-slope-is-sigmoid")
        { InSteps = Slope(Activation.Sigmoid, z => ScalarOracle.Value(Activation.Sigmoid, z)) },
        new("activations/tanh-slope-is-tanh")
        { InSteps = Slope(Activation.Tanh, Math.Tanh) },
        new("activations/relu-slope-is-relu")
        { InSteps = Slope(Activation.Relu, z => Math.Max(z, 0)) },
        Mistake.Family(
            "activations/tanh-slope-not-squared",
            Slope(Activation.Tanh, z => 1 - Math.Tanh(z)),
            Slope(Activation.Tanh, z => Math.Tanh(z) * (1 - Math.Tanh(z))),
            Slope(Activation.Tanh, z => 1 - Math.Abs(Math.Tanh(z)))),
        Mistake.Family(
            "activations/relu-leaky",
            [
                .. new[] { 0.01, 0.1, 0.001, 0.2, 0.05, 0.3, 0.25, 0.02 }.SelectMany(leak => (Func<Steps, Steps>[])
                [
                    Value(Activation.Relu, z => z > 0 ? z : leak * z),
                    right => Value(Activation.Relu, z => z > 0 ? z : leak * z)(Slope(Activation.Relu, z => z > 0 ? 1 : leak)(right)),
                    Slope(Activation.Relu, z => z > 0 ? 1 : leak),
                ]),
            ]),
        Mistake.Family("activations/relu-cut-off", Limits.Select(limit => Value(Activation.Relu, z => Math.Clamp(z, 0, limit)))),
        Mistake.Family(
            "activations/sigmoid-clamped",
            [
                .. Limits.Select(limit => Value(
                    Activation.Sigmoid, z => ScalarOracle.Value(Activation.Sigmoid, Math.Clamp(z, -limit, limit)))),
                .. new[] { 1e-15, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4 }.Select(least => Value(
                    Activation.Sigmoid, z => Math.Clamp(ScalarOracle.Value(Activation.Sigmoid, z), least, 1 - least))),
            ]),
        Mistake.Family(
            "activations/sigmoid-for-softmax",
            Softmax(z => Apply(Activation.Sigmoid, z)),
            Softmax(z => Apply(z.ColumnCount == 2 ? Activation.Sigmoid : Activation.Softmax, z))),
        Mistake.Family(
            "activations/softmax-not-divided",
            Softmax(z => z.MapIndexed((i, _, value) => Math.Exp(value - z.Row(i).Maximum()), Zeros.Include)),
            Softmax(z => z.Map(Math.Exp, Zeros.Include)),
            Softmax(z => z.MapIndexed((i, _, value) => value / z.Row(i).Sum(), Zeros.Include))),
        Mistake.Family(
            "activations/softmax-loses-its-shift",
            Softmax(z => z.MapIndexed((i, _, value) => Math.Exp(value - z.Row(i).Maximum()) / z.Row(i).Sum(Math.Exp), Zeros.Include)),
            Softmax(z => z.MapIndexed((i, _, value) => Math.Exp(value) / z.Row(i).Sum(
                other => Math.Exp(other - z.Row(i).Maximum())), Zeros.Include))),
        Mistake.Family(
            "activations/softmax-maximum-of-column",
            Softmax(z => ShiftedBy(z, (_, k) => z.Column(k).Maximum())),
            Softmax(z => ShiftedBy(z, (_, k) => z.Column(k).Minimum()))),
    ];

    // Each entry shifted by itself, the sum over the shifted row.
    private static Matrix<double> ShiftedBy(Matrix<double> z, Func<int, int, double> shift)
    {
        var powers = z.MapIndexed((i, k, value) => Math.Exp(value - shift(i, k)), Zeros.Include);
        return powers.MapIndexed((i, _, power) => power / powers.Row(i).Sum(), Zeros.Include);
    }

    private static Func<Steps, Steps> Value(Activation of, Func<double, double> wrong) => right => right with
    {
        Apply = (f, z) => right.Apply(f, z) is var a && f == of ? z.Map(wrong, Zeros.Include) : a,
    };

    private static Func<Steps, Steps> Slope(Activation of, Func<double, double> wrong) => right => right with
    {
        Derivative = (f, z) => right.Derivative(f, z) is var slope && f == of ? z.Map(wrong, Zeros.Include) : slope,
    };

    private static Func<Steps, Steps> Softmax(Func<Matrix<double>, Matrix<double>> wrong) => right => right with
    {
        Apply = (f, z) => right.Apply(f, z) is var a && f == Activation.Softmax ? wrong(z) : a,
    };
}
