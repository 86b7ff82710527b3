using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Tests;

/// <summary>The suites, loaded once for all tests, against any sources or steps.</summary>
internal static class Checks
{
    private static readonly Lock Turn = new();
    private static readonly Lazy<LoadedSuites> Suites = new(() => SuiteFiles.Beside().Load(ReferenceSteps.All));

    private static readonly Lazy<IReadOnlyList<CheckResult>> All = new(() => Of(null, StepSources.Whole(Reference.Files)));

    /// <summary>The results of all checks on the reference's files, run once.</summary>
    public static IReadOnlyList<CheckResult> OfReference => All.Value;

    /// <summary>The results of the checks of a step, or of all steps, on these functions.</summary>
    public static IReadOnlyList<CheckResult> Of(Step? step, Steps steps)
    {
        lock (Turn)
        {
            Suites.Value.Bind(steps);
            return Suites.Value.Run(step);
        }
    }

    /// <summary>The same on files, which are compiled first.</summary>
    /// <exception cref="CompileException">They do not compile.</exception>
    public static IReadOnlyList<CheckResult> Of(Step? step, StepSources sources) => Of(step, Binding.StepsOf(sources));
}
