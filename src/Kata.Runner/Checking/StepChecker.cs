using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>Checks the steps of submissions in worker processes, one of which is always started ahead of need.</summary>
public sealed class StepChecker : IDisposable
{
    private readonly Limits _limits;
    private readonly WorkerPool _workers;

    /// <param name="limits">What a step may take; null for the standard.</param>
    /// <param name="warmUp">The steps that will probably be checked first.</param>
    public StepChecker(Limits? limits = null, params IReadOnlyList<Step> warmUp)
    {
        _limits = limits ?? Limits.Standard;
        _workers = new(_limits, warmUp);
    }

    /// <summary>Checks a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="submission">What the learner wrote.</param>
    /// <param name="inIsolation">Whether to check the step with the reference's other steps even if it passes.</param>
    /// <param name="early">
    /// Receives the verdict before it is explained (whether the step fails in isolation, because of which step, and by which mistake), and
    /// once more before repairs are searched for.
    /// </param>
    /// <param name="repairs">Whether to look for the edits that repair a step that fails in isolation; it takes a second or more.</param>
    /// <param name="onDataSets">Whether to run the checks on data sets that do not ship as well, if all others pass.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StepResult Check(
        Step step, Submission submission, bool inIsolation = false, Action<StepResult>? early = null, bool repairs = false,
        bool onDataSets = true, CancellationToken cancellation = default)
    {
        try
        {
            return new StepCheck(step, submission, _workers, _limits, cancellation).Run(inIsolation, repairs, onDataSets, early);
        }
        catch (IOException failure)
        {
            return new(step, Verdict.Infrastructure, []) { Errors = [new("", 0, 0, "", failure.Message, "")] };
        }
    }

    /// <summary>Ends the process that has run a submission, with everything left running in it, and starts the next.</summary>
    /// <param name="expected">The steps that will probably be checked next.</param>
    public void Renew(params IReadOnlyList<Step> expected) => _workers.Renew(expected);

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();
}
