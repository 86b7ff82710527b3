using System.Text.Json;
using Kata.Experiments.Gradients;
using Kata.Experiments.Models;
using Kata.Gradients;
using Kata.Harness.Diagnosis;

namespace Kata.Cli.Gradients;

/// <summary>The worst entry in `kata gradcheck --json`; numbers that are not finite are null.</summary>
internal sealed record GradientCheckWorst(string Block, int Row, int Column, double? Claimed, double? Numerical, double? Tolerance);

/// <summary>The report of `kata gradcheck`; its properties are those of --json.</summary>
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
    /// <param name="planted">The planted mistake, or null.</param>
    /// <param name="report">What was found.</param>
    /// <param name="diagnosis">The diagnosis of the first wrong step, or null.</param>
    /// <param name="picture">The path of the picture, or null.</param>
    public static GradientCheckSummary Of(
        GradientCheckPlan plan, string? planted, GradientReport report, StepDiagnosis? diagnosis, string? picture) => new(
        JsonNamingPolicy.CamelCase.ConvertName(report.Verdict.ToString()),
        plan.Parameters,
        report.Worst is { } worst
            ? new(worst.Block, worst.Row, worst.Column, Finite(worst.Analytic), Finite(worst.Numerical), Finite(worst.Tolerance))
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
        report.Pattern?.Sentence,
        Finite(report.Noise),
        report.Evaluations,
        report.Sentence,
        picture);

    // JSON has no way to write NaN or an infinity.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
