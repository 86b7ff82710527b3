using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 3 in the activations that work element by element, and in their derivatives.</summary>
internal static class ActivationsMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. SoftmaxMistakes.All,
        new("activations/relu-slope-below")
        { InSteps = Derivative(Activation.Relu, (_, _) => 1) },
        new("activations/relu-slope-above")
        { InSteps = Derivative(Activation.Relu, (z, _) => z < 0 ? 1 : 0) },
        new("activations/relu-slope-at-0")
        { InSteps = Derivative(Activation.Relu, (z, _) => z >= 0 ? 1 : 0) },
        new("activations/relu-absolute")
        { InSteps = Value(Activation.Relu, Math.Abs) },
        new("activations/tanh-slope-without-tanh")
        { InSteps = Derivative(Activation.Tanh, (z, _) => 1 - (z * z)) },
        new("activations/tanh-slope-twice")
        { InSteps = Derivative(Activation.Tanh, (z, right) => right(Math.Tanh(z))) },
        new("activations/tanh-half")
        { InSteps = Value(Activation.Tanh, z => Math.Tanh(z / 2)) },
        new("activations/tanh-overflows")
        { InSteps = Value(Activation.Tanh, z => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z))) },
        new("activations/sigmoid-overflows")
        { InSteps = Value(Activation.Sigmoid, Overflowing) },
        new("activations/sigmoid-and-slope-overflow")
        {
            InSteps = right => Value(Activation.Sigmoid, Overflowing)(
                Derivative(Activation.Sigmoid, (z, _) => Overflowing(z) * Overflowing(-z))(right)),
        },
        new("activations/sigmoid-of-minus-z")
        { InSteps = Value(Activation.Sigmoid, z => ScalarOracle.Value(Activation.Sigmoid, -z)) },
        new("activations/sigmoid-slope-of-a")
        { InSteps = Derivative(Activation.Sigmoid, (z, _) => z * (1 - z)) },
        new("activations/identity-slope")
        { InSteps = Derivative(Activation.Identity, (z, _) => z) },
        new("activations/identity-doubled")
        { InSteps = Value(Activation.Identity, z => 2 * z) },
        new("activations/identity-shares-z")
        {
            InSteps = right => right with { Apply = (f, z) => right.Apply(f, z) is var a && f == Activation.Identity ? z : a },
        },
        new("activations/sigmoid-is-tanh")
        { InSteps = Value(Activation.Sigmoid, Math.Tanh) },
        new("activations/in-place")
        {
            InSteps = right => right with
            {
                Apply = (f, z) =>
                {
                    right.Apply(f, z).CopyTo(z);
                    return z;
                },
            },
        },
        new("activations/slope-in-place")
        {
            InSteps = right => right with
            {
                Derivative = (f, z) =>
                {
                    right.Derivative(f, z).CopyTo(z);
                    return z;
                },
            },
        },
        new("activations/relu-capped")
        { InSteps = Value(Activation.Relu, z => Math.Clamp(z, 0, 1000)) },
        .. ActivationsFamilies.All,
        new("activations/no-argument-checks")
        {
            InSteps = right => right with
        {
            Apply = (f, z) => MissingGuards.Unchecked(() => right.Apply(f, z), z.Clone),
            Derivative = (f, z) => MissingGuards.Unchecked(() => right.Derivative(f, z), z.Clone),
        },
        },
    ];

    private static Func<Steps, Steps> Value(Activation of, Func<double, double> wrong) =>
        right => right with { Apply = (f, z) => f == of ? z.Map(wrong, Zeros.Include) : right.Apply(f, z) };

    private static double Overflowing(double z) => Math.Exp(z) / (1 + Math.Exp(z));

    // The wrong derivative may use the right one.
    private static Func<Steps, Steps> Derivative(Activation of, Func<double, Func<double, double>, double> wrong) =>
        right => right with
        {
            Derivative = (f, z) => f == of ? z.Map(value => wrong(value, at => Slope(of, at)), Zeros.Include) : right.Derivative(f, z),
        };
}
