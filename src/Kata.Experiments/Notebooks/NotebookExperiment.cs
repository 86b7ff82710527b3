namespace Kata.Experiments.Notebooks;

/// <summary>How long the trainings of a notebook are.</summary>
/// <param name="Epochs">How many epochs; null for as many as were published.</param>
/// <param name="Evaluations">How often cost and gradient are computed; null for as often as was published.</param>
public sealed record NotebookScale(int? Epochs, int? Evaluations)
{
    /// <summary>As long as the published ones.</summary>
    public static NotebookScale AsPublished { get; } = new(null, null);
}

/// <summary>Does what a published notebook did.</summary>
/// <param name="Name">One of <see cref="NotebookCatalogue.All"/>.</param>
/// <param name="Scale">How long its trainings are.</param>
public sealed record NotebookExperiment(string Name, NotebookScale Scale) : Experiment
{
    /// <inheritdoc/>
    public override ExperimentResult? Run(ExperimentContext context)
    {
        NotebookCatalogue.Find(Name).Run(new(context, Scale));
        return null;
    }
}
