using MathNet.Numerics.Distributions;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9: weights that are equal, in the wrong range, of the wrong shape, or not drawn from the seed.</summary>
internal static class InitializeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("initialize/zeros")
        {
            InSteps = right => Redrawn(right, (theta, _) => 0 * theta),
        },
        new("initialize/constant")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => theta.Map(_ => epsilon, Zeros.Include)),
        },
        new("initialize/positive")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => (theta + epsilon) / 2),
        },
        new("initialize/unit-range")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => ((theta / epsilon) + 1) / 2),
        },
        new("initialize/normal")
        {
            InSteps = right => Redrawn(right, (theta, epsilon) => theta.Map(weight => Bell(weight, epsilon), Zeros.Include)),
        },
        new("initialize/biases-zero")
        {
            InSteps = right => Redrawn(right, (theta, _) =>
            {
                theta.ClearColumn(0);
                return theta;
            }),
        },
        new("initialize/no-bias-column")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.RemoveColumn(0)),
        },
        new("initialize/transposed")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.Transpose()),
        },
        new("initialize/seed-per-row")
        {
            InSteps = right => Redrawn(right, (theta, _) => theta.MapIndexed((_, j, _) => theta[0, j], Zeros.Include)),
        },
        new("initialize/seed-ignored")
        {
            InSteps = right => WithTheta(right, (units, inputs, epsilon, _) => right.Theta(units, inputs, epsilon, 1)),
        },
        new("initialize/clock")
        {
            InSteps = right =>
            {
                var calls = 0;
                return WithTheta(
                    right, (units, inputs, epsilon, seed) => right.Theta(units, inputs, epsilon, unchecked(seed + (7919 * ++calls))));
            },
        },
        .. InitializeRangeMistakes.All,
        Mistake.Family("initialize/he-for-relu", right => ForRelu(right, (_, _) => true), right => ForRelu(right, (l, last) => l < last)),
        .. InitializeFamilies.All,
        new("initialize/no-argument-checks")
        {
            InSteps = right => right with
        {
            Epsilon = (inputs, units) => MissingGuards.Unchecked(() => right.Epsilon(inputs, units), () => 1),
            Theta = (units, inputs, epsilon, seed) => MissingGuards.Unchecked(
                () => right.Theta(units, inputs, epsilon, seed),
                () => Matrix<double>.Build.Dense(Math.Max(1, units), Math.Max(1, inputs) + 1)),
            Create = (sizes, hidden, output, loss, seed) => MissingGuards.Unchecked(
                () => right.Create(sizes, hidden, output, loss, seed), () => new([new(Matrix<double>.Build.Dense(1, 2), output)], loss)),
        },
        },
    ];

    /// <summary>The right creation, or one that already has a mistake, so that two mistakes can be injected at once.</summary>
    internal static OracleInitialize Creation(Steps right) =>
        right.Create.Target as OracleInitialize ?? new OracleInitialize { Epsilon = right.Epsilon, Theta = right.Theta };

    // The layers for which this holds of their index and the last one's, counted from 1, get He's range if the hidden units are ReLUs.
    private static Steps ForRelu(Steps right, Func<int, int, bool> holds) => right with
    {
        Create = (sizes, hidden, output, loss, seed) =>
        {
            var l = 0;
            var creation = Creation(right);
            return hidden != Activation.Relu ? right.Create(sizes, hidden, output, loss, seed) : (creation with
            {
                Epsilon = (inputs, units) => holds(++l, sizes.Count - 1) ? Math.Sqrt(6.0 / inputs) : creation.Epsilon(inputs, units),
            }).Create(sizes, hidden, output, loss, seed);
        },
    };

    private static Steps Redrawn(Steps right, Func<Matrix<double>, double, Matrix<double>> change) =>
        WithTheta(right, (units, inputs, epsilon, seed) => change(right.Theta(units, inputs, epsilon, seed), epsilon));

    private static Steps WithTheta(Steps right, ThetaFunction theta) =>
        right with { Theta = theta, Create = (Creation(right) with { Theta = theta }).Create };

    // A uniform draw becomes a normal one by the inverse of the distribution; the ends of the range would become infinite.
    private static double Bell(double weight, double epsilon) =>
        epsilon * Normal.InvCDF(0, 1, Math.Clamp(((weight / epsilon) + 1) / 2, 1e-9, 1 - 1e-9));
}
