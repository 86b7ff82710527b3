using System.Text;
using Kata.Runner;
using Kata.Runner.Checking;

namespace Kata.Learning;

/// <summary>
/// What a learner has reached: the file progress.txt of a workspace, a line a fact, only ever added to. A line that is not understood is
/// ignored, so that the file survives a merge and a full disk.
/// </summary>
public sealed class Progress
{
    private const string File = "progress.txt";
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int HashLength = 12;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    private readonly HashSet<(string Step, string Hash)> _passed = [];
    private readonly Dictionary<string, int> _tiers = [];
    private readonly HashSet<string> _gaveUp = [];

    private Progress(string text)
    {
        foreach (var line in text.Split('\n')) Take(line.TrimEnd('\r').Split(' '));
    }

    /// <summary>Reads what was reached; empty if there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read; the message is a sentence.</exception>
    public static Progress Read(Workspace workspace)
    {
        var path = Path.Combine(workspace.Folder, File);
        if (!Path.Exists(path)) return new("");
        using var stream = Opened(path, "read", () => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        using var text = new StreamReader(stream);
        return new(text.ReadToEnd());
    }

    /// <summary>Notes that a step has passed.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="step">The step.</param>
    /// <param name="hash">As <see cref="Submission.HashOf"/> gave it for the code that passed.</param>
    /// <param name="now">When.</param>
    /// <exception cref="IOException">The file cannot be written; the message is a sentence, and the file is as it was.</exception>
    public static void AddPassed(Workspace workspace, Step step, string hash, DateTimeOffset now) => Append(
        workspace, $"passed {step} {hash[..HashLength]} {now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}");

    /// <summary>Notes a pass, unless it was noted before, and that code which has passed fails.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="submission">What is written.</param>
    /// <param name="result">The result of checking it.</param>
    /// <returns>Whether it is the step's first pass.</returns>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static bool NotePass(Workspace workspace, Submission submission, StepResult result)
    {
        var (progress, hash) = (Read(workspace), submission.HashOf(result.Step));
        // A pass counts as soon as it is shown; a check on a data set, which comes later, may take it back.
        if (result.Verdict is not (Verdict.Passed or Verdict.Infrastructure) && progress.HasPassed(result.Step, hash))
            Append(workspace, $"failed {result.Step} {hash[..HashLength]}");
        if (!result.Passed || progress.HasPassed(result.Step, hash)) return false;
        AddPassed(workspace, result.Step, hash, DateTimeOffset.UtcNow);
        return !progress.HasEverPassed(result.Step);
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
        Append(workspace, $"hint {function} {tier}");
    }

    /// <summary>Notes that the learner has given a step up and seen its solution.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="IOException">As <see cref="AddPassed"/>.</exception>
    public static void AddGaveUp(Workspace workspace, Step step) => Append(workspace, $"gave-up {step}");

    /// <summary>Whether a step has passed with this code.</summary>
    /// <param name="step">The step.</param>
    /// <param name="hash">As <see cref="Submission.HashOf"/> gives it.</param>
    public bool HasPassed(Step step, string hash) => _passed.Contains(($"{step}", hash[..Math.Min(hash.Length, HashLength)]));

    /// <summary>Whether a step has passed with any code, so that one that fails has been broken since.</summary>
    /// <param name="step">The step.</param>
    public bool HasEverPassed(Step step) => _passed.Any(passed => passed.Step == $"{step}");

    /// <summary>The highest tier of a hint that was shown for a function, e.g. "Forward.Pass"; 0 where none was.</summary>
    public int HintTier(string function) => _tiers.GetValueOrDefault(function);

    /// <summary>Whether a step was given up.</summary>
    /// <param name="step">The step.</param>
    public bool HasGivenUp(Step step) => _gaveUp.Contains($"{step}");

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
                break;
            case ["failed", var step, { Length: HashLength } hash] when IsStep(step):
                _passed.Remove((step, hash));
                break;
            case ["hint", var function, [>= '1' and <= '9' and var digit]] when IsFunction(function):
                _tiers[function] = Math.Max(HintTier(function), digit - '0');
                break;
            case ["gave-up", var step] when IsStep(step):
                _gaveUp.Add(step);
                break;
        }
    }

    private static bool IsStep(string name) => Enum.GetNames<Step>().Contains(name);

    private static bool IsFunction(string name) =>
        name.Split('.') is [var step, { Length: > 0 } function] && IsStep(step) && function.All(char.IsAsciiLetterOrDigit);

    // Alone in the file: .NET's append remembers where the end was when the file was opened, and would write over what came since.
    private static void Append(Workspace workspace, string line)
    {
        var path = Path.Combine(workspace.Folder, File);
        using var stream =
            Opened(path, "written", () => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        try
        {
            Append(stream, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failed(path, "written", e);
        }
    }

    private static void Append(FileStream stream, string line)
    {
        var end = stream.Length;
        if (end > 0) stream.Seek(end - 1, SeekOrigin.Begin);
        var torn = end > 0 && stream.ReadByte() != '\n';
        try
        {
            stream.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + line + "\n"));
        }
        catch (IOException)
        {
            stream.SetLength(end);
            throw;
        }
    }

    // Another process may be writing its line: that takes a moment.
    private static FileStream Opened(string path, string what, Func<FileStream> open)
    {
        for (var since = Environment.TickCount64; ; Thread.Sleep(5))
        {
            try
            {
                return open();
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                var final = e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException;
                if (final || Environment.TickCount64 - since > LockTimeout.TotalMilliseconds) throw Failed(path, what, e);
            }
        }
    }

    private static IOException Failed(string path, string what, Exception e)
    {
        var why = Directory.Exists(path) ? "it is a folder" : e is UnauthorizedAccessException ? "this user may not"
            : e.Message.TrimEnd('.');
        return new($"{path} cannot be {what}: {why}.", e);
    }
}
