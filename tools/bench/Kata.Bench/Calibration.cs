using Kata.Gradients;
using MathNet.Numerics.Random;

namespace Kata.Bench;

/// <summary>
/// Puts right gradients of many drawn networks, and the same with one wrong entry, to the check and to the published rules.
/// </summary>
internal static class Calibration
{
    // Large enough to keep both cores busy, small enough to stop soon after the last entry asked for.
    private const int Batch = 64;

    /// <summary>The relative errors that are planted.</summary>
    public static IReadOnlyList<double> Errors { get; } = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11];

    /// <summary>Draws networks until their gradients have enough entries; the result does not depend on the number of cores.</summary>
    /// <param name="relu">Whether the hidden units have kinks.</param>
    /// <param name="entries">The least number of entries.</param>
    /// <param name="planted">The number of networks in which errors are planted.</param>
    /// <param name="seed">The seed of them all.</param>
    /// <param name="progress">Receives the number of entries covered so far.</param>
    public static CalibrationSummary Run(bool relu, int entries, int planted, int seed, Action<int> progress)
    {
        var outcomes = new List<Outcome>();
        var covered = 0;
        while (covered < entries)
        {
            var first = outcomes.Count;
            var batch = new Outcome[Batch];
            Parallel.For(0, Batch, i => batch[i] = Measure(SeedOf(first + i), relu, first + i < planted));
            foreach (var outcome in batch.TakeWhile(_ => covered < entries))
            {
                outcomes.Add(outcome);
                covered += outcome.Entries.Values.Sum();
            }

            progress(Math.Min(covered, entries));
        }

        return new(relu ? "ReLU" : "smooth", outcomes);

        int SeedOf(int network) => unchecked((seed * 1_000_003) + (2 * network) + (relu ? 1 : 0));
    }

    private static Outcome Measure(int seed, bool relu, bool plant)
    {
        var problem = Networks.Draw(seed, relu);
        problem.EnsureFastCostIsRight(seed);
        var differences = new Differences(problem);
        var report = Check(problem, 0, 0);
        var entries = report.Entries;
        int[] candidates = [.. Enumerable.Range(0, problem.Gradient.Length).Where(i => problem.Gradient[i] != 0)];
        return new()
        {
            Entries = entries.CountBy(entry => entry.Verdict).ToDictionary(),
            Seed = seed,
            Verdict = report.Verdict,
            FalseAlarms = [.. entries.Where(entry => entry.Verdict == EntryVerdict.Disagrees)],
            Evaluations = report.Evaluations,
            Tolerances =
            [
                .. entries.Where(entry => entry.Analytic != 0).Select(entry => Math.Abs((entry.Tolerance / entry.Analytic) ?? double.NaN)),
            ],
            Resolution = report.Resolution,
            Rejects = Judge(report, differences, problem.Gradient),
            Planted = plant && candidates.Length > 0 ? Plant(problem, differences, candidates, new(seed)) : null,
        };
    }

    private static Planted Plant(Problem problem, Differences differences, int[] candidates, MersenneTwister random)
    {
        var planted = Errors.Select(error =>
        {
            var entry = candidates[random.Next(candidates.Length)];
            var report = Check(problem, entry, error);
            var named = report.Entries.Where(each => each.Verdict == EntryVerdict.Disagrees).Select(each => each.Index);
            var open = report.Entries.Any(each => each.Index == entry && each.Verdict == EntryVerdict.Unresolved);
            var wrong = Wrong(Vector<double>.Build.Dense([.. problem.Gradient]), entry, error).ToArray();
            return (Rejects: Judge(report, differences, wrong), Open: open, Named: named.SequenceEqual([entry]));
        }).ToArray();
        return new(
            [.. planted.Select(plant => plant.Rejects)],
            [.. planted.Select(plant => plant.Open)],
            [.. planted.Select(plant => plant.Named)],
            SmallestSeen(problem, candidates[random.Next(candidates.Length)]));
    }

    // Halves the decades between 1e-14 and 1 seven times; infinite if even an entry twice as large as it should be is not called wrong.
    private static double SmallestSeen(Problem problem, int entry)
    {
        if (!Seen(0)) return double.PositiveInfinity;
        var (unseen, seen) = (-14.0, 0.0);
        for (var i = 0; i < 7; i++)
        {
            var middle = (unseen + seen) / 2;
            if (Seen(middle)) seen = middle;
            else unseen = middle;
        }

        return Math.Pow(10, seen);

        bool Seen(double decade) => Check(problem, entry, Math.Pow(10, decade)).Verdict == GradientVerdict.Disagrees;
    }

    private static Vector<double> Wrong(Vector<double> gradient, int entry, double error)
    {
        gradient[entry] *= 1 + error;
        return gradient;
    }

    private static bool[] Judge(GradientReport report, Differences differences, double[] gradient) =>
        [report.Verdict == GradientVerdict.Disagrees, .. Rules.All.Select(rule => !rule.Accepts(differences, gradient))];

    private static GradientReport Check(Problem problem, int entry, double error) => GradientCheck.Verify(
        problem.Cost,
        theta => Wrong(problem.PlainGradient(theta), entry, error),
        Vector<double>.Build.DenseOfArray(problem.Theta),
        new() { Blocks = ThetaBlocks.Of(problem.Shapes), DirectionsAbove = int.MaxValue });
}
