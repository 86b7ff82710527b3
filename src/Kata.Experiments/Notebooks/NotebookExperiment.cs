namespace Kata.Experiments.Notebooks;

/// <summary>How long the trainings of a notebook are.</summary>
/// <param name="Epochs">How often a training set is gone through; null for as often as was published.</param>
/// <param name="Evaluations">How often cost and gradient are computed; null for as often as was published.</param>
public sealed record NotebookScale(int? Epochs, int? Evaluations)
{
    /// <summary>As published.</summary>
    public static NotebookScale Whole { get; } = new(null, null);
}

/// <summary>What a notebook did, done by somebody's steps.</summary>
/// <param name="Name">One of <see cref="NotebookCatalogue.All"/>.</param>
/// <param name="Length">How long its trainings are.</param>
public sealed record NotebookExperiment(string Name, NotebookScale Length) : Experiment
{
    /// <inheritdoc/>
    public override ExperimentResult? Run(ExperimentContext context)
    {
        NotebookCatalogue.Find(Name).Run(new(context, Length));
        return null;
    }
}
