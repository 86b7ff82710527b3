using Kata.Cli.Explain;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Runner.Suites;

namespace Kata.Cli.Gradients;

/// <summary>The steps that `kata gradcheck` checks: the reference, or the reference with a mistake planted in one step.</summary>
internal sealed class GradientCheckSubject
{
    // The steps that a gradient passes through, in this order.
    private static readonly Step[] OnTheWay = [Step.Serialize, Step.Activations, Step.Forward, Step.Cost, Step.Backprop];

    /// <param name="mistake">A mistake's id, or null for none.</param>
    /// <exception cref="ArgumentException">There is no such mistake, or a gradient check does not reach its step.</exception>
    public GradientCheckSubject(string? mistake)
    {
        Steps = Reference;
        if (mistake is null) return;

        var planted = ExplainCommand.Find(mistake);
        if (!OnTheWay.Contains(planted.Step))
        {
            var steps = string.Join(", ", OnTheWay.Select(step => (int)step));
            throw new ArgumentException(
                $"mistake {mistake} is made in step {(int)planted.Step} but needs to be in one of {steps}: "
                + "the gradient of a cost passes through no other.");
        }

        // Compiled together, so that the other steps call the wrong one.
        Steps = FaultInjection.Around(planted.Step, MistakeBank.Inject(Reference, planted));
    }

    /// <summary>The reference's steps, which draw the network and the examples.</summary>
    public Steps Reference { get; } = StepsRunner.Reference;

    public Steps Steps { get; }

    /// <summary>The diagnosis of the first wrong step; null if all are right.</summary>
    public StepDiagnosis? Diagnose() =>
        OnTheWay.Select(step => StepDiagnosis.Of(step, Steps)).FirstOrDefault(diagnosis => !diagnosis.IsRight);
}
