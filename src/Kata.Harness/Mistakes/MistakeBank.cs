namespace Kata.Harness.Mistakes;

/// <summary>The bank of mistakes: every known one, as text and as code.</summary>
public static class MistakeBank
{
    /// <summary>All of them, in the order of the steps.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. SerializeMistakes.All, .. OneHotMistakes.All, .. ActivationsMistakes.All, .. ForwardMistakes.All, .. PredictMistakes.All,
        .. CostMistakes.All, .. NumericalGradientMistakes.All, .. BackpropMistakes.All, .. InitializeMistakes.All,
        .. GradientDescentMistakes.All, .. MiniBatchMistakes.All, .. OptimizerMistakes.All, .. FastBackpropMistakes.All,
    ];

    private static readonly ILookup<Step, Mistake> ByStep =
        All.SelectMany(mistake => mistake.Others.Prepend(mistake)).ToLookup(mistake => mistake.Step);

    /// <summary>The mistakes of a step, each followed by its variants.</summary>
    internal static IEnumerable<Mistake> Variants(Step step) => ByStep[step];

    /// <summary>The mistake with this id, or null.</summary>
    /// <param name="id">E.g. "cost/rows-for-columns".</param>
    public static Mistake? Find(string id) => All.FirstOrDefault(mistake => mistake.Id == id);

    /// <summary>Steps with mistakes of one step injected.</summary>
    /// <param name="right">The steps before; every function that the mistakes do not concern stays as it is.</param>
    /// <param name="mistakes">Mistakes of the same step; later ones are made on top of earlier ones.</param>
    /// <returns>The steps with the mistakes.</returns>
    public static Steps Inject(Steps right, params IReadOnlyList<Mistake> mistakes)
    {
        var faulty = right;
        if (mistakes.Any(mistake => mistake.InHooks is not null))
        {
            var hooks = mistakes.Aggregate(OracleHooks.Right, (hooks, mistake) => mistake.InHooks?.Invoke(hooks) ?? hooks);
            faulty = mistakes[0].Step == Step.Forward ? WithPass(right, hooks) : WithBackprop(right, hooks);
        }

        return mistakes.Aggregate(faulty, (steps, mistake) => mistake.InSteps?.Invoke(steps) ?? steps);
    }

    private static Steps WithPass(Steps right, OracleHooks hooks) =>
        right with { Pass = (network, x) => ScalarOracle.Pass(network, x, hooks) };

    private static Steps WithBackprop(Steps right, OracleHooks hooks) => right with
    {
        Deltas = (network, pass, y) => OracleBackprop.Deltas(network, pass, y, hooks),
        Backprop = (network, x, y, lambda) =>
        {
            var pass = right.Pass(network, x);
            var gradient = OracleBackprop.Gradient(network, pass, y, lambda, hooks);
            return new(right.DataTerm(network.Loss, pass, y) + right.Penalty(network, lambda, x.RowCount), gradient);
        },
    };
}
