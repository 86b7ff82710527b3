using MathNet.Numerics.LinearAlgebra;

namespace Kata.Gradients;

/// <summary>Judges numbers: is a claimed gradient the gradient of a cost?</summary>
/// <remarks>
/// The cost may be anything that maps n numbers to one. Its noise is measured, each slope is extrapolated with a tolerance derived from that
/// noise, and a claim is called wrong only when measurements with other ladders of steps leave no other way.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Compares a gradient function with the slopes of a cost.</summary>
    /// <param name="cost">The cost at a point of n numbers; called about 12n times, or a few hundred times where directions are checked.</param>
    /// <param name="gradient">The claimed gradient at a point, n numbers; called three times, and eight more where it seems wrong.</param>
    /// <param name="at">The point, n numbers; left as it is: the functions are given copies.</param>
    /// <param name="options">Blocks, seed, and from where on directions are checked; the defaults suit any cost.</param>
    /// <returns>What was found; <see cref="GradientReport.Agrees"/> is the verdict. What the functions throw is not caught.</returns>
    /// <exception cref="ArgumentException">The blocks do not cover the n numbers.</exception>
    public static GradientReport Verify(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient, Vector<double> at, GradientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return Verify(cost, gradient, isFunction: true, at, options ?? new());
    }

    /// <summary>Compares a gradient that has been computed already with the slopes of a cost.</summary>
    /// <param name="cost">The cost at a point of n numbers.</param>
    /// <param name="gradient">The claimed gradient, n numbers.</param>
    /// <param name="at">The point, n numbers; left as it is.</param>
    /// <param name="options">Blocks, seed, and from where on directions are checked.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The blocks do not cover the n numbers.</exception>
    public static GradientReport Verify(Func<Vector<double>, double> cost, Vector<double> gradient, Vector<double> at, GradientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return Verify(cost, _ => gradient, isFunction: false, at, options ?? new());
    }

    private const string Float = "look for float or rounding in it, and compute in double throughout.";

    private static GradientReport Verify(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient, bool isFunction, Vector<double> at, GradientOptions options)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(at);
        var layout = new ParameterLayout(options.Blocks, at.Count);
        var conditions = new Preconditions(cost, at, layout, options.Seed);
        if (conditions.Refuse(gradient, isFunction) is { } refusal) return refusal;

        var byDirections = at.Count > options.DirectionsAbove;
        var (random, measured) = (new Random(options.Seed), new MeasuredCost(cost, at.ToArray()));
        var noise = Noise.Measure(measured, conditions.Here, random, exact: !byDirections);
        if (!noise.IsSmooth(measured, conditions.Here, random))
        {
            var why = conditions.Because(
                GradientVerdict.NotSmooth,
                $"the cost is not float64-smooth: its noise is {noise.Absolute:0.0e+0} at a cost of {conditions.Here:g3}; {Float}");
            return why with { Noise = noise.Absolute, Evaluations = conditions.Evaluations + measured.Evaluations };
        }

        var claimNoise = new GradientNoise(isFunction ? gradient : null, measured.Point, conditions.Claimed, random);
        var entries = new EntryCheck(measured, layout, noise, conditions.Here, claimNoise, options.Allowed);
        var report = byDirections
            ? new DirectionCheck(measured, layout, noise, conditions.Here, entries, claimNoise, conditions.Claimed, random, options.Allowed).Run()
            : entries.Run(conditions.Claimed);
        return conditions.RefuseAfterwards(measured.Evaluations) ?? report with
        {
            Noise = noise.Absolute,
            Evaluations = conditions.Evaluations,
            Seed = options.Seed,
        };
    }
}
