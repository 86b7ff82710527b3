using Kata.Runner;
using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Marking;

/// <summary>How many points steps and checks are worth.</summary>
public sealed class Weights
{
    private const string Steps = "steps";
    private const string Checks = "checks";
    private const string Groups = "groups";
    private const string PartialCredit = "partialCredit";
    private const string None = "none";

    private readonly Dictionary<Step, double> _steps = [];
    private readonly List<(CheckPattern Pattern, double Weight)> _checks = [];
    private readonly Dictionary<CheckGroup, double> _groups = new() { [CheckGroup.Arguments] = 0 };
    private bool _isPartial;

    private Weights()
    {
    }

    /// <summary>A point for each step that passes alone.</summary>
    public static Weights Standard { get; } = new();

    /// <summary>
    /// Reads a file such as { "steps": { "Backprop": 3 }, "partialCredit": "checks", "checks": { "BackpropTests.*": 2 }, "groups":
    /// { "arguments": 0.5 } }. A step that is not named is worth a point. With partial credit a step earns the share of its checks that
    /// pass, each weighed by the first pattern that fits its name, or else by its group: 1, but 0 for arguments.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">Something in it is wrong; the message is a sentence.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Weights Read(string path)
    {
        var (file, weights) = (SettingsFile.Read(path), new Weights());
        file.Members(file.Root, "it", Steps, Checks, Groups, PartialCredit);
        if (file.Member(Steps) is { } steps)
        {
            foreach (var step in file.Members(steps, Steps))
            {
                var points = file.Weight(step.Value, $"the points of {SettingsFile.Quoted(step.Name)}");
                if (!weights._steps.TryAdd(file.StepOf(step.Name, Steps), points))
                    throw file.Wrong($"has {SettingsFile.Quoted(step.Name)} in {Steps} by name and by number.");
            }
        }

        weights._isPartial = file.Member(PartialCredit) is { } credit && file.Word(credit, PartialCredit, None, Checks) == Checks;
        if (!weights._isPartial && (file.Member(Checks) ?? file.Member(Groups)) is not null)
            throw file.Wrong($"weighs checks, which has no effect without \"{PartialCredit}\": \"{Checks}\".");
        if (file.Member(Checks) is { } checks)
        {
            weights._checks.AddRange(file.Members(checks, Checks).Select(check =>
                (file.Pattern(check.Name, Checks), file.Weight(check.Value, $"the weight of {SettingsFile.Quoted(check.Name)}"))));
        }

        if (file.Member(Groups) is { } groups)
        {
            foreach (var group in file.Members(groups, Groups, [.. Enum.GetNames<CheckGroup>().Select(name => name.ToLowerInvariant())]))
            {
                var weight = file.Weight(group.Value, $"the weight of {SettingsFile.Quoted(group.Name)}");
                weights._groups[Enum.Parse<CheckGroup>(group.Name, ignoreCase: true)] = weight;
            }
        }

        return weights;
    }

    /// <summary>The patterns that fit no check of these submissions: misspelt, most likely.</summary>
    public IReadOnlyList<string> Idle(IReadOnlyList<SubmissionVerdict> submissions) =>
        [.. _checks.Select(check => check.Pattern).Where(pattern => !CheckNames.Any(submissions, pattern)).Select(pattern => pattern.Text)];

    /// <summary>The verdict with its points. Where the judge failed, the points mean nothing, and reports leave them out.</summary>
    public SubmissionVerdict Mark(SubmissionVerdict submission) => submission with { Steps = [.. submission.Steps.Select(Mark)] };

    private StepVerdict Mark(StepVerdict step)
    {
        var points = _steps.GetValueOrDefault(step.Step, 1);
        return step with { MaxPoints = points, Points = _isPartial ? Share(step, points) : step.Alone == Verdict.Passed ? points : 0 };
    }

    // Rounded down to hundredths, so that a step has all of its points only if nothing is wrong.
    private double Share(StepVerdict step, double points)
    {
        var checks = step.Checks.Where(check => check.Verdict != Verdict.Ignored)
            .Select(check => (Weight: WeightOf(check), IsPassed: check.Verdict == Verdict.Passed)).ToList();
        var all = checks.Sum(check => check.Weight);
        if (all == 0) return step.Alone == Verdict.Passed ? points : 0;
        var passed = checks.Where(check => check.IsPassed).Sum(check => check.Weight);
        return checks.All(check => check.IsPassed || check.Weight == 0) ? points : Math.Floor((points * passed / all * 100) + 1e-9) / 100;
    }

    private double WeightOf(CheckVerdict check) => _checks.Where(weighed => weighed.Pattern.Fits(check.Name))
        .Select(weighed => (double?)weighed.Weight).FirstOrDefault() ?? _groups.GetValueOrDefault(check.Group, 1);
}
