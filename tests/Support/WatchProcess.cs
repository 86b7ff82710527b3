using System.Diagnostics;
using System.Text;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Tests;

/// <summary>A report that `kata watch` has printed.</summary>
/// <param name="Step">1 … 12.</param>
/// <param name="State">The line with the verdict.</param>
/// <param name="Code">The first digits of the hash of what was judged.</param>
/// <param name="Text">All of it.</param>
/// <param name="At">When its last character had been read, by the stopwatch.</param>
internal sealed record WatchReport(int Step, string State, string Code, string Text, long At)
{
    /// <summary>Whether no other report of this code is to follow.</summary>
    public bool IsLast => !State.Contains("looking closer", StringComparison.Ordinal);

    public bool Passed => State.StartsWith("passed:", StringComparison.Ordinal);
}

/// <summary>`kata watch` as a process without a terminal: its reports as they come, and the processes it has started.</summary>
internal sealed class WatchProcess : IDisposable
{
    private const string Keys = "n next  ";

    private readonly Process _process;
    private readonly Thread _reader;
    private readonly object _turn = new();
    private readonly List<WatchReport> _reports = [];
    private readonly StringBuilder _output = new();
    private bool _ended;

    /// <summary>Starts it and waits for its first report: what was saved before belongs to that.</summary>
    /// <param name="program">The folder that holds Kata.Cli.dll.</param>
    /// <param name="workspace">What is watched.</param>
    /// <param name="environment">Variables for the process alone.</param>
    public WatchProcess(string program, Workspace workspace, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "Kata.Cli.dll"), "watch", "--dir", workspace.Folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _reader = new(Read) { IsBackground = true };
        _reader.Start();
        Wait("the step to begin with", report => report.IsLast);
    }

    public int Id => _process.Id;

    /// <summary>All that was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_turn) return _output.ToString();
        }
    }

    /// <summary>The reports so far.</summary>
    public IReadOnlyList<WatchReport> Reports
    {
        get
        {
            lock (_turn) return [.. _reports];
        }
    }

    /// <summary>The processes that a process has started and that still run.</summary>
    public static IReadOnlyList<int> Children(int process)
    {
        var parent = process.ToString(CultureInfo.InvariantCulture);
        return [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0]))
            .Where(name => Status(name!) is { State: not "Z" } status && status.Parent == parent)
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];
    }

    /// <summary>Whether a process is there and is more than what the system keeps of one until somebody asks how it ended.</summary>
    public static bool IsRunning(int process) => Status(process.ToString(CultureInfo.InvariantCulture)).State is not ("" or "Z");

    /// <summary>Saves as editors do: writes a file beside and renames it over.</summary>
    /// <returns>The time just before the rename, by the stopwatch.</returns>
    public static long Save(string path, string text)
    {
        File.WriteAllText(path + "~", text);
        var before = Stopwatch.GetTimestamp();
        File.Move(path + "~", path, overwrite: true);
        return before;
    }

    /// <summary>Waits for the first report that is as asked, from among those after the first so many.</summary>
    /// <exception cref="InvalidOperationException">None has come within half a minute.</exception>
    public WatchReport Wait(string what, Func<WatchReport, bool> which, int after = 0)
    {
        var since = Stopwatch.StartNew();
        lock (_turn)
        {
            while (true)
            {
                if (_reports.Skip(after).FirstOrDefault(which) is { } report) return report;
                var left = TimeSpan.FromSeconds(30) - since.Elapsed;
                if (left <= TimeSpan.Zero || _ended)
                {
                    throw new InvalidOperationException($"kata watch {(_ended ? "ended" : "took half a "
                        + "minute")} without a report of {what}. It printed:\n{Tail()}");
                }

                Monitor.Wait(_turn, left);
            }
        }
    }

    /// <summary>Waits for the last report of a step's code.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="code">The hash, by <see cref="Submission.HashOf"/>.</param>
    /// <exception cref="InvalidOperationException">As <see cref="Wait"/>.</exception>
    public WatchReport Last(int step, string code) =>
        Wait($"step {step}, code {code[..12]}", report => report.Step == step && report.IsLast && report.Code == code[..12]);

    /// <summary>Saves a step and waits for the last report of it.</summary>
    public WatchReport Answer(Workspace workspace, int step, string text)
    {
        Save(workspace.PathOf((Step)step), text);
        return Last(step, workspace.Read().HashOf((Step)step));
    }

    public void Press(char key)
    {
        _process.StandardInput.Write(key);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for the process to end.</summary>
    /// <exception cref="InvalidOperationException">It has not ended within ten seconds.</exception>
    public int End() => _process.WaitForExit(10_000) && _reader.Join(10_000)
        ? _process.ExitCode
        : throw new InvalidOperationException($"kata watch has not ended within ten seconds. It printed:\n{Tail()}");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Read()
    {
        List<string> lines = [];
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var at = Stopwatch.GetTimestamp();
            lock (_turn)
            {
                _output.AppendLine(line);
                if (line.StartsWith("Step ", StringComparison.Ordinal) && line.Contains($" of {Enum.GetValues<Step>().Length}: "))
                    lines.Clear();
                lines.Add(line);
                if (line.Length > 0 || lines.Count < 3 || !lines[^2].StartsWith(Keys, StringComparison.Ordinal)) continue;
                _reports.Add(Report(lines, at));
                lines.Clear();
                Monitor.PulseAll(_turn);
            }
        }

        lock (_turn)
        {
            _ended = true;
            Monitor.PulseAll(_turn);
        }
    }

    // A process's state and the one that has started it: the words after its name, which may hold spaces and brackets.
    private static (string State, string Parent) Status(string process)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return (words[0], words[1]);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ("", "");
        }
    }

    private static WatchReport Report(List<string> lines, long at)
    {
        var judged = lines.FindLast(line => line.StartsWith("checked ", StringComparison.Ordinal))!;
        return new(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), lines[1], judged.Split(' ')[^1],
            string.Join('\n', lines), at);
    }

    private string Tail() => string.Join('\n', _output.ToString().Split('\n').TakeLast(40));
}
