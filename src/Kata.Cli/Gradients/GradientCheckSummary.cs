using System.Text.Json;
using Kata.Experiments.Gradients;
using Kata.Experiments.Models;
using Kata.Gradients;
using Kata.Harness.Diagnosis;

namespace Kata.Cli.Gradients;

/// <summary>The worst entry in `kata gradcheck --json`; what is no finite number is null there.</summary>
internal sealed record GradientCheckWorst(string Block, int Row, int Column, double? Claimed, double? Numerical, double? Tolerance);

/// <summary>What `kata gradcheck` reports; its fields are those of --json.</summary>
internal sealed record GradientCheckSummary(
    string Verdict,
    long Parameters,
    GradientCheckWorst? Worst,
    double? Resolution,
    IReadOnlyList<string> Mistakes,
    string Network,
    string Hidden,
    string Loss,
    int Examples,
    double Lambda,
    int Seed,
    string? Planted,
    string? Pattern,
    double? Noise,
    int Evaluations,
    string Sentence,
    string? Picture)
{
    /// <param name="plan">What was checked.</param>
    /// <param name="planted">The mistake planted, or null.</param>
    /// <param name="report">What was found.</param>
    /// <param name="diagnosis">What the first wrong step gets wrong, or null.</param>
    /// <param name="picture">Where the picture was written, or null.</param>
    public static GradientCheckSummary Of(GradientCheckPlan plan, string? planted, GradientReport report, StepDiagnosis? diagnosis, string? picture) => new(
        JsonNamingPolicy.CamelCase.ConvertName(report.Verdict.ToString()),
        plan.Parameters,
        report.Worst is { } worst
            ? new(worst.Block, worst.Row, worst.Column, Finite(worst.Claimed), Finite(worst.Numerical), Finite(worst.Tolerance))
            : null,
        Finite(report.Resolution),
        [.. diagnosis?.Names.SelectMany(names => names).Select(mistake => mistake.Id) ?? []],
        plan.Network,
        OptionNames.Of(plan.Hidden),
        OptionNames.Of(plan.Loss),
        plan.Examples,
        plan.Lambda,
        plan.Seed,
        planted,
        report.Pattern,
        Finite(report.Noise),
        report.Evaluations,
        report.Sentence,
        picture);

    // JSON has no way to write NaN or an infinity.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
