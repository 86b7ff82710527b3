using System.Text.Json.Serialization;
using Kata.Data.Sets;
using Kata.Experiments.Milestones;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Training;
using Kata.Harness;

namespace Kata.Experiments;

/// <summary>Something that a kata's steps are put to. It crosses from one process to another as JSON.</summary>
[JsonDerivedType(typeof(MilestoneExperiment), "reward")]
[JsonDerivedType(typeof(TrainingExperiment), "training")]
[JsonDerivedType(typeof(NotebookExperiment), "notebook")]
[JsonDerivedType(typeof(ForwardExperiment), "outputs")]
public abstract record Experiment
{
    /// <summary>The last step that it needs, 1 … 12.</summary>
    [JsonIgnore]
    public virtual int LastStep => (int)Enum.GetValues<Step>()[^1];

    /// <summary>Whether it needs to see what step 12 asks of step 8.</summary>
    [JsonIgnore]
    public virtual bool Optimizes => false;

    /// <summary>Whether it ends by itself soon after it is asked to, with what it has by then.</summary>
    [JsonIgnore]
    public virtual bool IsCancellable => false;

    /// <summary>Whether to do without data sets that do not ship.</summary>
    public bool ShippedOnly { get; init; }

    /// <summary>Does it, with whatever is at hand; what the steps throw is not caught.</summary>
    /// <param name="desk">What is at hand.</param>
    /// <exception cref="IOException">Data cannot be read.</exception>
    /// <exception cref="InvalidDataException">Data are not what they should be.</exception>
    public abstract void Run(ExperimentContext desk);

    /// <summary>Where to look for data.</summary>
    public DataStore Store()
    {
        var options = DataStoreOptions.FromEnvironment();
        return new(ShippedOnly ? options with { DataFolder = null, Shared = null, Cache = Path.Combine(AppContext.BaseDirectory, "none") } : options);
    }
}

/// <summary>What a use has at hand, in whichever process it happens.</summary>
/// <param name="Steps">Whose steps.</param>
/// <param name="Optimizer">Their step 12, watched.</param>
/// <param name="Store">Where to look for data.</param>
/// <param name="Report">Told everything that is to be shown, as it happens.</param>
/// <param name="Stop">Asks it to end early.</param>
public sealed record ExperimentContext(Steps Steps, WatchedOptimizer Optimizer, DataStore Store, Action<ExperimentEvent> Report, CancellationToken Stop)
{
    /// <summary>Shows a line.</summary>
    public void Say(string line) => Report(new() { Line = line });
}
