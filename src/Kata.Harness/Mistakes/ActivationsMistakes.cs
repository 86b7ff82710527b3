using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 3 in the activations that work element by element, and in their derivatives.</summary>
internal static class ActivationsMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. SoftmaxMistakes.All,
        new("activations/relu-slope-below", 3, "ReLU's derivative is 1 below 0",
            "ReLU is the identity, so its derivative is 1.",
            "Below 0 ReLU is constant: no change of z reaches the output, so the derivative is 0.",
            "How much does max(0, z) change when z goes from −2 to −1?",
            "")
        { InSteps = Derivative(Activation.Relu, (_, _) => 1) },
        new("activations/relu-slope-above", 3, "ReLU's derivative is 0 above 0",
            "The condition says where the derivative is cut off.",
            "The other side is cut off: above 0 ReLU passes z on, with derivative 1. With 0 there, nothing is ever learned.",
            "On which side of 0 does max(0, z) let z through?",
            "")
        { InSteps = Derivative(Activation.Relu, (z, _) => z < 0 ? 1 : 0) },
        new("activations/relu-slope-at-0", 3, "ReLU's derivative is 1 at 0",
            "What is not below 0 is passed on.",
            "At 0 there is no derivative, and any number from 0 to 1 will do; this kata, like most libraries, takes 0, so that a unit "
            + "at rest stays at rest.",
            "Which convention does the doc comment name for z = 0?",
            "")
        { InSteps = Derivative(Activation.Relu, (z, _) => z >= 0 ? 1 : 0) },
        new("activations/relu-absolute", 3, "ReLU folds instead of cutting off",
            "Negative sums are made positive.",
            "A rectifier cuts off: below 0 its value is 0. |z| turns a large negative sum into a large positive one.",
            "What is max(0, −2)?",
            "")
        { InSteps = Value(Activation.Relu, Math.Abs) },
        new("activations/tanh-slope-without-tanh", 3, "Tanh's derivative is computed as 1 − z²",
            "tanh′ = 1 − a², and the argument is what gets squared.",
            "a is squared, but the argument here is z. The two agree only near 0; beyond |z| = 1 the derivative becomes negative.",
            "Can an increasing function have a negative derivative? Try z = 2.",
            "")
        { InSteps = Derivative(Activation.Tanh, (z, _) => 1 - (z * z)) },
        new("activations/tanh-slope-twice", 3, "Tanh is applied twice in its derivative",
            "The derivative works on the activation.",
            "The argument is z. Applying tanh before the formula, which applies it again, gives the derivative at tanh z instead of at z.",
            "How often do you apply tanh between z and the square?",
            "")
        { InSteps = Derivative(Activation.Tanh, (z, right) => right(Math.Tanh(z))) },
        new("activations/tanh-half", 3, "Tanh gets half its argument",
            "tanh z = (e^z − 1) / (e^z + 1).",
            "The formula has e^2z in both places; with e^z it is tanh(z/2).",
            "What should tanh(ln 2) be? Work it out by hand.",
            "")
        { InSteps = Value(Activation.Tanh, z => Math.Tanh(z / 2)) },
        new("activations/tanh-overflows", 3, "Tanh is computed as (e^z − e^−z) / (e^z + e^−z)",
            "That is its definition.",
            "At |z| = 800 an exponential overflows, and infinity divided by infinity is NaN, although tanh is ±1.",
            "What does your tanh make of z = 800?",
            "")
        { InSteps = Value(Activation.Tanh, z => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z))) },
        new("activations/sigmoid-overflows", 3, "The sigmoid is computed as e^z / (1 + e^z)",
            "Multiplying numerator and denominator by e^z changes nothing.",
            "On paper. At z = 800 it is infinity divided by infinity, NaN, although 1 / (1 + e^−z) is 1.",
            "What does your sigmoid make of z = 800, and of −800?",
            "")
        { InSteps = Value(Activation.Sigmoid, Overflowing) },
        new("activations/sigmoid-and-slope-overflow", 3, "The sigmoid, also in its derivative, is computed as e^z / (1 + e^z)",
            "Multiplying numerator and denominator by e^z changes nothing.",
            "On paper. At z = 800 it is infinity divided by infinity, NaN, and so is every derivative computed from it.",
            "What does your sigmoid make of z = 800, and its derivative of −800?",
            "")
        {
            InSteps = right => Value(Activation.Sigmoid, Overflowing)(
                Derivative(Activation.Sigmoid, (z, _) => Overflowing(z) * Overflowing(-z))(right)),
        },
        new("activations/sigmoid-of-minus-z", 3, "The sigmoid uses e^z instead of e^−z",
            "1 / (1 + e^z): the sign is easily lost.",
            "It falls instead of rising: large sums give small activations.",
            "Is your σ(5) closer to 0 or to 1?",
            "")
        { InSteps = Value(Activation.Sigmoid, z => ScalarOracle.Value(Activation.Sigmoid, -z)) },
        new("activations/sigmoid-slope-loses-digits", 3, "The sigmoid's derivative is computed as σ(1 − σ)",
            "That is the formula.",
            "At z = 40, σ is 1 to the last bit, so 1 − σ is 0, although the derivative is 4e-18: all its digits are lost.",
            "1 − σ(z) is the sigmoid of something. Of what?",
            "")
        { InSteps = Derivative(Activation.Sigmoid, (z, _) => 1 / (1 + Math.Exp(-z)) * (1 - (1 / (1 + Math.Exp(-z))))) },
        new("activations/sigmoid-slope-of-a", 3, "The sigmoid's derivative is computed as z(1 − z)",
            "σ′ = a(1 − a), and the argument is a.",
            "The argument is z, the weighted sum. z(1 − z) is not the derivative anywhere.",
            "What should the derivative be at z = 0, where the curve is steepest?",
            "")
        { InSteps = Derivative(Activation.Sigmoid, (z, _) => z * (1 - z)) },
        new("activations/identity-slope", 3, "The identity's derivative is computed as z",
            "Its value is z, and so is its derivative.",
            "A straight line through 0 at 45° rises by 1 everywhere: its derivative is 1.",
            "How much does g(z) = z change when z changes by 1?",
            "")
        { InSteps = Derivative(Activation.Identity, (z, _) => z) },
        new("activations/identity-doubled", 3, "The identity doubles its argument",
            "Some factor belongs there.",
            "The identity returns z unchanged.",
            "What should g(3) be for the identity?",
            "")
        { InSteps = Value(Activation.Identity, z => 2 * z) },
        new("activations/identity-shares-z", 3, "The identity returns z itself",
            "a is z, so one matrix serves for both.",
            "A change to a then changes z as well, which backpropagation still needs.",
            "Change the matrix that your function returned: is z still the same?",
            "")
        {
            InSteps = right => right with { Apply = (f, z) => right.Apply(f, z) is var a && f == Activation.Identity ? z : a },
        },
        new("activations/sigmoid-is-tanh", 3, "Tanh is used as the sigmoid",
            "Both are S-shaped.",
            "The sigmoid goes from 0 to 1, tanh from −1 to 1: its outputs are not probabilities.",
            "What should σ(0) be?",
            "")
        { InSteps = Value(Activation.Sigmoid, Math.Tanh) },
        new("activations/in-place", 3, "The activation overwrites z",
            "z is no longer needed once a is known.",
            "Backpropagation needs g′(z): with z overwritten by a, the derivative is taken at the wrong point.",
            "What does z hold after your function has returned?",
            "deeplearning4j PR #364")
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
        MissingGuards.Mistake("activations", 3,
            "NaN goes in and NaN comes out, and softmax gets a derivative that it does not have", right => right with
        {
            Apply = (f, z) => MissingGuards.Unchecked(() => right.Apply(f, z), z.Clone),
            Derivative = (f, z) => MissingGuards.Unchecked(() => right.Derivative(f, z), z.Clone),
        }),
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
