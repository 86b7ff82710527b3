using System.Text.Json.Serialization;

namespace Kata.Harness.Tracing;

/// <summary>What is known about a number, or about a quantity that has none; the worst comes last.</summary>
public enum Standing
{
    /// <summary>It is the right one.</summary>
    Right,

    /// <summary>It is wrong or missing only because of an earlier quantity.</summary>
    Follows,

    /// <summary>The function that computes it, or one that this calls, is not written yet.</summary>
    NotWritten,

    /// <summary>It is wrong, and not because of what it is made from.</summary>
    Wrong,
}

/// <summary>One number of a quantity.</summary>
/// <param name="Place">Where it is, e.g. "row 1, unit 2"; empty for a quantity of one number.</param>
/// <param name="Right">The right number.</param>
/// <param name="Got">The number of the steps that are traced; null if there is none.</param>
/// <param name="Standing">What is known about it.</param>
/// <param name="MadeFrom">How the right number is made, in numbers, e.g. "−2 = −1·1 + 0.5·2 + 2·(−1)".</param>
public sealed record TracedNumber(string Place, double Right, double? Got, Standing Standing, string MadeFrom);

/// <summary>One quantity, e.g. z¹.</summary>
/// <param name="Symbol">Its symbol, which no other quantity of the trace has.</param>
/// <param name="Step">The step whose function computes it.</param>
/// <param name="Function">That function, e.g. "Forward.Pass".</param>
/// <param name="Formula">Its formula.</param>
/// <param name="Columns">How many numbers a row has.</param>
/// <param name="Numbers">Row by row.</param>
public sealed record TracedQuantity(
    string Symbol, Step Step, string Function, string Formula, int Columns, IReadOnlyList<TracedNumber> Numbers)
{
    /// <summary>A sentence if there are no numbers: why not; otherwise null.</summary>
    public string? Instead { get; init; }

    /// <summary>The earlier quantity that makes this one wrong or missing; null if none does.</summary>
    public string? Because { get; init; }

    /// <summary>The worst standing of its numbers.</summary>
    public Standing Standing { get; init; }
}

/// <summary>An example through the steps' functions, quantity after quantity, in the order in which they are computed.</summary>
/// <param name="Step">The step whose example it is: 4, 6 or 8.</param>
/// <param name="Quantities">The quantities.</param>
public sealed record Trace(Step Step, IReadOnlyList<TracedQuantity> Quantities)
{
    /// <summary>The steps that have an example.</summary>
    public static IReadOnlyList<Step> Traced { get; } = [Step.Forward, Step.Cost, Step.Backprop];

    /// <summary>The first quantity that is wrong by itself; null if there is none.</summary>
    [JsonIgnore]
    public TracedQuantity? FirstWrong => Quantities.FirstOrDefault(quantity => quantity.Standing == Standing.Wrong);

    /// <summary>The first wrong number of that quantity; null if there is none, e.g. because its function threw an exception.</summary>
    [JsonIgnore]
    public TracedNumber? FirstWrongNumber =>
        FirstWrong?.Numbers.FirstOrDefault(number => number.Got is not null && number.Standing == Standing.Wrong);

    /// <summary>Whether every number is right.</summary>
    [JsonIgnore]
    public bool IsRight => Quantities.All(quantity => quantity.Standing == Standing.Right);

    /// <summary>The step whose example is nearest: the last one that is not later, or the first.</summary>
    /// <param name="step">Any step.</param>
    public static Step Nearest(Step step) => Traced.LastOrDefault(traced => traced <= step, Traced[0]);

    /// <summary>Runs an example through functions.</summary>
    /// <param name="step">One of <see cref="Traced"/>: the last whose quantities are wanted.</param>
    /// <param name="functions">The functions. What they throw becomes a sentence.</param>
    /// <param name="example">The example.</param>
    public static Trace Of(Step step, Steps functions, TraceExample example) =>
        new(step, new Tracer(step, functions, example).Run());
}
