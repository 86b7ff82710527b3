using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Runner.Workers;

/// <summary>
/// The beginning and the end of a process's error output: the end says why the process ended. All other output is drained.
/// </summary>
internal sealed partial class CrashReport
{
    private const int Kept = 16_384;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _end = new();
    private readonly Task _error;

    /// <param name="process">Its input and output are drained as well unless they are used.</param>
    /// <param name="usesStreams">Whether somebody else reads its output and writes its input.</param>
    public CrashReport(Process process, bool usesStreams = false)
    {
        _error = DrainAsync(process.StandardError, keeps: true);
        if (usesStreams) return;
        _ = DrainAsync(process.StandardOutput, keeps: false);
        process.StandardInput.Close();
    }

    /// <summary>The beginning of what it wrote to its error output.</summary>
    public string Text
    {
        get
        {
            lock (_text) return _text.ToString().Trim();
        }
    }

    /// <summary>The same once the process has ended, with its last words.</summary>
    public string Whole
    {
        get
        {
            _error.Wait(1000);
            return Text;
        }
    }

    /// <summary>Why the process ended before its job was done.</summary>
    /// <param name="exit">Its exit code.</param>
    /// <param name="outOfMemory">The message if memory ran out.</param>
    public JobFailure Failure(int exit, string outOfMemory)
    {
        _error.Wait(1000);
        var text = LastWords();
        if (text.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || text.Contains(nameof(OutOfMemoryException)))
            return new(Verdict.OutOfMemory, outOfMemory);
        if (text.StartsWith("Stack overflow", StringComparison.Ordinal))
        {
            var calls = Repeated(text);
            var message = $"stack overflow: {calls.FirstOrDefault("a function")} calls itself without end.";
            return new(Verdict.Crashed, message) { Calls = calls, IsStackOverflow = true };
        }

        if (Unhandled().Match(text) is { Success: true } thrown)
            return new(Verdict.Crashed, $"an unhandled exception on another thread ended the process: {thrown.Groups[1].Value.Trim()}");
        return new(
            Verdict.Crashed, $"the process exited with code {exit} before the check finished. Does your code call Environment.Exit?");
    }

    // The runtime writes "Repeated 261 times:" and the calls that repeat between two lines of dashes, the innermost first, or else one line
    // a call. The innermost of all may be a function that the repeated one calls each time.
    private static IReadOnlyList<string> Repeated(string text)
    {
        List<string> cycle = [.. Calls(Cycle().Match(text).Groups[1].Value).Distinct()];
        return cycle.Count > 0 ? cycle
            : [.. Calls(text).GroupBy(call => call).OrderByDescending(calls => calls.Count()).Take(1).Select(calls => calls.Key)];
    }

    // Those of the submission alone, e.g. "Activations.Derivative": its assembly has no namespace but Kata, and neither has the given one.
    private static IEnumerable<string> Calls(string text) =>
        Call().Matches(text).Select(call => call.Groups[1].Value).Where(call => !IsGiven(call));

    private static bool IsGiven(string call) =>
        typeof(Guard).Assembly.GetType($"Kata.{call[..call.LastIndexOf('.')]}") is not null;

    // The runtime's own words come after whatever the code has printed; of a long report the first lines count.
    private string LastWords()
    {
        lock (_text)
        {
            var all = $"{_text}{_end}";
            return Last().Match(all) is { Success: true } words ? all[words.Index..] : all;
        }
    }

    private async Task DrainAsync(StreamReader stream, bool keeps)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            if (!keeps) continue;
            lock (_text)
            {
                var first = Math.Min(read, Kept - _text.Length);
                _text.Append(buffer, 0, first);
                _end.Append(buffer, first, read - first);
                if (_end.Length > 2 * Kept) _end.Remove(0, _end.Length - Kept);
            }
        }
    }

    [GeneratedRegex(@"Stack overflow\.|Out of memory|Unhandled exception\.|Process terminated|Fatal error", RegexOptions.RightToLeft)]
    private static partial Regex Last();

    [GeneratedRegex(@"Unhandled exception\.(.*)")]
    private static partial Regex Unhandled();

    [GeneratedRegex(@"^\s*at Kata\.(\w+\.\w+)[(\[]", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"Repeated \d+ times:\s*-+\s*(.*?)-{5,}", RegexOptions.Singleline)]
    private static partial Regex Cycle();
}
