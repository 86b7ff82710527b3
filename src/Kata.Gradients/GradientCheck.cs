using MathNet.Numerics.LinearAlgebra;

namespace Kata.Gradients;

/// <summary>Decides from numbers alone: is a function the gradient of a cost?</summary>
/// <remarks>
/// The cost may be any function from n numbers to one. The check measures the cost's rounding noise, extrapolates each slope with a
/// tolerance derived from that noise, and calls an entry wrong only if measurements with several different step sizes exclude it. The
/// functions are called one at a time, on the calling thread, each with a copy of the point; their exceptions are not caught.
/// </remarks>
public static class GradientCheck
{
    private const string Float = "look for float or rounding in it, and compute in double throughout.";

    /// <summary>Compares a gradient function with the slopes of a cost.</summary>
    /// <param name="cost">
    /// The cost at a point of n numbers. Called about 12·n times if every entry is compared. For n above <see
    /// cref="GradientOptions.DirectionsAbove"/> called about 600 times, more with many blocks. A wrong entry adds about 100 calls, and a
    /// few hundred to find it by directions.
    /// </param>
    /// <param name="gradient">The gradient at a point, n numbers. Called three times, and eight times more if an entry seems wrong.</param>
    /// <param name="at">The point, n numbers; it is not changed.</param>
    /// <param name="options">Blocks, tolerance, seed, and when to check directions; null for the defaults, which suit any cost.</param>
    /// <param name="progress">Receives the count of slopes after each slope measured; null if nothing is to be reported.</param>
    /// <param name="cancellationToken">Stops the check before the next call of the cost.</param>
    /// <returns>What was found; <see cref="GradientReport.Agrees"/> is the result in one bit.</returns>
    /// <exception cref="ArgumentNullException">The cost, the gradient or the point is null.</exception>
    /// <exception cref="ArgumentException">
    /// The blocks do not cover the n numbers, a block has no row or column, or an option is out of its range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static GradientReport Verify(
        Func<double[], double> cost,
        Func<double[], double[]> gradient,
        double[] at,
        GradientOptions? options = null,
        IProgress<GradientProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return Run(cost, gradient, isFunction: true, at, options, progress, cancellationToken);
    }

    /// <summary>Compares an already computed gradient with the slopes of a cost.</summary>
    /// <param name="cost">The cost at a point of n numbers. Called as often as for a gradient function.</param>
    /// <param name="gradient">
    /// The gradient at the point, n numbers. Its own rounding noise cannot be measured, so less of it is forgiven.
    /// </param>
    /// <param name="at">The point, n numbers; it is not changed.</param>
    /// <param name="options">Blocks, tolerance, seed, and when to check directions; null for the defaults, which suit any cost.</param>
    /// <param name="progress">Receives the count of slopes after each slope measured; null if nothing is to be reported.</param>
    /// <param name="cancellationToken">Stops the check before the next call of the cost.</param>
    /// <returns>What was found; <see cref="GradientReport.Agrees"/> is the result in one bit.</returns>
    /// <exception cref="ArgumentNullException">The cost, the gradient or the point is null.</exception>
    /// <exception cref="ArgumentException">
    /// The blocks do not cover the n numbers, a block has no row or column, or an option is out of its range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static GradientReport Verify(
        Func<double[], double> cost,
        double[] gradient,
        double[] at,
        GradientOptions? options = null,
        IProgress<GradientProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return Run(cost, _ => gradient, isFunction: false, at, options, progress, cancellationToken);
    }

    /// <inheritdoc
    /// cref="Verify(Func{double[], double}, Func{double[], double[]}, double[], GradientOptions, IProgress{GradientProgress},
    /// CancellationToken)"/>
    public static GradientReport Verify(
        Func<Vector<double>, double> cost,
        Func<Vector<double>, Vector<double>> gradient,
        Vector<double> at,
        GradientOptions? options = null,
        IProgress<GradientProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradient);
        return Run(v => cost(Dense(v)), v => gradient(Dense(v)), isFunction: true, at, options, progress, cancellationToken);
    }

    /// <inheritdoc
    /// cref="Verify(Func{double[], double}, double[], double[], GradientOptions, IProgress{GradientProgress}, CancellationToken)"/>
    public static GradientReport Verify(
        Func<Vector<double>, double> cost,
        Vector<double> gradient,
        Vector<double> at,
        GradientOptions? options = null,
        IProgress<GradientProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradient);
        return Run(v => cost(Dense(v)), _ => gradient, isFunction: false, at, options, progress, cancellationToken);
    }

    // The vector is a view of the array, so that an edit of one is an edit of the other.
    private static Vector<double> Dense(double[] entries) => Vector<double>.Build.Dense(entries);

    private static GradientReport Run(
        Func<double[], double> cost,
        Func<double[], IList<double>?> gradient,
        bool isFunction,
        IList<double> at,
        GradientOptions? options,
        IProgress<GradientProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(at);
        options ??= new();
        options.Check();
        var layout = new ParameterLayout(options.Blocks, at.Count);
        var measured = new MeasuredCost(cost, [.. at], cancellationToken);
        var conditions = new Preconditions(measured, at, layout, options.Seed);
        if (conditions.Check(gradient, isFunction) is { } failed) return failed;

        var byDirections = at.Count > options.DirectionsAbove;
        var random = new Random(options.Seed);
        var noise = Noise.Measure(measured, conditions.Here, random, exact: !byDirections);
        if (!noise.IsSmooth(measured, conditions.Here, random))
        {
            var direction = RandomDirection.Over([.. Enumerable.Range(0, at.Count)], at.Count, random);
            var (along, scale) = (measured.Along(direction), Math.Max(1, at.Max(Math.Abs)));
            var obstacle = Obstacle.At(t => along(t * scale), conditions.Here, noise) ?? Float;
            var refusal = conditions.Refusal(
                GradientVerdict.NotSmooth,
                $"the cost is not float64-smooth: its noise is {noise.Absolute:0.0e+0} at a cost of {conditions.Here:g3}; {obstacle}");
            return refusal with { Noise = noise.Absolute };
        }

        var (here, analytic, tolerance) = (conditions.Here, conditions.Analytic, options.RelativeTolerance);
        var slopes = new SlopeCounter(progress);
        var gradientNoise = new GradientNoise(isFunction ? gradient : null, measured.Point, analytic, random);
        var entries = new EntryCheck(measured, layout, noise, here, gradientNoise, tolerance, slopes);
        var report = byDirections
            ? new DirectionCheck(measured, layout, noise, here, entries, gradientNoise, analytic, random, tolerance, slopes).Run()
            : entries.Run(analytic);
        return conditions.CheckAfterwards()
            ?? report with { Noise = noise.Absolute, Evaluations = measured.Evaluations, Seed = options.Seed };
    }
}
