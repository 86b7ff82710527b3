using Kata.Experiments.Models;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments;

/// <summary>The outputs of a network by somebody's step 4.</summary>
/// <param name="Model">The network, the content of its file.</param>
/// <param name="X">m × n, row by row.</param>
public sealed record ForwardExperiment(byte[] Model, IReadOnlyList<IReadOnlyList<double>> X) : Experiment
{
    /// <inheritdoc/>
    public override int LastStep => 4;

    /// <inheritdoc/>
    public override void Run(ExperimentContext desk)
    {
        var h = desk.Steps.Pass(ModelFile.Read(Model, "the model"), Matrix<double>.Build.DenseOfRows(X)).A[^1];
        desk.Report(new() { Outputs = [.. h.ToRowArrays()] });
    }
}
