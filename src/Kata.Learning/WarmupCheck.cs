using Kata.Experiments.Gradients;
using Kata.Runner;
using Kata.Runner.Workers;

namespace Kata.Learning;

/// <summary>
/// The optional warm-up between steps 7 and 8: a file that is no step, checked by the learner's own step 7 and by the harness.
/// </summary>
public static class WarmupCheck
{
    // Step 8 as the worker knows it, made from the warm-up: one layer without biases, θ in its only row.
    private static readonly SourceFile Carrier = new("warm-up/Backprop.cs", """
        using MathNet.Numerics.LinearAlgebra;

        namespace Kata;

        public static class Backprop
        {
            public static IReadOnlyList<Matrix<double>> Deltas(Network network, ForwardPass pass, Matrix<double> y) => [];

            public static CostAndGradient Of(Network network, Matrix<double> x, Matrix<double> y, double lambda) =>
                new(0, Warmup.Gradient(x, y.Column(0), network.Layers[0].Theta.Row(0)) is { } found ? [found.ToRowMatrix()] : []);
        }
        """);

    /// <summary>The file.</summary>
    public static string PathIn(Workspace workspace) => Path.Combine(workspace.Folder, "Kata.Warmup", "Warmup.cs");

    /// <summary>Checks it in a process of its own, with the learner's steps 1 to 7 around it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>What was found out, or why nothing could be.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not start.</exception>
    public static (WarmupResult? Result, JobFailure? Failure) Run(Workspace workspace, CancellationToken cancellation = default)
    {
        var own = Submission.Read(Path.GetDirectoryName(PathIn(workspace))!);
        if (own.Files.FirstOrDefault(file => file.Name == "Warmup") is not { } warmup)
        {
            return (null, new(Verdict.DoesNotCompile,
                $"Warmup.cs is missing or is no text: \"kata start {workspace.Folder}\" brings back what is missing."));
        }

        var steps = workspace.Read().Files.Where(file => file.Step is null or <= Step.NumericalGradient);
        var outcome = ExperimentRunner.Run(
            new WarmupExperiment(), new([warmup, .. steps, Carrier], [], ""), _ => { }, Limits.Standard, cancellation);
        return ((WarmupResult?)outcome.Result, outcome.Failure);
    }
}
