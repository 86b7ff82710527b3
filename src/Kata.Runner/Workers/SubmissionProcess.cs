using Kata.Experiments;
using Kata.Experiments.Models;
using Kata.Runner.Compiling;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Runner.Workers;

/// <summary>Somebody's code did not do what it was asked to.</summary>
public sealed class SubmissionException(JobFailure ending) : Exception(ending.Message);

/// <summary>A process that holds somebody's steps and puts them to one use after the other.</summary>
public sealed class SubmissionProcess : IDisposable
{
    private readonly Submission _code;
    private readonly Limits _limits;
    private readonly Dictionary<int, (Compilation? Compiled, string Error)> _compiled = [];

    // Packed once, however often the same network is asked.
    private readonly Dictionary<Network, byte[]> _models = [];
    private Worker? _worker;
    private byte[]? _watched;

    /// <summary>Starts a process that serves until it is disposed of.</summary>
    /// <param name="code">What somebody wrote.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    public SubmissionProcess(Submission code) : this(code, Limits.Standard with { Step = TimeSpan.FromSeconds(5) })
    {
    }

    internal SubmissionProcess(Submission code, Limits limits) => (_code, _limits, _worker) = (code, limits, Worker.Start(limits));

    /// <summary>Does something.</summary>
    /// <param name="use">The use.</param>
    /// <param name="told">Told everything that is to be shown, as it happens, on this thread.</param>
    /// <param name="cancellation">Asks it to end, or ends the process where the use does not listen.</param>
    /// <returns>Null where all went well, else what came in between.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not come up, or data cannot be read.</exception>
    internal JobFailure? Run(Experiment use, Action<ExperimentEvent> told, CancellationToken cancellation)
    {
        if (_code.Problems is [var problem, ..]) return new(Verdict.DoesNotCompile, Sentence(problem));
        // It comes up while the steps are compiled.
        var worker = _worker ??= Worker.Start(_limits);
        var (compiled, error) = Compiled(use.LastStep, cancellation);
        if (compiled is null) return new(Verdict.DoesNotCompile, $"the steps do not compile: {error}");

        JobFailure? thrown = null;
        var watched = use.Optimizes ? _watched ??= Watched(cancellation) : null;
        var job = new Job(use.LastStep, compiled.Image, compiled.Symbols, null, null, false) { Use = use, Watched = watched };
        using var deadline = new CancellationTokenSource();
        using var asked = cancellation.Register(() =>
        {
            deadline.CancelAfter(use.IsCancellable ? ExperimentRunner.StopTimeout : TimeSpan.Zero);
            if (use.IsCancellable) Ask(worker);
        });
        JobFailure? ending;
        try
        {
            ending = worker.Run(job, _limits, Heard, deadline.Token);
        }
        catch (OperationCanceledException) when (use.IsCancellable)
        {
            ending = new(Verdict.Crashed, "the code did not end when it was asked to and was ended, so nothing of this is left.");
        }

        if (ending is not null) Renew();
        return ending is { Verdict: Verdict.TimedOut } ? ExperimentRunner.TimedOut(_limits) : ending ?? thrown;

        void Heard(WorkerMessage word)
        {
            if (word.Shown is { } shown) told(shown);
            thrown = word.Thrown ?? thrown;
        }
    }

    /// <summary>The outputs of a network by their step 4.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">m × n.</param>
    /// <returns>m × K.</returns>
    /// <exception cref="SubmissionException">The code threw, does not compile, or was ended.</exception>
    /// <exception cref="IOException">The process did not come up.</exception>
    public Matrix<double> Outputs(Network network, Matrix<double> x)
    {
        IReadOnlyList<IReadOnlyList<double>> outputs = [];
        if (!_models.TryGetValue(network, out var model)) _models[network] = model = ModelFile.Bytes(network);
        var use = new ForwardExperiment(model, x.ToRowArrays());
        var ending = Run(use, shown => outputs = shown.Outputs ?? outputs, CancellationToken.None);
        return ending is null ? Matrix<double>.Build.DenseOfRows(outputs) : throw new SubmissionException(ending);
    }

    /// <inheritdoc/>
    public void Dispose() => _worker?.Dispose();

    // The process is gone after such an end; whoever asks again gets another.
    private void Renew()
    {
        _worker?.Dispose();
        _worker = null;
    }

    private static void Ask(Worker worker)
    {
        try
        {
            worker.Stop();
        }
        catch (IOException)
        {
            // It has ended already, and why is found out where it is listened to.
        }
    }

    private (Compilation? Compiled, string Error) Compiled(int lastStep, CancellationToken cancellation)
    {
        if (!_compiled.TryGetValue(lastStep, out var compiled))
            _compiled[lastStep] = compiled = Compile(StepSources.UpTo(lastStep, _code.Files), lastStep, cancellation);
        return compiled;
    }

    // Step 12 calls step 8 inside its own assembly: a call can be seen only where an adapter has taken its place.
    private byte[]? Watched(CancellationToken cancellation)
    {
        var backprop = Reference.StepNames[7];
        var adapted = StepSources.UpTo(12, [.. _code.Files.Where(file => file.Name != backprop), DispatchSource.Of(backprop)]);
        return Compile(adapted, 12, cancellation).Compiled?.Image;
    }

    private static (Compilation? Compiled, string Error) Compile(StepSources subject, int step, CancellationToken cancellation)
    {
        var compilation = Compiler.Together(subject.Files);
        var missing = Enumerable.Range(1, step).SelectMany(earlier => Signatures.Missing(compilation, earlier)).FirstOrDefault();
        if (missing is not null) return (null, Sentence(missing));
        var compiled = Compiler.Emit(compilation, subject.Files, cancellation);
        return compiled.Errors is [var first, ..] ? (null, Sentence(first)) : (compiled, "");
    }

    /// <summary>An error as one line: its place, if it has one, and what is wrong.</summary>
    public static string Sentence(CompileError error) =>
        error.Line == 0 ? error.Message : $"{error.Path}:{error.Line}:{error.Column}: {error.Message}";
}
