using Kata.Gradients;

namespace Kata.Bench;

/// <summary>What the networks of one kind showed together.</summary>
internal sealed class CalibrationSummary(string kind, IReadOnlyList<Outcome> outcomes)
{
    private readonly Planted[] _planted = PlantedIn(outcomes);

    public string Kind { get; } = kind;

    public int Networks => outcomes.Count;

    public int Entries => outcomes.Sum(outcome => outcome.Entries.Values.Sum());

    /// <summary>Entries of right gradients that the check calls wrong.</summary>
    public int FalseAlarms => Count(GradientVerdict.Disagrees);

    /// <summary>The first of them, each with the seed of its network.</summary>
    public IReadOnlyList<FalseAlarm> FirstFalseAlarms { get; } =
        [.. outcomes.SelectMany(outcome => outcome.FalseAlarms.Select(entry => new FalseAlarm(outcome.Seed, entry))).Take(10)];

    /// <summary>Entries of right gradients that the check leaves open.</summary>
    public int Unresolved => Count(GradientVerdict.Unresolved);

    /// <summary>The check's words on whole right gradients, with how often.</summary>
    public IReadOnlyDictionary<string, int> Verdicts { get; } =
        outcomes.CountBy(outcome => outcome.Verdict.ToString()).OrderByDescending(pair => pair.Value).ToDictionary();

    /// <summary>Cost evaluations an entry, everything included.</summary>
    public double EvaluationsPerEntry => outcomes.Sum(outcome => (double)outcome.Evaluations) / Entries;

    /// <summary>In how many networks errors were planted.</summary>
    public int PlantedNetworks => _planted.Length;

    /// <summary>Over all entries that are not 0, the first tolerance, relative to the entry: a doubt is confirmed with more.</summary>
    public Quantiles Tolerance { get; } = Quantiles.Of(outcomes.SelectMany(outcome => outcome.Tolerances));

    /// <summary>The resolution that the reports state.</summary>
    public Quantiles Resolution { get; } = Quantiles.Of(outcomes.Select(outcome => outcome.Resolution).Where(double.IsFinite));

    /// <summary>The smallest relative error that was really seen, over one entry of each network with planted errors.</summary>
    public Quantiles SmallestSeen { get; } = Quantiles.Of(PlantedIn(outcomes).Select(planted => planted.SmallestSeen));

    /// <summary>The check first, then the published rules.</summary>
    public IReadOnlyList<Judge> Judges { get; } =
    [
        .. Rules.All.Select(rule => (rule.Name, rule.Source)).Prepend(("this check", "src/Kata.Harness, GradientCheck.Verify, entry by entry"))
            .Select((judge, j) => new Judge(
                judge.Item1,
                judge.Item2,
                Share(outcomes, outcome => outcome.Rejects[j]),
                Shares(PlantedIn(outcomes), (planted, e) => planted.Rejects[e][j]))),
    ];

    /// <summary>How often the check leaves the wrong entry open.</summary>
    public IReadOnlyList<Found> Open { get; } = Shares(PlantedIn(outcomes), (planted, e) => planted.Open[e]);

    /// <summary>How often the check calls the wrong entry wrong, and no other.</summary>
    public IReadOnlyList<Found> Named { get; } = Shares(PlantedIn(outcomes), (planted, e) => planted.Named[e]);

    private int Count(GradientVerdict verdict) => outcomes.Sum(outcome => outcome.Entries.GetValueOrDefault(verdict));

    private static Planted[] PlantedIn(IReadOnlyList<Outcome> outcomes) => [.. outcomes.Select(outcome => outcome.Planted).OfType<Planted>()];

    private static IReadOnlyList<Found> Shares(Planted[] planted, Func<Planted, int, bool> found) =>
        [.. Calibration.Errors.Select((error, e) => new Found(error, Share(planted, each => found(each, e))))];

    private static double Share<T>(IReadOnlyList<T> cases, Func<T, bool> holds) => cases.Count == 0 ? 0 : (double)cases.Count(holds) / cases.Count;
}

/// <summary>An entry that is right and was called wrong.</summary>
internal sealed record FalseAlarm(int Seed, GradientEntry Entry);

/// <summary>A share, 0 … 1, of planted errors of one relative size.</summary>
internal sealed record Found(double Error, double Share);

/// <summary>What a rule does to right gradients and to planted errors.</summary>
internal sealed record Judge(string Name, string Source, double RejectsRight, IReadOnlyList<Found> RejectsPlanted);

/// <summary>Where numbers lie.</summary>
internal sealed record Quantiles(double Median, double Percent90, double Percent99, double Largest)
{
    public static Quantiles Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order().DefaultIfEmpty()];
        return new(At(0.5), At(0.9), At(0.99), At(1));
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }
}
