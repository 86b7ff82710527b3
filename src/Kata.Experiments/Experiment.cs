using System.Text.Json.Serialization;

namespace Kata.Experiments;

/// <summary>
/// A program that uses the steps of a kata, the reference's or a submission's. It crosses from one process to another as JSON.
/// </summary>
public abstract record Experiment
{
    /// <summary>The last step that it needs.</summary>
    [JsonIgnore]
    public virtual Step LastStep => Enum.GetValues<Step>()[^1];

    /// <summary>Whether it stops by itself soon after it is asked to, with what it has by then.</summary>
    [JsonIgnore]
    public virtual bool IsCancellable => false;

    /// <summary>Whether to do without data sets that do not ship.</summary>
    public bool ShippedOnly { get; init; }

    /// <summary>Runs it. Exceptions that the steps throw pass through.</summary>
    /// <param name="context">The steps and everything else it needs.</param>
    /// <returns>The result; null if all that it has to show was reported.</returns>
    /// <exception cref="IOException">Data cannot be read.</exception>
    /// <exception cref="InvalidDataException">Data are not what they should be.</exception>
    public abstract ExperimentResult? Run(ExperimentContext context);

    /// <summary>Where to look for data.</summary>
    public DataStore Store()
    {
        var options = DataStoreOptions.FromEnvironment();
        return new(ShippedOnly ? options with { DataFolder = null, Shared = null, Cache = Path.Combine(AppContext.BaseDirectory, "none") }
            : options);
    }
}

/// <summary>What an experiment needs, in whichever process it runs.</summary>
/// <param name="Steps">The steps, the reference's or a submission's.</param>
/// <param name="Store">Where to look for data.</param>
/// <param name="Report">Receives each event as it occurs, on the calling thread.</param>
/// <param name="Stop">Asks the experiment to stop early.</param>
public sealed record ExperimentContext(Steps Steps, DataStore Store, Action<ExperimentEvent> Report, CancellationToken Stop)
{
    /// <summary>Reports a line.</summary>
    public void Say(string line) => Report(new() { Line = line });
}
