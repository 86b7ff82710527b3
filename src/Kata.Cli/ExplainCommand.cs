using System.CommandLine;
using Kata.Harness;

namespace Kata.Cli;

/// <summary>`kata explain`: the mistakes that the harness knows by name.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("mistake") { Description = "Its id, as in cost/rows-for-columns; none lists all.", Arity = ArgumentArity.ZeroOrOne };
        var json = Json.Option();
        var command = new Command("explain", "The mistakes that the harness knows by name.") { id, json };
        command.SetAction(parsed => Explain(parsed.GetValue(id), parsed.GetValue(json)));
        return command;
    }

    /// <summary>The mistake of this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Mistake Find(string id)
    {
        if (Mistakes.Find(id) is { } mistake) return mistake;
        var near = Mistakes.All.Select(known => known.Id).Where(known => known.Contains(id.Split('/')[^1], StringComparison.OrdinalIgnoreCase)).Take(5).ToList();
        var hint = near.Count > 0 ? $"perhaps {string.Join(" or ", near)}" : "\"kata explain\" lists them";
        throw new ArgumentException($"mistake {id} is none that the bank knows: {hint}.");
    }

    private static int Explain(string? id, bool json)
    {
        IReadOnlyList<Mistake> mistakes = id is null ? Mistakes.All : [Find(id)];
        if (json) Json.Write(mistakes.Select(Entry));
        else if (id is null) List(mistakes);
        else Say(mistakes[0]);
        return Exit.Done;
    }

    private static object Entry(Mistake mistake) => new
    {
        mistake.Id,
        mistake.Step,
        mistake.Title,
        Explanation = $"{mistake.Belief} {mistake.Why}",
        mistake.Nudge,
        Source = mistake.Seen,
    };

    private static void List(IReadOnlyList<Mistake> mistakes)
    {
        foreach (var mistake in mistakes) Console.Out.WriteLine($"{mistake.Id}\n    {mistake.Title}");
        Console.Out.WriteLine($"{mistakes.Count} mistakes; \"kata explain MISTAKE\" says more about one.");
    }

    private static void Say(Mistake mistake)
    {
        Terminal.Out.WriteLine($"Step {mistake.Step}: {mistake.Title}.");
        Terminal.Out.WriteLine($"What one believes: {mistake.Belief}");
        Terminal.Out.WriteLine($"Why it is wrong: {mistake.Why}");
        Terminal.Out.WriteLine($"To find it: {mistake.Nudge}");
        if (mistake.Seen.Length > 0) Terminal.Out.WriteLine($"Seen in public: {mistake.Seen}");
    }
}
