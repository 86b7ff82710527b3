using MathNet.Numerics.Distributions;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 9 in ε and in the distribution of the weights that come with any number.</summary>
internal static class InitializeFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("initialize/epsilon-of-units", Epsilon((_, units) => Math.Sqrt(6.0 / units)),
            Epsilon((_, units) => Math.Sqrt(3.0 / units)),
            Epsilon((_, units) => Math.Sqrt(2.0 / units)), Epsilon((_, units) => Math.Sqrt(1.0 / units))),
        Mistake.Family(
            "initialize/epsilon-brackets",
            Epsilon((inputs, units) => Math.Sqrt((6.0 / inputs) + units)),
            Epsilon((inputs, units) => (Math.Sqrt(6) / inputs) + units),
            Epsilon((inputs, units) => (Math.Sqrt(6) / Math.Sqrt(inputs)) + units),
            Epsilon((inputs, units) => Math.Sqrt(6.0 / inputs) + units),
            Epsilon((inputs, units) => (Math.Sqrt(6) / Math.Sqrt(inputs)) + Math.Sqrt(units)),
            Epsilon((inputs, units) => Math.Sqrt(6) / (Math.Sqrt(inputs) + Math.Sqrt(units))),
            Epsilon((inputs, units) => Math.Sqrt(6.0 / inputs / units)),
            Epsilon((inputs, units) => Math.Sqrt(6.0 / inputs * units)),
            Epsilon((inputs, units) => 6 / Math.Sqrt(inputs + units))),
        Mistake.Family(
            "initialize/standard-deviation",
            Epsilon((inputs, units) => Math.Sqrt(2.0 / (inputs + units))),
            Epsilon((inputs, units) => Math.Sqrt(3.0 / (inputs + units))),
            Epsilon((inputs, units) => Math.Sqrt(1.0 / (inputs + units))),
            Epsilon((inputs, units) => Math.Sqrt(12.0 / (inputs + units)))),
        Mistake.Family(
            "initialize/epsilon-of-lecun",
            Epsilon((inputs, _) => Math.Sqrt(3.0 / inputs)),
            Epsilon((inputs, _) => Math.Sqrt(1.0 / inputs)),
            Epsilon((inputs, _) => Math.Sqrt(2.0 / inputs)),
            Epsilon((inputs, _) => 1.0 / inputs)),
        Mistake.Family("initialize/epsilon-root-left-out", Epsilon((inputs, units) => 6.0 / (inputs + units))),
        Mistake.Family(
            "initialize/integer-division",
            right => Epsilon((inputs, units) => Math.Sqrt(6 / (inputs + units)))(right)),
        Mistake.Family(
            "initialize/clipped-normal",
            [.. new[] { 1.0, 2 }.Select(width => Drawn(
                (weight, epsilon) => Math.Clamp(Bell(weight, width * epsilon, epsilon), -epsilon, epsilon)))]),
        Mistake.Family("initialize/narrow-normal", new[] { 1 / Math.Sqrt(3), 0.5 }.Select(
            width => Drawn((weight, epsilon) => Bell(weight, width * epsilon, epsilon)))),
        Mistake.Family("initialize/negative", Drawn((weight, epsilon) => (weight - epsilon) / 2)),
        Mistake.Family("initialize/range-doubled", Drawn((weight, _) => 2 * weight)),
        Mistake.Family("initialize/range-halved", Drawn((weight, _) => weight / 2)),
        Mistake.Family(
            "initialize/biases-in-other-range",
            Biases((weight, epsilon) => Bell(weight, 1, epsilon)),
            Biases((weight, epsilon) => weight / epsilon),
            Biases((_, _) => 1),
            Biases((weight, epsilon) => ((weight / epsilon) + 1) / 2)),
        Mistake.Family("initialize/seed-per-entry", right => Redrawn(right, (theta, _) => theta.Map(_ => theta[0, 0], Zeros.Include))),
    ];

    private static Func<Steps, Steps> Epsilon(EpsilonFunction wrong) => right =>
    {
        EpsilonFunction epsilon = (inputs, units) => right.Epsilon(inputs, units) > 0 ? wrong(inputs, units) : 0;
        return right with { Epsilon = epsilon, Create = (InitializeMistakes.Creation(right) with { Epsilon = epsilon }).Create };
    };

    private static Func<Steps, Steps> Drawn(Func<double, double, double> change) =>
        right => Redrawn(right, (theta, epsilon) => theta.Map(weight => change(weight, epsilon), Zeros.Include));

    private static Func<Steps, Steps> Biases(Func<double, double, double> change) => right => Redrawn(
        right, (theta, epsilon) => theta.MapIndexed((_, j, weight) => j == 0 ? change(weight, epsilon) : weight, Zeros.Include));

    private static Steps Redrawn(Steps right, Func<Matrix<double>, double, Matrix<double>> change)
    {
        ThetaFunction theta = (units, inputs, epsilon, seed) => change(right.Theta(units, inputs, epsilon, seed), epsilon);
        return right with { Theta = theta, Create = (InitializeMistakes.Creation(right) with { Theta = theta }).Create };
    }

    // A uniform draw within ±ε becomes a normal one of this width by the inverse of the distribution.
    private static double Bell(double weight, double width, double epsilon) =>
        width * Normal.InvCDF(0, 1, Math.Clamp(((weight / epsilon) + 1) / 2, 1e-9, 1 - 1e-9));
}
