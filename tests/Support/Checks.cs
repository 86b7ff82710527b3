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
    /// <param name="step">The step; null for all.</param>
    /// <param name="steps">The functions.</param>
    /// <param name="external">Only the checks on data sets that do not ship, or only the others; null for all.</param>
    /// <param name="names">Only these checks, by name; null for all.</param>
    public static IReadOnlyList<CheckResult> Of(
        Step? step, Steps steps, bool? external = null, IReadOnlyCollection<string>? names = null)
    {
        lock (Turn)
        {
            Suites.Value.Bind(steps);
            return Suites.Value.Run(step, names, external: external);
        }
    }

    /// <summary>The same on files, which are compiled first.</summary>
    /// <exception cref="CompileException">They do not compile.</exception>
    public static IReadOnlyList<CheckResult> Of(Step? step, StepSources sources, bool? external = null) =>
        Of(step, Binding.StepsOf(sources), external);
}
