using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kata.Experiments;
using Kata.Harness.Diagnosis;
using Kata.Harness.Diagnosis.Repair;
using Kata.Runner.Suites;

namespace Kata.Runner.Workers;

/// <summary>What a worker does with a submission: run the checks of a step, or an experiment.</summary>
/// <param name="Step">The step to check, or the last one that the experiment needs.</param>
/// <param name="Image">The submission, compiled.</param>
/// <param name="Symbols">Its debug symbols.</param>
internal sealed record Job(Step Step, byte[] Image, byte[] Symbols)
{
    /// <summary>Only these checks of the step; null for all.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Only the checks on data sets that do not ship, which take longer, or only the others; null for all.</summary>
    public bool? OnDataSets { get; init; }

    /// <summary>Whether to find out what the step's functions get wrong.</summary>
    public bool Diagnose { get; init; }

    /// <summary>Whether the submission is compiled by <see cref="Compiling.LineTracing"/>, to report what it runs.</summary>
    public bool ReportsPlace { get; init; }

    /// <summary>If the submission is a <see cref="Repairs.MutantSchema"/>: the numbers of its edits, among which to search.</summary>
    public IReadOnlyList<int>? Edits { get; init; }

    /// <summary>How long the search among the edits may take; what it has found by then is reported.</summary>
    public TimeSpan SearchTime { get; init; }

    /// <summary>The experiment to run instead of checks; null to run checks.</summary>
    public Experiment? Experiment { get; init; }
}

/// <summary>A message from a worker.</summary>
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(CheckStarted), "started")]
[JsonDerivedType(typeof(CheckFinished), "finished")]
[JsonDerivedType(typeof(ChecksFinished), "checked")]
[JsonDerivedType(typeof(RunningAt), "running")]
[JsonDerivedType(typeof(Diagnosed), "diagnosed")]
[JsonDerivedType(typeof(Repaired), "repaired")]
[JsonDerivedType(typeof(ExperimentReported), "reported")]
[JsonDerivedType(typeof(ExperimentFinished), "ran")]
[JsonDerivedType(typeof(JobDone), "done")]
[JsonDerivedType(typeof(JobImpossible), "impossible")]
internal abstract record WorkerMessage;

/// <summary>It is warm and waits for a job.</summary>
internal sealed record WorkerReady : WorkerMessage;

/// <summary>A check begins.</summary>
internal sealed record CheckStarted(string Name, CheckGroup Group) : WorkerMessage;

/// <summary>A check has ended.</summary>
internal sealed record CheckFinished(CheckResult Check) : WorkerMessage;

/// <summary>All checks have ended.</summary>
internal sealed record ChecksFinished : WorkerMessage;

/// <summary>The statement that the submission runs, as <see cref="Compiling.LineTracing"/> numbers it.</summary>
internal sealed record RunningAt(int Place) : WorkerMessage;

/// <summary>What the step's functions get wrong.</summary>
internal sealed record Diagnosed(StepDiagnosis Diagnosis) : WorkerMessage;

/// <summary>Which edits repair the submission, and whether they repair all of it.</summary>
internal sealed record Repaired(RepairOutcome Outcome) : WorkerMessage;

/// <summary>An event of the experiment.</summary>
internal sealed record ExperimentReported(ExperimentEvent Event) : WorkerMessage;

/// <summary>The experiment has ended, with a result or because the submission failed.</summary>
internal sealed record ExperimentFinished(ExperimentOutcome Outcome) : WorkerMessage;

/// <summary>The job is done.</summary>
internal sealed record JobDone : WorkerMessage;

/// <summary>The job could not be done, through no fault of the submission.</summary>
internal sealed record JobImpossible(string Reason) : WorkerMessage;

/// <summary>Messages are lines of JSON.</summary>
internal static class MessageCodec
{
    private static readonly JsonSerializerOptions Style = new()
    {
        // A submission's numbers may be NaN.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameDerivedTypes } },
    };

    // Experiments and their results do not know the protocol, so it names their kinds.
    private static readonly Type[] Kinds =
        [.. typeof(Experiment).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Experiment)) || type.IsSubclassOf(typeof(ExperimentResult)))];

    /// <summary>Asks a worker to end its job early; sent instead of a job.</summary>
    public const string Stop = "null";

    public static string Of<T>(T message) => JsonSerializer.Serialize(message, Style);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Style)!;

    private static void NameDerivedTypes(JsonTypeInfo info)
    {
        if (info.Type != typeof(Experiment) && info.Type != typeof(ExperimentResult)) return;
        info.PolymorphismOptions = new();
        foreach (var kind in Kinds.Where(kind => kind.IsSubclassOf(info.Type)))
            info.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
    }
}
