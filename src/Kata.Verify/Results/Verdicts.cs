using Kata.Runner;
using Kata.Runner.Repairs;
using Kata.Runner.Suites;

namespace Kata.Verify.Results;

/// <summary>The verdict on a check of a step, with the reference's other steps.</summary>
/// <param name="Name">Class, method and the arguments of a case.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Class">Why it did not pass.</param>
/// <param name="Message">The same as a sentence, which may quote inputs: untrusted text.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record CheckVerdict(
    string Name, CheckGroup Group, Verdict Verdict, FailureClass Class, string Message, double Milliseconds);

/// <summary>The verdict on a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Alone">With the reference's other steps: what marks are given for.</param>
/// <param name="Whole">With the submission's other steps.</param>
/// <param name="Class">Why it does not pass alone.</param>
/// <param name="Checks">Each check, alone; empty if none could be run.</param>
public sealed record StepVerdict(Step Step, Verdict Alone, Verdict Whole, FailureClass Class, IReadOnlyList<CheckVerdict> Checks)
{
    /// <summary>Why nothing could be run: compile errors, or what the policy does not allow, as sentences with file and line.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The mistakes that explain the wrong answers, by their names in the bank.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The first wrong quantity in words; empty if there is none.</summary>
    public string FirstWrong { get; init; } = "";

    /// <summary>The edits that repair the step, at most two, the likeliest first.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    /// <summary>The earlier steps because of which it fails in the whole, if it passes alone.</summary>
    public IReadOnlyList<Step> CausedBy { get; init; } = [];

    /// <summary>The points that it earned, alone.</summary>
    public double Points { get; init; }

    /// <summary>The points that it can earn.</summary>
    public double MaxPoints { get; init; }

    /// <summary>How long its checks took.</summary>
    public double Milliseconds => Checks.Sum(check => check.Milliseconds);
}

/// <summary>The verdict on a submission.</summary>
/// <param name="Id">Its name: a folder's or a zip's, or the student's where the download tells. Untrusted text.</param>
/// <param name="Hash">The SHA-256 of its sources, in hexadecimal.</param>
/// <param name="Steps">A verdict for each step, in order.</param>
public sealed record SubmissionVerdict(string Id, string Hash, IReadOnlyList<StepVerdict> Steps)
{
    /// <summary>The student's name; empty if the download does not tell.</summary>
    public string Student { get; init; } = "";

    /// <summary>The student's number or address in the course's own system; empty if the download does not tell.</summary>
    public string StudentId { get; init; } = "";

    /// <summary>How many characters of what it prints are kept.</summary>
    public const int MostPrinted = 16_384;

    /// <summary>
    /// What was noticed while the submission was read, as sentences: files left out, links, odd encodings. Untrusted text.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What its steps printed, each alone; at most <see cref="MostPrinted"/> characters. Untrusted text.</summary>
    public string Printed { get; init; } = "";

    /// <summary>Its points.</summary>
    public double Points => Steps.Sum(step => step.Points);

    /// <summary>The points that it could have.</summary>
    public double MaxPoints => Steps.Sum(step => step.MaxPoints);

    /// <summary>Whether the judge itself failed in a step.</summary>
    public bool IsIncomplete => Steps.Any(step => step.Alone == Verdict.Infrastructure);
}

/// <summary>What every report says about the run itself.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Suites">The SHA-256 of the suites, in hexadecimal.</param>
/// <param name="Isolation">The level in words, e.g. "L3 (bubblewrap)".</param>
/// <param name="Seed">The seed of the random cases, or "hidden" where it is drawn from a secret.</param>
/// <param name="Runtime">The version of .NET.</param>
public sealed record RunFacts(string Version, string Suites, string Isolation, string Seed, string Runtime);

/// <summary>What a student may see of a check: Gradescope's four levels.</summary>
public enum Visibility
{
    /// <summary>Always.</summary>
    Visible,

    /// <summary>After the due date.</summary>
    AfterDueDate,

    /// <summary>After the marks are published.</summary>
    AfterPublished,

    /// <summary>Never: neither its inputs nor values, messages or name.</summary>
    Hidden,
}

/// <summary>Which checks students see.</summary>
/// <param name="Of">The visibility of a check of a step, by its name.</param>
public sealed record VisibilityRules(Func<Step, string, Visibility> Of)
{
    /// <summary>Every check is visible.</summary>
    public static VisibilityRules All { get; } = new((_, _) => Visibility.Visible);
}
