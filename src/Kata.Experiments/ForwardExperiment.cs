using Kata.Experiments.Models;

namespace Kata.Experiments;

/// <summary>The outputs of a network by a submission's step 4.</summary>
/// <param name="Model">The network, as the content of its file.</param>
/// <param name="X">m × n, row by row.</param>
public sealed record ForwardExperiment(byte[] Model, IReadOnlyList<IReadOnlyList<double>> X) : Experiment
{
    /// <inheritdoc/>
    public override Step LastStep => Step.Forward;

    /// <inheritdoc/>
    public override ExperimentResult Run(ExperimentContext context) =>
        new Outputs([.. context.Steps.Pass(ModelFile.Read(Model, "the model"), Matrix<double>.Build.DenseOfRows(X)).A[^1].ToRowArrays()]);
}
