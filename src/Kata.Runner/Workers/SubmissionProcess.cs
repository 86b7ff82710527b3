using Kata.Experiments;
using Kata.Experiments.Models;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Runner.Workers;

/// <summary>A submission did not do what it was asked to.</summary>
public sealed class SubmissionException(JobFailure failure) : Exception(failure.Message);

/// <summary>Runs one experiment after another on a submission, in one process as long as none fails.</summary>
public sealed class SubmissionProcess : IDisposable
{
    private readonly Submission _submission;
    private readonly Limits _limits;
    private readonly WorkerPool _workers;
    private readonly Dictionary<Step, Compilation> _compiled = [];

    // Each network is packed once, however often its outputs are asked for.
    private readonly Dictionary<Network, byte[]> _models = [];

    /// <summary>Starts a process that serves until it is disposed of.</summary>
    /// <param name="submission">What the learner wrote.</param>
    public SubmissionProcess(Submission submission) : this(submission, Limits.Standard with { Step = TimeSpan.FromSeconds(5) })
    {
    }

    internal SubmissionProcess(Submission submission, Limits limits) =>
        (_submission, _limits, _workers) = (submission, limits, new(limits, []));

    /// <summary>Runs an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="report">Receives each event as it occurs, on the calling thread.</param>
    /// <param name="cancellation">Asks it to stop, or ends the process if the experiment does not listen.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not start, or data cannot be read.</exception>
    internal ExperimentOutcome Run(Experiment experiment, Action<ExperimentEvent> report, CancellationToken cancellation)
    {
        if (_submission.Problems is [var problem, ..]) return Failed(Verdict.DoesNotCompile, problem.Sentence);
        var compiled = Compiled(experiment.LastStep, cancellation);
        if (compiled.Errors is [var error, ..]) return Failed(Verdict.DoesNotCompile, $"the steps do not compile: {error.Sentence}");

        var outcome = new ExperimentOutcome(null);
        var job = new Job(experiment.LastStep, compiled.Image, compiled.Symbols) { Experiment = experiment };
        using var deadline = new CancellationTokenSource();
        using var asked = cancellation.Register(() =>
        {
            deadline.CancelAfter(experiment.IsCancellable ? ExperimentRunner.StopTimeout : TimeSpan.Zero);
            if (experiment.IsCancellable) _workers.Stop();
        });
        try
        {
            var failure = _workers.Run(job, _limits, Receive, deadline.Token);
            if (failure is null) return outcome;
            return new(null, failure.Verdict == Verdict.TimedOut ? ExperimentRunner.TimedOut(_limits) : failure);
        }
        catch (OperationCanceledException) when (experiment.IsCancellable)
        {
            return Failed(Verdict.Crashed, "the code did not stop when asked and was killed. Nothing from this run was saved.");
        }

        void Receive(WorkerMessage message)
        {
            if (message is ExperimentReported reported) report(reported.Event);
            if (message is ExperimentFinished finished) outcome = finished.Outcome;
        }
    }

    /// <summary>The outputs of a network by the submission's step 4.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">m × n.</param>
    /// <returns>m × K.</returns>
    /// <exception cref="SubmissionException">The code threw, does not compile, or was stopped.</exception>
    /// <exception cref="IOException">The process did not start.</exception>
    public Matrix<double> Outputs(Network network, Matrix<double> x)
    {
        if (!_models.TryGetValue(network, out var model)) _models[network] = model = ModelFile.Bytes(network);
        var outcome = Run(new ForwardExperiment(model, x.ToRowArrays()), _ => { }, CancellationToken.None);
        return outcome.Failure is { } failure
            ? throw new SubmissionException(failure)
            : Matrix<double>.Build.DenseOfRows(((Outputs)outcome.Result!).Rows);
    }

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();

    private Compilation Compiled(Step last, CancellationToken cancellation)
    {
        if (!_compiled.TryGetValue(last, out var compiled))
            _compiled[last] = compiled = Compiler.CompileSteps(StepSources.UpTo(last, _submission.Files), last, cancellation);
        return compiled;
    }

    private static ExperimentOutcome Failed(Verdict verdict, string message) => new(null, new(verdict, message));
}
