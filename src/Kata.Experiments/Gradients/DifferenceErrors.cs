using Kata.Gradients;

namespace Kata.Experiments.Gradients;

/// <summary>How far plain differences with one step size are from the gradient.</summary>
/// <param name="Step">h.</param>
/// <param name="CentralMedian">The median relative error of (J(θ+h) − J(θ−h)) / 2h over the entries tried.</param>
/// <param name="CentralLargest">The largest.</param>
/// <param name="ForwardMedian">The median relative error of (J(θ+h) − J(θ)) / h.</param>
/// <param name="ForwardLargest">The largest.</param>
public sealed record StepError(double Step, double CentralMedian, double CentralLargest, double ForwardMedian, double ForwardLargest);

/// <summary>The errors of a gradient, entry by entry and step size by step size: the numbers in the picture.</summary>
public sealed class DifferenceErrors
{
    private const int MostTried = 50;
    private static readonly double[] Steps = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12];
    private readonly GradientCheckProblem _problem;
    private static readonly Vector<double> Zero = Vector<double>.Build.Dense(1);
    private readonly Vector<double> _analytic;
    private readonly Vector<double> _numerical;
    private readonly double _largest;

    /// <param name="problem">The cost and the gradient.</param>
    /// <param name="report">What the check found.</param>
    /// <param name="progress">Called after each entry that is measured here.</param>
    public DifferenceErrors(GradientCheckProblem problem, GradientReport report, Action progress)
    {
        _problem = problem;
        var (n, analytic) = (problem.At.Count, problem.Gradient(problem.At.Clone()));
        // A gradient of another length has no entry to compare, so all errors are undefined.
        _analytic = analytic.Count == n ? analytic : Vector<double>.Build.Dense(n, double.NaN);
        ByCheck = report.Entries.Select(at => at.Index).Distinct().Count() == n;
        _numerical = ByCheck
            ? Vector<double>.Build.DenseOfIndexed(n, report.Entries.Select(at => (at.Index, at.Numerical ?? double.NaN)))
            : Vector<double>.Build.Dense(n, Measured);
        _largest = _numerical.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        // An entry that is not finite has no error at any step size; the error of the worst entry is the one most worth seeing.
        int[] worst = report.Worst is { } entry ? [entry.Index] : [];
        Tried = [.. worst.Concat(Order.Of(n, report.Seed, 0)).Distinct().Where(i => double.IsFinite(_analytic[i])).Take(MostTried).Order()];

        double Measured(int i)
        {
            progress();
            return Central(i, 1e-5 * Math.Max(1, Math.Abs(problem.At[i])));
        }
    }

    /// <summary>Whether the slopes are those of the check; it has none if it went by directions or refused the numbers.</summary>
    public bool ByCheck { get; }

    /// <summary>The entries on which step sizes are tried.</summary>
    public IReadOnlyList<int> Tried { get; }

    /// <summary>|analytic − numerical| / max(|analytic|, |numerical|, the largest slope / 1000) of every entry; NaN if undefined.</summary>
    public Vector<double> OfEntries() => Vector<double>.Build.Dense(_analytic.Count, i => Relative(i, _numerical[i]));

    /// <summary>The errors for steps from 1e-1 to 1e-12.</summary>
    public IReadOnlyList<StepError> OfSteps()
    {
        var here = _problem.Cost(_problem.At.Clone());
        return [.. Steps.Select(h => OfStep(h, here))];
    }

    private StepError OfStep(double h, double here)
    {
        var (central, forward) = (new List<double>(), new List<double>());
        foreach (var i in Tried)
        {
            central.Add(Relative(i, Central(i, h)));
            forward.Add(Relative(i, (Moved(i, h) - here) / h));
        }

        return new(h, Median(central), Largest(central), Median(forward), Largest(forward));
    }

    private double Relative(int i, double numerical) => Math.Abs(_analytic[i] - numerical)
        / Math.Max(Math.Max(Math.Abs(_analytic[i]), Math.Abs(numerical)), _largest / 1000);

    private double Central(int i, double h) => _problem.Central(by => Moved(i, by[0]), Zero, h)[0];

    private double Moved(int i, double by)
    {
        var moved = _problem.At.Clone();
        moved[i] += by;
        return _problem.Cost(moved);
    }

    // A NaN among the errors makes the result NaN, so that it does not pass for a small error.
    private static double Largest(List<double> errors) => errors.Aggregate(0.0, Math.Max);

    private static double Median(List<double> errors)
    {
        if (errors.Count == 0 || errors.Any(double.IsNaN)) return double.NaN;
        errors.Sort();
        return (errors[(errors.Count - 1) / 2] + errors[errors.Count / 2]) / 2;
    }
}
