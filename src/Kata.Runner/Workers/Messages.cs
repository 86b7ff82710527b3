using System.Text.Json;
using System.Text.Json.Serialization;
using Kata.Experiments;
using Kata.Harness.Diagnosis;
using Kata.Runner.Suites;

namespace Kata.Runner.Workers;

/// <summary>What a worker is asked to do with a subject.</summary>
/// <param name="Step">1 … 12.</param>
/// <param name="Image">The subject, compiled.</param>
/// <param name="Symbols">Its debug symbols.</param>
/// <param name="Names">Only these checks of the step; null for all.</param>
/// <param name="Outside">Only the checks on data sets that do not ship, or only the others; null for all.</param>
/// <param name="Diagnose">Whether to ask the step's functions what they get wrong.</param>
internal sealed record Job(int Step, byte[] Image, byte[] Symbols, IReadOnlyList<string>? Names, bool? Outside, bool Diagnose)
{
    /// <summary>What to put the subject to in place of running checks; null to run them.</summary>
    public Experiment? Use { get; init; }

    /// <summary>For a use that optimizes: the subject once more, with an adapter in the place of step 8; null where that does not compile.</summary>
    public byte[]? Watched { get; init; }
}

/// <summary>What a worker tells, one fact at a time.</summary>
internal sealed record WorkerMessage
{
    /// <summary>It is warm and waits for a job.</summary>
    public bool Ready { get; init; }

    /// <summary>A check begins.</summary>
    public string? Started { get; init; }

    /// <summary>A check ended.</summary>
    public CheckResult? Finished { get; init; }

    /// <summary>All checks have ended.</summary>
    public bool Checked { get; init; }

    /// <summary>What the functions get wrong.</summary>
    public StepDiagnosis? Diagnosis { get; init; }

    /// <summary>Functions that the subject lacks or declares otherwise, a sentence each; nothing is run then.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>What a use shows.</summary>
    public ExperimentEvent? Shown { get; init; }

    /// <summary>What the subject threw in a use, which ends it.</summary>
    public JobFailure? Thrown { get; init; }

    /// <summary>The job is done.</summary>
    public bool Done { get; init; }

    /// <summary>The job could not be done; why.</summary>
    public string? Failure { get; init; }
}

/// <summary>Messages are lines of JSON.</summary>
internal static class MessageCodec
{
    // Somebody's numbers may be NaN.
    private static readonly JsonSerializerOptions Style = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>What asks a worker to end its job early, in place of a job.</summary>
    public const string Stop = "null";

    public static string Of<T>(T message) => JsonSerializer.Serialize(message, Style);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Style)!;
}
