using System.Diagnostics.CodeAnalysis;
using Kata.Experiments;
using Kata.Experiments.Training;
using Kata.Learning;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli.Output;

/// <summary>Puts steps to use: the reference's in this process, somebody else's in one of their own.</summary>
internal static class StepsRunner
{
    public static System.CommandLine.Option<string?> Subject() => new("--subject")
    {
        Description = "A workspace, or a folder with the steps' files: whose steps are used; the reference's unless given.",
    };

    /// <summary>Does it.</summary>
    /// <param name="use">The use.</param>
    /// <param name="code">What somebody wrote, or null for the reference.</param>
    /// <param name="told">Told everything that is to be shown.</param>
    /// <param name="stop">Asks it to end early.</param>
    /// <returns>Null where all went well, else what came in between.</returns>
    /// <exception cref="OperationCanceledException">It was ended early, and had nothing to say by then.</exception>
    public static JobFailure? Run(Experiment use, Submission? code, Action<ExperimentEvent> told, CancellationToken stop)
    {
        if (code is not null) return ExperimentRunner.Run(use, code, told, stop);
        use.Run(new(Binding.StepsOf(typeof(Backprop).Assembly), Watched, use.Store(), told, stop));
        return null;
    }

    /// <summary>What somebody wrote.</summary>
    /// <param name="subject">A workspace or a folder; null for none.</param>
    /// <exception cref="ArgumentException">There is no such folder.</exception>
    [return: NotNullIfNotNull(nameof(subject))]
    public static Submission? Read(string? subject)
    {
        if (subject is null) return null;
        if (!Directory.Exists(subject)) throw new ArgumentException($"--subject is {subject} but needs to be a folder that is there: it holds Forward.cs and the others.");
        return File.Exists(Path.Combine(subject, Workspace.Marker)) ? Workspace.Open(subject).Read() : Submission.Read(subject);
    }

    // The reference's step 12, which can be handed what it minimises; with somebody else's the functions it calls are exchanged.
    private static Descent Watched(
        Network start,
        Matrix<double> x,
        Matrix<double> y,
        double lambda,
        int maxEvaluations,
        Func<Network, Matrix<double>, Matrix<double>, double, CostAndGradient> backprop)
    {
        var flat = new FlatNetwork(Binding.StepsOf(typeof(Backprop).Assembly), start);
        return Kata.Optimizer.Minimize(flat.Function(network => backprop(network, x, y, lambda)), flat.Start, maxEvaluations);
    }
}
