using System.CommandLine;
using Kata.Experiments.Published;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;

namespace Kata.Cli.Explain;

/// <summary>`kata explain`: the mistakes that the harness knows by name.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("mistake")
        {
            Description = "Its id, e.g. cost/rows-for-columns; without it, all are listed.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "mistake",
            CompletionSources = { _ => MistakeBank.All.Select(mistake => mistake.Id) },
        };
        var cost = new Option<string?>("--cost")
        {
            Description = "Name the mistake behind a cost of Ng's digits with the given weights and λ = 1, e.g. 0.3790.",
        };
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
        var name = id.Split('/')[^1];
        List<string> ids = [.. MistakeBank.All.Select(mistake => mistake.Id)];
        List<string> near = Spelling.Nearest(id, ids) is { } nearest ? [nearest]
            : [.. ids.Where(known => known.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(5)];
        var hint = near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : "\"kata explain\" lists all.";
        throw new ArgumentException($"unknown mistake {id}: {hint}");
    }

    private static int Explain(string? id, bool json)
    {
        IReadOnlyList<MistakeText> mistakes = id is null ? [.. MistakeBank.All.Select(mistake => mistake.Text)] : [Find(id).Text];
        if (json) Json.Write(mistakes.Select(Entry));
        else if (id is null) List(mistakes);
        else Say(mistakes[0]);
        return Exit.Success;
    }

    // The penalty depends on the weights alone: the part of a cost beyond the data term identifies the mistake in it.
    private static IReadOnlyList<MistakeText> BehindCost(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) || !double.IsFinite(cost))
            throw new ArgumentException($"--cost is \"{text}\" but needs to be a number, e.g. 0.3790.");

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : text.Length - point - 1;
        var penalty = cost - PublishedValues.Find("ex4.cost.lambda0").Value;
        var network = PublishedNetworks.Ex4(DataStore.FromEnvironment());
        return StepDiagnosis.OfPenalty(network, 1, 5000, penalty, Math.Max(0.5 * Math.Pow(10, -digits), 1e-14));
    }

    private static int Show(IReadOnlyList<MistakeText> mistakes, bool json)
    {
        if (json) Json.Write(mistakes.Select(Entry));
        foreach (var mistake in json ? [] : mistakes) Say(mistake);
        var right = $"{PublishedValues.Find("ex4.cost.lambda1").Value:G11}";
        if (mistakes.Count == 0 && !json) Terminal.Say($"no known mistake in the penalty gives this cost; the right cost is {right}.");
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
        Terminal.Say($"{mistakes.Count} mistakes; \"kata explain MISTAKE\" explains one.");
    }

    // What the mistake's page says, too: see MistakePages.
    private static void Say(MistakeText mistake)
    {
        Terminal.Say($"Step {(int)mistake.Step}: {mistake.Title}.");
        foreach (var (label, text) in MistakePages.Parts(mistake)) Terminal.Say($"{label}: {text}");
        Terminal.Say($"The right formula: \"kata lesson {(int)mistake.Step}\".");
    }
}
