using Kata.Gradients;

namespace Kata.Bench;

/// <summary>The outcomes of all networks of one kind.</summary>
internal sealed class CalibrationSummary(string kind, IReadOnlyList<Outcome> outcomes)
{
    private readonly Planted[] _planted = PlantedIn(outcomes);

    public string Kind { get; } = kind;

    public int Networks => outcomes.Count;

    public int Entries => outcomes.Sum(outcome => outcome.Entries.Values.Sum());

    /// <summary>Entries of right gradients that the check calls wrong.</summary>
    public int FalseAlarms => Count(EntryVerdict.Disagrees);

    /// <summary>The first of them, each with the seed of its network.</summary>
    public IReadOnlyList<FalseAlarm> FirstFalseAlarms { get; } =
        [.. outcomes.SelectMany(outcome => outcome.FalseAlarms.Select(entry => new FalseAlarm(outcome.Seed, entry))).Take(10)];

    /// <summary>Entries of right gradients that the check leaves unresolved.</summary>
    public int Unresolved => Count(EntryVerdict.Unresolved);

    /// <summary>How often the check gives each verdict on a whole right gradient.</summary>
    public IReadOnlyDictionary<string, int> Verdicts { get; } =
        outcomes.CountBy(outcome => outcome.Verdict.ToString()).OrderByDescending(pair => pair.Value).ToDictionary();

    /// <summary>All cost evaluations, per entry.</summary>
    public double EvaluationsPerEntry => outcomes.Sum(outcome => (double)outcome.Evaluations) / Entries;

    /// <summary>The number of networks in which errors were planted.</summary>
    public int PlantedNetworks => _planted.Length;

    /// <summary>The tolerance relative to the entry, over all entries that are not 0.</summary>
    public Quantiles Tolerance { get; } = Quantiles.Of(outcomes.SelectMany(outcome => outcome.Tolerances));

    /// <summary>The resolution that the reports state.</summary>
    public Quantiles Resolution { get; } =
        Quantiles.Of(outcomes.Select(outcome => outcome.Resolution).OfType<double>().Where(double.IsFinite));

    /// <summary>The smallest relative error seen in one entry of each network with planted errors.</summary>
    public Quantiles SmallestSeen { get; } = Quantiles.Of(PlantedIn(outcomes).Select(planted => planted.SmallestSeen));

    /// <summary>The check first, then the published rules.</summary>
    public IReadOnlyList<Judge> Judges { get; } =
    [
        .. Rules.All.Select(rule => (rule.Name, rule.Source))
            .Prepend(("this check", "src/Kata.Gradients, GradientCheck.Verify, entry by entry"))
            .Select((judge, j) => new Judge(
                judge.Item1,
                judge.Item2,
                Share(outcomes, outcome => outcome.Rejects[j]),
                Shares(PlantedIn(outcomes), (planted, e) => planted.Rejects[e][j]))),
    ];

    /// <summary>How often the check leaves the wrong entry unresolved.</summary>
    public IReadOnlyList<Found> Open { get; } = Shares(PlantedIn(outcomes), (planted, e) => planted.Open[e]);

    /// <summary>How often the check calls the wrong entry wrong, and no other.</summary>
    public IReadOnlyList<Found> Named { get; } = Shares(PlantedIn(outcomes), (planted, e) => planted.Named[e]);

    private int Count(EntryVerdict verdict) => outcomes.Sum(outcome => outcome.Entries.GetValueOrDefault(verdict));

    private static Planted[] PlantedIn(IReadOnlyList<Outcome> outcomes) =>
        [.. outcomes.Select(outcome => outcome.Planted).OfType<Planted>()];

    private static IReadOnlyList<Found> Shares(Planted[] planted, Func<Planted, int, bool> found) =>
        [.. Calibration.Errors.Select((error, e) => new Found(error, Share(planted, each => found(each, e))))];

    private static double Share<T>(IReadOnlyList<T> cases, Func<T, bool> holds) =>
        cases.Count == 0 ? 0 : (double)cases.Count(holds) / cases.Count;
}

/// <summary>A right entry that was called wrong.</summary>
internal sealed record FalseAlarm(int Seed, GradientEntry Entry);

/// <summary>A share, 0 … 1, of planted errors of one relative size.</summary>
internal sealed record Found(double Error, double Share);

/// <summary>How often a rule rejects right gradients and planted errors.</summary>
internal sealed record Judge(string Name, string Source, double RejectsRight, IReadOnlyList<Found> RejectsPlanted);

/// <summary>The quantiles of some numbers.</summary>
internal sealed record Quantiles(double Median, double Percent90, double Percent99, double Largest)
{
    public static Quantiles Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order().DefaultIfEmpty()];
        return new(At(0.5), At(0.9), At(0.99), At(1));
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }
}
