using Kata.Experiments.Models;
using Kata.Experiments.Published;
using Kata.Experiments.Training;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Notebooks;

/// <summary>What a notebook writes on: lines, numbers, pictures and models.</summary>
/// <param name="context">What an experiment is given.</param>
/// <param name="scale">How long its trainings are.</param>
internal sealed class NotebookOutput(ExperimentContext context, NotebookScale scale)
{
    /// <summary>The steps that the notebook runs.</summary>
    public Steps Steps => context.Steps;

    /// <summary>Where to look for data.</summary>
    public DataStore Store => context.Store;

    /// <summary>The data that published values are computed from, read once.</summary>
    public PublishedInputs Inputs { get; } = new(context.Steps, context.Store);

    /// <summary>Trains a network.</summary>
    /// <param name="plan">How; its data set is not read.</param>
    /// <param name="examples">The training set.</param>
    /// <param name="start">The network to start from.</param>
    /// <param name="report">Receives each entry of the history as it occurs.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop early.</exception>
    public TrainingResult Train(TrainingPlan plan, Examples examples, Network start, Action<HistoryEntry> report)
    {
        var trained = new Trainer(Steps, plan, examples, report, context.Stop).Run(start);
        context.Stop.ThrowIfCancellationRequested();
        return trained;
    }

    /// <summary>How many epochs to train.</summary>
    /// <param name="published">As many as the notebook did.</param>
    public int Epochs(int published) => scale.Epochs ?? published;

    /// <summary>How often to compute cost and gradient.</summary>
    /// <param name="published">As often as the notebook did.</param>
    public int Evaluations(int published) => scale.Evaluations ?? published;

    /// <summary>Writes a line.</summary>
    public void Say(string line) => context.Say(line);

    /// <summary>Reports how far a long part is.</summary>
    /// <param name="text">In words and numbers, less than a line.</param>
    /// <param name="share">How much of it is done, 0 … 1.</param>
    public void Progress(string text, double share)
    {
        context.Stop.ThrowIfCancellationRequested();
        context.Report(new() { Progress = new(text, share) });
    }

    /// <summary>Computes a published value and writes both.</summary>
    /// <param name="id">Its id in <see cref="PublishedValues"/>.</param>
    /// <returns>The computed number.</returns>
    public double Compare(string id) => Compare(id, PublishedValues.Find(id).Compute!(Inputs));

    /// <summary>Computes every published value whose id begins alike.</summary>
    /// <param name="prefix">How it begins.</param>
    public void CompareAll(string prefix)
    {
        foreach (var value in PublishedValues.All.Where(value => value.Id.StartsWith(prefix, StringComparison.Ordinal))) Compare(value.Id);
    }

    /// <summary>Writes a published value and the number that the notebook computed.</summary>
    /// <param name="id">Its id in <see cref="PublishedValues"/>.</param>
    /// <param name="computed">The computed number.</param>
    /// <param name="what">What it is, if this notebook computes it in a way of its own.</param>
    /// <returns>The computed number.</returns>
    public double Compare(string id, double computed, string? what = null)
    {
        var comparison = PublishedValues.Find(id).Compare(computed);
        context.Report(new() { Value = comparison with { What = what ?? comparison.What } });
        return computed;
    }

    /// <summary>Writes a number that a training reached; it is comparable only after as long a training on the same data.</summary>
    /// <param name="id">Its id in <see cref="PublishedValues"/>.</param>
    /// <param name="computed">The computed number.</param>
    /// <param name="sameData">Whether the data are those of the publication.</param>
    public void CompareTrained(string id, double computed, bool sameData)
    {
        if (sameData && scale == NotebookScale.AsPublished) Compare(id, computed);
        else Number(id, PublishedValues.Find(id).What, computed);
    }

    /// <summary>Writes a number that was never published.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="computed">The computed number.</param>
    public void Number(string id, string what, double computed) => context.Report(new() { Value = new(id, what, computed) });

    /// <summary>Draws parts one below the other.</summary>
    /// <param name="name">The file's name without ".svg".</param>
    /// <param name="title">What it is.</param>
    /// <param name="about">What it shows, for those who cannot see it.</param>
    /// <param name="parts">At least one.</param>
    public void Picture(string name, string title, string about, params IReadOnlyList<Part> parts) =>
        context.Report(new() { Picture = NamedPicture.Of(name, title, about, parts) });

    /// <summary>Keeps a network in a file.</summary>
    /// <param name="name">The file's name without ".npz".</param>
    /// <param name="network">The network.</param>
    /// <returns>The network read back from the file's content.</returns>
    public Network Keep(string name, Network network)
    {
        var npz = ModelFile.Bytes(network);
        context.Report(new() { Model = new($"{name}.npz", npz) });
        return ModelFile.Read(npz, $"{name}.npz");
    }
}
