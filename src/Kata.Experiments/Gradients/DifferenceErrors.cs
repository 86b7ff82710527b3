using Kata.Gradients;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments.Gradients;

/// <summary>How far plain differences of one step size are from the claimed gradient.</summary>
/// <param name="Step">h.</param>
/// <param name="CentralMedian">Of (J(θ+h) − J(θ−h)) / 2h, over the entries tried.</param>
/// <param name="CentralLargest">The same, at the worst entry.</param>
/// <param name="ForwardMedian">Of (J(θ+h) − J(θ)) / h.</param>
/// <param name="ForwardLargest">The same, at the worst entry.</param>
public sealed record StepError(double Step, double CentralMedian, double CentralLargest, double ForwardMedian, double ForwardLargest);

/// <summary>The errors of a claimed gradient, entry by entry and step size by step size: the numbers of the picture.</summary>
public sealed class DifferenceErrors
{
    private const int MostTried = 50;
    private readonly GradientCheckProblem _problem;
    private readonly Vector<double> _claimed;
    private readonly Vector<double> _numerical;
    private readonly double _largest;

    /// <param name="problem">The cost and the claimed gradient.</param>
    /// <param name="report">What the harness found.</param>
    /// <param name="progress">Told after each entry that has to be measured here.</param>
    public DifferenceErrors(GradientCheckProblem problem, GradientReport report, Action progress)
    {
        _problem = problem;
        var (n, claimed) = (problem.At.Count, problem.Gradient(problem.At.Clone()));
        // A gradient of another length has no entry to compare: then none is defined.
        _claimed = claimed.Count == n ? claimed : Vector<double>.Build.Dense(n, double.NaN);
        ByHarness = report.Entries.Select(at => at.Index).Distinct().Count() == n;
        _numerical = ByHarness
            ? Vector<double>.Build.DenseOfIndexed(n, report.Entries.Select(at => (at.Index, at.Numerical)))
            : Vector<double>.Build.Dense(n, Measured);
        _largest = _numerical.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        // An entry that is no number has no error at any step size; the worst entry has the one most worth seeing.
        int[] worst = report.Worst is { } entry ? [entry.Index] : [];
        Tried = [.. worst.Concat(Order.Of(n, report.Seed, 0)).Distinct().Where(i => double.IsFinite(_claimed[i])).Take(MostTried).Order()];

        double Measured(int i)
        {
            progress();
            return Central(i, 1e-5 * Math.Max(1, Math.Abs(problem.At[i])));
        }
    }

    /// <summary>Whether the slopes are the harness's own; it has none where it went by directions or refused the numbers.</summary>
    public bool ByHarness { get; }

    /// <summary>The entries that step sizes are tried on.</summary>
    public IReadOnlyList<int> Tried { get; }

    /// <summary>|claimed − numerical| / max(|claimed|, |numerical|, the largest slope / 1000) of every entry, NaN where that is undefined.</summary>
    public Vector<double> OfEntries() => Vector<double>.Build.Dense(_claimed.Count, i => Relative(i, _numerical[i]));

    /// <summary>The errors for steps from 1e-1 to 1e-12.</summary>
    public IReadOnlyList<StepError> OfSteps()
    {
        var here = _problem.Cost(_problem.At.Clone());
        return [.. Enumerable.Range(1, 12).Select(power => OfStep(double.Parse($"1e-{power}", System.Globalization.CultureInfo.InvariantCulture), here))];
    }

    private StepError OfStep(double h, double here)
    {
        var (central, forward) = (new List<double>(), new List<double>());
        foreach (var i in Tried)
        {
            var (above, below) = (Moved(i, h), Moved(i, -h));
            central.Add(Relative(i, (above - below) / (2 * h)));
            forward.Add(Relative(i, (above - here) / h));
        }

        return new(h, Median(central), Largest(central), Median(forward), Largest(forward));
    }

    private double Relative(int i, double numerical) => Math.Abs(_claimed[i] - numerical)
        / Math.Max(Math.Max(Math.Abs(_claimed[i]), Math.Abs(numerical)), _largest / 1000);

    private double Central(int i, double h) => (Moved(i, h) - Moved(i, -h)) / (2 * h);

    private double Moved(int i, double by)
    {
        var moved = _problem.At.Clone();
        moved[i] += by;
        return _problem.Cost(moved);
    }

    // A NaN among the errors makes the answer NaN: it must not pass for a small one.
    private static double Largest(List<double> errors) => errors.Aggregate(0.0, Math.Max);

    private static double Median(List<double> errors)
    {
        if (errors.Count == 0 || errors.Any(double.IsNaN)) return double.NaN;
        errors.Sort();
        return (errors[(errors.Count - 1) / 2] + errors[errors.Count / 2]) / 2;
    }
}
