using Kata.Harness.Oracle;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9: weights that are equal, in the wrong range, of the wrong shape, or not drawn from the seed.</summary>
internal static class InitializeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("initialize/zeros", 9,
            "All weights start at 0",
            "Training finds the weights, so any start will do.",
            "Units with equal weights get equal gradients and stay equal for ever: the hidden layer acts as a single unit, "
            + "and no gradient check sees it.",
            "If two units start with the same weights, what can ever make them different?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, _) => 0 * theta),
        },
        new("initialize/constant", 9,
            "All weights start at the same number",
            "Small weights that are not 0 are enough.",
            "Units with equal weights get equal gradients and stay equal for ever, whatever the number.",
            "If two units start with the same weights, what can ever make them different?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => theta.Map(_ => epsilon, Zeros.Include)),
        },
        new("initialize/positive", 9,
            "The weights are drawn from 0 … ε",
            "A random number times ε is in the range.",
            "It is in the upper half of the range: all weights pull the same way, so sums grow with the number of "
            + "inputs and units saturate.",
            "What should the mean of all your weights be close to?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => (theta + epsilon) / 2),
        },
        new("initialize/unit-range", 9,
            "The weights are drawn from 0 … 1",
            "Uniform numbers from a generator are random weights.",
            "They are neither centred nor scaled by ε: the sums of a wide layer are far from 0, and its units saturate at once.",
            "How large is the largest of your weights if ε is 0.1?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => ((theta / epsilon) + 1) / 2),
        },
        new("initialize/normal", 9,
            "The weights are drawn from a normal distribution of width ε",
            "Random weights come from a normal distribution.",
            "It has no ends: one weight in three is outside −ε … ε, and their spread is √3 times that of uniform draws.",
            "Can one of your weights be larger than ε?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => theta.Map(weight => Bell(weight, epsilon), Zeros.Include)),
        },
        new("initialize/biases-zero", 9,
            "The biases start at 0",
            "Only the weights need to be random.",
            "Many libraries do so, and training works as well, but here all of theta is drawn, column 0 included.",
            "Which columns of theta do you draw?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, _) =>
            {
                theta.ClearColumn(0);
                return theta;
            }),
        },
        new("initialize/no-bias-column", 9,
            "There is no column for the biases",
            "A theta has a column for each input.",
            "It has one more. The next function that takes the network reports that theta does not fit x.",
            "With five inputs, how many columns does theta have?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.RemoveColumn(0)),
        },
        new("initialize/transposed", 9,
            "A unit is a column instead of a row",
            "A matrix maps inputs to units, so its rows are the inputs.",
            "Here a row is a unit: the layers do not fit together.",
            "With three units and five inputs, how many rows does theta have?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.Transpose()),
        },
        new("initialize/seed-per-row", 9,
            "Each row is drawn from a new generator with the same seed",
            "Every row needs its own generator.",
            "The same seed gives the same numbers: all units of the layer are equal and stay equal for ever.",
            "What do you see if you compare the first two rows of a theta?",
            "")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.MapIndexed((_, j, _) => theta[0, j], Zeros.Include)),
        },
        new("initialize/seed-ignored", 9,
            "Every seed gives the same numbers",
            "A fixed seed makes results repeatable.",
            "They are, but the caller cannot ask for another draw: ten trainings from ten seeds are one training ten times, "
            + "and layers of the same shape are equal.",
            "What changes in your weights if the seed changes?",
            "")
        {
            InSteps = right => WithTheta(right, (units, inputs, epsilon, _) => right.Theta(units, inputs, epsilon, 1)),
        },
        new("initialize/clock", 9,
            "The same seed gives different numbers each time",
            "Random weights should be new every time.",
            "They should be new for a new seed: without that no training can be repeated, and a failure seen once is gone.",
            "If you call your function twice with the same seed, what do you expect, and what do you get?",
            "")
        {
            InSteps = right =>
            {
                var calls = 0;
                return WithTheta(
                    right, (units, inputs, epsilon, seed) => right.Theta(units, inputs, epsilon, unchecked(seed + (7919 * ++calls))));
            },
        },
        .. InitializeRangeMistakes.All,
        MissingGuards.Mistake("initialize", 9,
            "a layer without units or a loss that does not fit is discovered much later", right => right with
        {
            Epsilon = (inputs, units) => MissingGuards.Unchecked(() => right.Epsilon(inputs, units), () => 1),
            Theta = (units, inputs, epsilon, seed) => MissingGuards.Unchecked(
                () => right.Theta(units, inputs, epsilon, seed),
                () => Matrix<double>.Build.Dense(Math.Max(1, units), Math.Max(1, inputs) + 1)),
            Create = (sizes, hidden, output, loss, seed) => MissingGuards.Unchecked(
                () => right.Create(sizes, hidden, output, loss, seed), () => new([new(Matrix<double>.Build.Dense(1, 2), output)], loss)),
        }),
    ];

    /// <summary>The right creation, or one that already has a mistake, so that two mistakes can be injected at once.</summary>
    internal static OracleInitialize Creation(Steps right) =>
        right.Create.Target as OracleInitialize ?? new OracleInitialize { Epsilon = right.Epsilon, Theta = right.Theta };

    private static Steps Redrawn(Steps right, Func<Matrix<double>, double, Matrix<double>> change) =>
        WithTheta(right, (units, inputs, epsilon, seed) => change(right.Theta(units, inputs, epsilon, seed), epsilon));

    private static Steps WithTheta(Steps right, ThetaFunction theta) =>
        right with { Theta = theta, Create = (Creation(right) with { Theta = theta }).Create };

    // A uniform draw becomes a normal one by the inverse of the distribution; the ends of the range would become infinite.
    private static double Bell(double weight, double epsilon) =>
        epsilon * Normal.InvCDF(0, 1, Math.Clamp(((weight / epsilon) + 1) / 2, 1e-9, 1 - 1e-9));
}
