using Kata.Experiments;
using Kata.Runner;
using Kata.Runner.Checking;
using static Kata.Learning.ProgressWords;

namespace Kata.Learning;

/// <summary>
/// What a learner has reached: the file progress.txt of a workspace, a line a fact, only ever added to. A line that is not understood is
/// ignored, so that the file survives a merge and a full disk.
/// </summary>
public sealed class Progress
{
    private const int HashLength = 12;

    private readonly HashSet<(string Step, string Hash)> _passed = [];
    private readonly Dictionary<string, (string Hash, Verdict Verdict)> _last = [];
    private readonly Dictionary<string, int> _tiers = [];
    private readonly HashSet<string> _gaveUp = [];
    private readonly List<PastAttempt> _attempts = [];
    private readonly Dictionary<string, string> _reached = [];

    private Progress(string text)
    {
        foreach (var line in text.Split('\n')) Take(line.TrimEnd('\r').Split(' '));
    }

    /// <summary>Reads what was reached; empty if there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read; the message is a sentence.</exception>
    public static Progress Read(Workspace workspace) => new(ProgressFile.Read(workspace));

    /// <summary>Notes that a step has passed.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="step">The step.</param>
    /// <param name="hash">As <see cref="Submission.HashOf"/> gave it for the code that passed.</param>
    /// <param name="now">When.</param>
    /// <exception cref="IOException">The file cannot be written; the message is a sentence, and the file is as it was.</exception>
    public static void AddPassed(Workspace workspace, Step step, string hash, DateTimeOffset now) => ProgressFile.Append(
        workspace, $"passed {step} {hash[..HashLength]} {now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}");

    /// <summary>Notes a verdict, unless it was the last one noted. One on a stub is known without a note.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="submission">What is written.</param>
    /// <param name="result">The result of checking it.</param>
    /// <returns>Whether it is the step's first pass.</returns>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static bool Note(Workspace workspace, Submission submission, StepResult result)
    {
        var (step, verdict) = (result.Step, result.Verdict);
        if (verdict == Verdict.Infrastructure || (!result.Passed && Stubs.IsUntouched(step, submission))) return false;
        var (progress, hash) = (Read(workspace), submission.HashOf(step)[..HashLength]);
        if (!result.Passed)
        {
            // A pass counts as soon as it is shown; a check on a data set, which comes later, may take it back.
            if (progress._last.GetValueOrDefault($"{step}") != (hash, verdict))
                ProgressFile.Append(workspace, $"{Word(verdict)} {step} {hash}");
            return false;
        }

        if (progress.HasPassed(step, hash)) return false;
        AddPassed(workspace, step, hash, DateTimeOffset.UtcNow);
        return !progress.HasEverPassed(step);
    }

    /// <summary>Notes that a hint was shown.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="function">Its function, e.g. "Forward.Pass".</param>
    /// <param name="tier">1 … 9, the higher the more it gives away.</param>
    /// <exception cref="ArgumentException">The function is none of a step, or there is no such tier.</exception>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static void AddHint(Workspace workspace, string function, int tier)
    {
        if (!IsFunction(function))
            throw new ArgumentException($"function is {function} but needs a step and one of its functions, e.g. Forward.Pass.");
        if (tier is < 1 or > 9) throw new ArgumentException($"tier is {tier} but needs to be 1 to 9: a digit says it.");
        ProgressFile.Append(workspace, $"hint {function} {tier}");
    }

    /// <summary>Notes that the learner has given a step up and seen its solution.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static void AddGaveUp(Workspace workspace, Step step) => ProgressFile.Append(workspace, $"gave-up {step}");

    /// <summary>Notes how fast step 13 was.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="attempt">The times.</param>
    /// <param name="now">When.</param>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static void AddAttempt(Workspace workspace, Attempt attempt, DateTimeOffset now) => ProgressFile.Append(
        workspace, string.Create(
            CultureInfo.InvariantCulture,
            $"raced {Step.FastBackprop} {attempt.Milliseconds:G4} {attempt.Step8:G4} {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));

    /// <summary>Notes what a milestone has shown.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="step">Its step.</param>
    /// <param name="text">What was reached, on a line.</param>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static void AddReached(Workspace workspace, Step step, string text) => ProgressFile.Append(workspace, $"reached {step} {text}");

    /// <summary>What the milestone of a step showed last; null if it has not ended yet.</summary>
    /// <param name="step">The step.</param>
    public string? Reached(Step step) => _reached.GetValueOrDefault($"{step}");

    /// <summary>How fast step 13 was, in the order of the attempts.</summary>
    public IReadOnlyList<PastAttempt> Attempts => _attempts;

    /// <summary>Whether a step has passed with this code.</summary>
    /// <param name="step">The step.</param>
    /// <param name="hash">As <see cref="Submission.HashOf"/> gives it.</param>
    public bool HasPassed(Step step, string hash) => _passed.Contains(($"{step}", hash[..Math.Min(hash.Length, HashLength)]));

    /// <summary>Whether a step has passed with any code, so that one that fails has been broken since.</summary>
    /// <param name="step">The step.</param>
    public bool HasEverPassed(Step step) => _passed.Any(passed => passed.Step == $"{step}");

    /// <summary>
    /// The verdict on a step as far as it is known: on this code if it has passed or is the stub, otherwise the last one that was noted,
    /// unless that is a pass of other code; null if none is known.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="submission">What is written.</param>
    public Verdict? VerdictOn(Step step, Submission submission) =>
        HasPassed(step, submission.HashOf(step)) ? Verdict.Passed
        : Stubs.IsUntouched(step, submission) ? Verdict.NotStarted
        : _last.TryGetValue($"{step}", out var last) && last.Verdict != Verdict.Passed ? last.Verdict
        : null;

    /// <summary>The highest tier of a hint that was shown for a function, e.g. "Forward.Pass"; 0 where none was.</summary>
    public int HintTier(string function) => _tiers.GetValueOrDefault(function);

    /// <summary>Whether a step was given up.</summary>
    /// <param name="step">The step.</param>
    public bool HasGivenUp(Step step) => _gaveUp.Contains($"{step}");

    /// <summary>How many steps have passed as they are written now.</summary>
    /// <param name="submission">What is written.</param>
    public int Passed(Submission submission) => Enum.GetValues<Step>().Count(step => HasPassed(step, submission.HashOf(step)));

    /// <summary>The first step that has not passed as it is written now; the last if all have.</summary>
    /// <param name="submission">What is written.</param>
    public Step Current(Submission submission)
    {
        var steps = Enum.GetValues<Step>();
        return steps.Where(step => !HasPassed(step, submission.HashOf(step))).FirstOrDefault(steps[^1]);
    }

    /// <summary>The next step that has not passed; after the last one the first that was skipped; null if there is no other.</summary>
    /// <param name="submission">What is written.</param>
    /// <param name="current">The step to go on from.</param>
    public Step? Next(Submission submission, Step current)
    {
        var steps = Enum.GetValues<Step>();
        return steps.Where(step => step > current).Concat(steps.Where(step => step < current))
            .Where(step => !HasPassed(step, submission.HashOf(step))).Cast<Step?>().FirstOrDefault();
    }

    private void Take(string[] words)
    {
        switch (words)
        {
            case ["passed", var step, { Length: HashLength } hash, var time]
                when IsStep(step) && hash.All(char.IsAsciiHexDigitLower)
                    && DateTime.TryParseExact(time, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                _passed.Add((step, hash));
                _last[step] = (hash, Verdict.Passed);
                break;
            case [var word, var step, { Length: HashLength } hash] when Failures.TryGetValue(word, out var verdict) && IsStep(step):
                _passed.Remove((step, hash));
                _last[step] = (hash, verdict);
                break;
            case ["hint", var function, [>= '1' and <= '9' and var digit]] when IsFunction(function):
                _tiers[function] = Math.Max(HintTier(function), digit - '0');
                break;
            case ["raced", nameof(Step.FastBackprop), var milliseconds, var step8, var time]
                when IsTime(milliseconds, out var fast) && IsTime(step8, out var slow)
                    && DateTime.TryParseExact(time, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at):
                _attempts.Add(new(new(fast, slow), at));
                break;
            case ["reached", var step, .. { Length: > 0 } said] when IsStep(step):
                _reached[step] = string.Join(' ', said);
                break;
            case ["gave-up", var step] when IsStep(step):
                _gaveUp.Add(step);
                break;
        }
    }
}
