namespace Kata.Harness.Mistakes;

/// <summary>A mistake that people really make: a text to learn from, and code with exactly that fault.</summary>
/// <param name="Text">The text.</param>
public sealed record Mistake(MistakeText Text)
{
    internal Mistake(string id) : this(MistakeText.Of(id))
    {
    }

    /// <summary>Its name, e.g. "cost/rows-for-columns".</summary>
    public string Id => Text.Id;

    /// <summary>The step it is made in.</summary>
    public Step Step => Text.Step;

    /// <summary>Whether a call depends on earlier ones, so that probes must be asked in order.</summary>
    internal bool Remembers { get; init; }

    /// <summary>
    /// How far an answer may be off, as a share of its largest number, because the fault is in the rounding; 0 if it gives exact numbers.
    /// </summary>
    internal double Digits { get; init; }

    /// <summary>The same fault in other numbers or in fewer places; the text is the same.</summary>
    internal IReadOnlyList<Mistake> Others { get; init; } = [];

    /// <summary>Whether it is one of <see cref="Others"/>.</summary>
    internal bool IsVariant { get; init; }

    /// <summary>Injects the fault into the mathematics of a network: into the hooks of the oracle.</summary>
    internal Func<OracleHooks, OracleHooks>? InHooks { get; init; }

    /// <summary>Injects the fault into whole functions: takes the right steps, returns them with the wrong ones in place.</summary>
    internal Func<Steps, Steps>? InSteps { get; init; }

    /// <summary>A mistake with variants: each is the fault in whole functions with another number or in another place.</summary>
    internal static Mistake Family(string id, params IEnumerable<Func<Steps, Steps>> faults) =>
        Family([.. faults.Select(fault => new Mistake(id) { InSteps = fault })]);

    /// <summary>A mistake with variants, each in the hooks of the oracle.</summary>
    internal static Mistake HookFamily(string id, params IEnumerable<Func<OracleHooks, OracleHooks>> faults) =>
        Family([.. faults.Select(fault => new Mistake(id) { InHooks = fault })]);

    private static Mistake Family(IReadOnlyList<Mistake> all) =>
        all[0] with { Others = [.. all.Skip(1).Select(other => other with { IsVariant = true })] };
}
