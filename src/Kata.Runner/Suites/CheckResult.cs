using System.Text.Json.Serialization;

namespace Kata.Runner.Suites;

/// <summary>The result of a check.</summary>
/// <param name="Suite">"Unit", "Properties" or "Snapshots".</param>
/// <param name="Name">Class, method and the arguments of a case, e.g. CostTests.Bias_weights_are_not_penalised.</param>
/// <param name="Step">The step it belongs to.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Message">Why it did not pass.</param>
/// <param name="Output">What the check and the submission wrote meanwhile, e.g. the case that breaks a law.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record CheckResult(string Suite, string Name, Step Step, Verdict Verdict, string Message, string Output, double Milliseconds)
{
    /// <summary>What it is about: a step passes whatever becomes of its argument checks.</summary>
    public CheckGroup Group { get; init; }

    /// <summary>Whether the step needs it to pass.</summary>
    [JsonIgnore]
    public bool IsRequired => Group != CheckGroup.Arguments;

    /// <summary>Whether it crashed because the stack was full.</summary>
    public bool IsStackOverflow { get; init; }

    /// <summary>Whether the check needs a data set that does not ship.</summary>
    public bool NeedsExternalData { get; init; }

    /// <summary>Its position in the suite's source: a check that stands above another has the smaller number.</summary>
    public int Place { get; init; }

    /// <summary>The calls that led to the failure, the innermost first, as the runtime writes them; empty if nothing failed.</summary>
    public string Trace { get; init; } = "";

    /// <summary>The function that is not written yet, e.g. "Cost.Of"; null unless the check is not started.</summary>
    public string? Unwritten { get; init; }
}
