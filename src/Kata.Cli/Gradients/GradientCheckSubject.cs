using Kata.Cli.Explain;
using Kata.Experiments;
using Kata.Experiments.Gradients;
using Kata.Harness.Mistakes;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;

namespace Kata.Cli.Gradients;

/// <summary>
/// The steps that `kata gradcheck` checks: the reference, the reference with a mistake planted in one step, or a submission.
/// </summary>
internal sealed class GradientCheckSubject
{
    private readonly Steps _steps = StepsRunner.Reference;
    private readonly Submission? _submission;

    /// <param name="mistake">A mistake's id, or null for none.</param>
    /// <param name="submission">What the learner wrote, or null for the reference.</param>
    /// <exception cref="ArgumentException">
    /// There is no such mistake, a gradient check does not reach its step, or it cannot be planted in a submission.
    /// </exception>
    public GradientCheckSubject(string? mistake, Submission? submission)
    {
        _submission = submission;
        if (mistake is null) return;
        if (submission is not null) throw new ArgumentException("--mistake cannot go with --subject: it is planted in the reference.");

        var planted = ExplainCommand.Find(mistake);
        if (!GradientCheckExperiment.OnTheWay.Contains(planted.Step))
        {
            var steps = string.Join(", ", GradientCheckExperiment.OnTheWay.Select(step => (int)step));
            throw new ArgumentException(
                $"mistake {mistake} is made in step {(int)planted.Step} but needs to be in one of {steps}: "
                + "the gradient of a cost passes through no other.");
        }

        // Compiled together, so that the other steps call the wrong one.
        _steps = FaultInjection.Around(planted.Step, MistakeBank.Inject(_steps, planted));
    }

    /// <summary>The ids of the mistakes that can be planted.</summary>
    public static IEnumerable<string> Mistakes =>
        MistakeBank.All.Where(mistake => GradientCheckExperiment.OnTheWay.Contains(mistake.Step)).Select(mistake => mistake.Id);

    /// <summary>Checks the gradient: a submission's in a process of its own.</summary>
    /// <exception cref="SubmissionException">The submission does not compile, threw an exception or was stopped.</exception>
    public GradientCheckResult Check(GradientCheckExperiment experiment, Action<ExperimentEvent> report)
    {
        var outcome = _submission is null
            ? new(experiment.Run(new(_steps, experiment.Store(), report, CancellationToken.None)))
            : StepsRunner.Run(experiment, _submission, report, CancellationToken.None);
        return outcome.Failure is { } failure ? throw new SubmissionException(failure) : (GradientCheckResult)outcome.Result!;
    }
}
