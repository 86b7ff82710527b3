using System.Text.Json;
using Kata.Verify.Results;

namespace Kata.Verify.Marking;

/// <summary>Which checks students see, as an instructor writes it.</summary>
public sealed class VisibilityFile
{
    private const string Default = "default";
    private const string Steps = "steps";
    private const string Checks = "checks";

    // As Gradescope names them.
    private static readonly Dictionary<string, Visibility> Levels = new()
    {
        ["visible"] = Visibility.Visible,
        ["after_due_date"] = Visibility.AfterDueDate,
        ["after_published"] = Visibility.AfterPublished,
        ["hidden"] = Visibility.Hidden,
    };

    private readonly Dictionary<Step, Visibility> _steps = [];
    private readonly List<(CheckPattern Pattern, Visibility Visibility)> _checks = [];
    private readonly Visibility _default = Visibility.Visible;

    private VisibilityFile(SettingsFile file)
    {
        file.Members(file.Root, "it", Default, Steps, Checks);
        if (file.Member(Default) is { } standard) _default = Level(file, standard, Default);
        if (file.Member(Steps) is { } steps)
        {
            foreach (var step in file.Members(steps, Steps))
            {
                if (!_steps.TryAdd(file.StepOf(step.Name, Steps), Level(file, step)))
                    throw file.Wrong($"has {SettingsFile.Quoted(step.Name)} in {Steps} by name and by number.");
            }
        }

        if (file.Member(Checks) is { } checks)
            _checks.AddRange(file.Members(checks, Checks).Select(check => (file.Pattern(check.Name, Checks), Level(file, check))));
    }

    /// <summary>
    /// Reads a file such as { "default": "visible", "steps": { "Backprop": "after_due_date" }, "checks": { "*Properties.*": "hidden" } }.
    /// The first pattern that fits a check decides, or else its step, or else the default: visible.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">Something in it is wrong; the message is a sentence.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VisibilityFile Read(string path) => new(SettingsFile.Read(path));

    /// <summary>What it says.</summary>
    public VisibilityRules Rules => new(Of);

    /// <summary>The patterns that fit no check of these submissions: misspelt, most likely.</summary>
    public IReadOnlyList<string> Idle(IReadOnlyList<SubmissionVerdict> submissions) =>
        [.. _checks.Select(check => check.Pattern).Where(pattern => !CheckNames.Any(submissions, pattern)).Select(pattern => pattern.Text)];

    private Visibility Of(Step step, string check) => _checks.Where(one => one.Pattern.Fits(check))
        .Select(one => (Visibility?)one.Visibility).FirstOrDefault() ?? _steps.GetValueOrDefault(step, _default);

    private static Visibility Level(SettingsFile file, JsonProperty member) =>
        Level(file, member.Value, $"the visibility of {SettingsFile.Quoted(member.Name)}");

    private static Visibility Level(SettingsFile file, JsonElement element, string place) =>
        Levels[file.Word(element, place, [.. Levels.Keys])];
}
