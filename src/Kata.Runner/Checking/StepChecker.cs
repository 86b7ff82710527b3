using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>Judges somebody's steps in worker processes, one of which is always started ahead.</summary>
public sealed class StepChecker : IDisposable
{
    private readonly WorkerPool _workers;

    /// <param name="limits">What a step may take; null for the standard.</param>
    /// <param name="rehearse">The steps that will probably be asked for first.</param>
    public StepChecker(Limits? limits = null, params IReadOnlyList<int> rehearse) => _workers = new(limits ?? Limits.Standard, rehearse);

    /// <summary>Judges a step.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="code">What somebody wrote.</param>
    /// <param name="alone">Whether to look at the step alone even where it passes.</param>
    /// <param name="first">Told the verdict before it is explained: whether the step fails alone, because of which, and by which mistake.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StepResult Check(int step, Submission code, bool alone = false, Action<StepResult>? first = null, CancellationToken cancellation = default)
    {
        try
        {
            return new StepCheck(step, code, _workers, cancellation).Give(alone, first);
        }
        catch (IOException failure)
        {
            return new(step, Verdict.Infrastructure, []) { Errors = [new("", 0, 0, "", failure.Message, "")] };
        }
    }

    /// <summary>Ends the process that has run somebody's code, with all that it left running, and starts the next.</summary>
    /// <param name="expected">The steps that will probably be asked for next.</param>
    public void Renew(params IReadOnlyList<int> expected) => _workers.Renew(expected);

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();
}
