using System.CommandLine;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;

namespace Kata.Cli.Explain;

/// <summary>`kata explain`: the mistakes that the harness knows by name.</summary>
internal static class ExplainCommand
{
    // Published with Ng's exercise 4, to the digits that later implementations printed.
    private const double Ex4DataTerm = 0.2876291651613189;

    public static Command Create()
    {
        var id = new Argument<string?>("mistake") { Description = "Its id, as in cost/rows-for-columns; none lists all.", Arity = ArgumentArity.ZeroOrOne };
        var cost = new Option<string?>("--cost") { Description = "Name the mistake behind a cost of Ng's digits with the given weights and λ = 1, as 0.3790." };
        var json = Json.Option();
        var command = new Command("explain", "The mistakes that the harness knows by name.") { id, cost, json };
        command.SetAction(parsed => parsed.GetValue(cost) is { } value
            ? Show(BehindCost(value), parsed.GetValue(json))
            : Explain(parsed.GetValue(id), parsed.GetValue(json)));
        return command;
    }

    /// <summary>The mistake of this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Mistake Find(string id)
    {
        if (MistakeBank.Find(id) is { } mistake) return mistake;
        var near = MistakeBank.All.Select(known => known.Id).Where(known => known.Contains(id.Split('/')[^1], StringComparison.OrdinalIgnoreCase)).Take(5).ToList();
        var hint = near.Count > 0 ? $"perhaps {string.Join(" or ", near)}" : "\"kata explain\" lists them";
        throw new ArgumentException($"mistake {id} is none that the bank knows: {hint}.");
    }

    private static int Explain(string? id, bool json)
    {
        IReadOnlyList<MistakeText> mistakes = id is null ? [.. MistakeBank.All.Select(mistake => mistake.Text)] : [Find(id).Text];
        if (json) Json.Write(mistakes.Select(Entry));
        else if (id is null) List(mistakes);
        else Say(mistakes[0]);
        return Exit.Success;
    }

    // The weights alone decide the penalty: what a cost has beyond the data term is enough to tell the mistakes in it apart.
    private static IReadOnlyList<MistakeText> BehindCost(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) || !double.IsFinite(cost))
            throw new ArgumentException($"--cost is \"{text}\" but needs to be a number, as 0.3790.");

        var network = new Network([.. DataStore.FromEnvironment().Ex4Weights().Select(theta => new Layer(theta, Activation.Sigmoid))], Loss.CrossEntropy);
        var digits = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return StepDiagnosis.OfPenalty(network, 1, 5000, cost - Ex4DataTerm, Math.Max(0.5 * Math.Pow(10, -digits), 1e-14));
    }

    private static int Show(IReadOnlyList<MistakeText> mistakes, bool json)
    {
        if (json) Json.Write(mistakes.Select(Entry));
        foreach (var mistake in json ? [] : mistakes) Say(mistake);
        if (mistakes.Count == 0 && !json) Terminal.Say("no mistake that the bank knows in the penalty gives this cost; the right cost is 0.38376985909.");
        return mistakes.Count == 0 ? Exit.Mismatch : Exit.Success;
    }

    private static object Entry(MistakeText mistake) => new
    {
        mistake.Id,
        mistake.Step,
        mistake.Title,
        Explanation = $"{mistake.Belief} {mistake.Why}",
        mistake.Nudge,
        Source = mistake.Seen,
    };

    private static void List(IReadOnlyList<MistakeText> mistakes)
    {
        foreach (var mistake in mistakes) Terminal.Say($"{mistake.Id}\n    {mistake.Title}");
        Terminal.Say($"{mistakes.Count} mistakes; \"kata explain MISTAKE\" says more about one.");
    }

    private static void Say(MistakeText mistake)
    {
        Terminal.Say($"Step {(int)mistake.Step}: {mistake.Title}.");
        Terminal.Say($"What one believes: {mistake.Belief}");
        Terminal.Say($"Why it is wrong: {mistake.Why}");
        Terminal.Say($"To find it: {mistake.Nudge}");
        if (mistake.Seen.Length > 0) Terminal.Say($"Seen in public: {mistake.Seen}");
    }
}
