using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>The bank of mistakes: every one that we know, as text and as code.</summary>
public static class MistakeBank
{
    /// <summary>All of them, in the order of the steps.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. SerializeMistakes.All, .. OneHotMistakes.All, .. ActivationsMistakes.All, .. ForwardMistakes.All, .. PredictMistakes.All, .. CostMistakes.All,
        .. NumericalGradientMistakes.All, .. BackpropMistakes.All, .. InitializeMistakes.All, .. GradientDescentMistakes.All, .. MiniBatchMistakes.All,
        .. OptimizerMistakes.All,
    ];

    /// <summary>The mistake of this id, or null.</summary>
    /// <param name="id">As in "cost/rows-for-columns".</param>
    public static Mistake? Find(string id) => All.FirstOrDefault(mistake => mistake.Id == id);

    /// <summary>Somebody's steps with mistakes of one step planted in them.</summary>
    /// <param name="right">The steps before; everything that the mistakes leave alone stays theirs.</param>
    /// <param name="mistakes">Mistakes of one and the same step; the later ones are made on top of the earlier ones.</param>
    /// <returns>The steps with the mistakes.</returns>
    public static Steps Inject(Steps right, params IReadOnlyList<Mistake> mistakes)
    {
        var planted = right;
        if (mistakes.Any(mistake => mistake.InHooks is not null))
        {
            var rules = mistakes.Aggregate(new OracleHooks(), (rules, mistake) => mistake.InHooks?.Invoke(rules) ?? rules);
            planted = mistakes[0].Step == 4 ? Passing(right, rules) : Propagating(right, rules);
        }

        return mistakes.Aggregate(planted, (steps, mistake) => mistake.InSteps?.Invoke(steps) ?? steps);
    }

    private static Steps Passing(Steps right, OracleHooks rules) => right with { Pass = (network, x) => ScalarOracle.Pass(network, x, rules) };

    private static Steps Propagating(Steps right, OracleHooks rules) => right with
    {
        Deltas = (network, pass, y) => OracleBackprop.Deltas(network, pass, y, rules),
        Backprop = (network, x, y, lambda) =>
        {
            var pass = right.Pass(network, x);
            var gradient = OracleBackprop.Gradient(network, pass, y, lambda, rules);
            return new(right.DataTerm(network.Loss, pass, y) + right.Penalty(network, lambda, x.RowCount), gradient);
        },
    };
}
