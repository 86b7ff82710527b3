using Kata.Cli.Explain;
using Kata.Cli.Output;
using Kata.Harness;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Runner.Suites;

namespace Kata.Cli.Gradients;

/// <summary>The steps that `kata gradcheck` looks at: the reference, or the reference with a mistake planted in one step.</summary>
internal sealed class GradientCheckSubject
{
    // Those that the gradient of a cost passes through, in this order.
    private static readonly int[] OnTheWay = [1, 3, 4, 6, 8];

    /// <param name="mistake">A mistake's id, or null for none.</param>
    /// <exception cref="ArgumentException">There is no such mistake, or a gradient check cannot meet it.</exception>
    public GradientCheckSubject(string? mistake)
    {
        Steps = Reference;
        if (mistake is null) return;

        var planted = ExplainCommand.Find(mistake);
        if (!OnTheWay.Contains(planted.Step))
        {
            throw new ArgumentException(
                $"mistake {mistake} is made in step {planted.Step} but needs to be in one of {string.Join(", ", OnTheWay)}: "
                + "the gradient of a cost passes through no other.");
        }

        // Compiled together, so that the other steps call the wrong one.
        Steps = FaultInjection.Around((Step)planted.Step, MistakeBank.Inject(Reference, planted));
    }

    /// <summary>The reference's, which draw what is looked at.</summary>
    public Steps Reference { get; } = StepsRunner.Reference;

    public Steps Steps { get; }

    /// <summary>What the first step that answers wrongly gets wrong; null where all are right.</summary>
    public StepDiagnosis? Diagnose() => OnTheWay.Select(step => StepDiagnosis.Of(step, Steps)).FirstOrDefault(diagnosis => !diagnosis.IsRight);
}
