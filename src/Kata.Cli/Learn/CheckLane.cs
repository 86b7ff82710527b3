using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>A checker and the job it runs.</summary>
/// <param name="step">The step that will probably be checked first.</param>
internal sealed class CheckLane(Step step) : IDisposable
{
    private CancellationTokenSource _cancellation = new();
    private Task _work = Task.CompletedTask;

    public StepChecker Checker { get; } = new(null, step);

    /// <summary>The step and the code whose pass was shown while its checks on data sets still run; null at any other time.</summary>
    public (Step Step, string Hash)? Shown { get; set; }

    /// <summary>Whether the job is the last one.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Whether nothing of it runs any more.</summary>
    public bool IsDone => _work.IsCompleted && Shown is null;

    /// <summary>Whether what still runs can be left to itself when another job begins: the code it checks is as it was.</summary>
    /// <param name="step">The step of that job; null for none or all.</param>
    /// <param name="code">What is written now.</param>
    public bool CanGoOn(Step? step, Submission code) => Shown is { } shown && shown.Step != step && shown.Hash == code.HashOf(shown.Step);

    /// <summary>Cancels the job and starts another one after it.</summary>
    public void Begin(Action<CancellationToken> job)
    {
        Cancel();
        _cancellation.Dispose();
        _cancellation = new();
        var token = _cancellation.Token;
        _work = _work.ContinueWith(_ => job(token), TaskScheduler.Default);
    }

    /// <summary>Makes the job the last one: the checker's processes end with it.</summary>
    public void Retire()
    {
        IsRetired = true;
        _work = _work.ContinueWith(_ => Checker.Dispose(), TaskScheduler.Default);
    }

    /// <summary>Cancels the job.</summary>
    public void Cancel()
    {
        _cancellation.Cancel();
        Shown = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cancel();
        if (!IsRetired) Retire();
        _work.Wait();
        _cancellation.Dispose();
    }
}
