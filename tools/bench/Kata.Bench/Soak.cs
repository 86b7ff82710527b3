using System.Diagnostics;
using Kata.Tests;

namespace Kata.Bench;

/// <summary>What came of many edits in one watch.</summary>
/// <param name="Seconds">How long they took.</param>
/// <param name="Superseded">Edits that were saved over before they were answered.</param>
/// <param name="Lost">Edits that were waited for and got another answer than they needed, or none.</param>
/// <param name="OutOfOrder">Reports of an older code after one of a newer code.</param>
/// <param name="MostChildren">The greatest number of the watch's own processes at a time.</param>
/// <param name="Left">Its processes that still ran after it had ended.</param>
/// <param name="FirstMemory">MiB after each of the first hundred edits.</param>
/// <param name="LastMemory">MiB after each of the last hundred.</param>
internal sealed record Soak(
    double Seconds,
    int Superseded,
    int Lost,
    int OutOfOrder,
    int MostChildren,
    int Left,
    IReadOnlyList<double> FirstMemory,
    IReadOnlyList<double> LastMemory)
{
    private const int Ends = 100;

    /// <param name="count">How many edits; every tenth is saved over by the next, sooner or later.</param>
    /// <param name="done">Told how many are done.</param>
    public static Soak Of(int count, Action<int> done)
    {
        using var edits = new Edits();
        using var watch = new WatchProcess(AppContext.BaseDirectory, edits.Workspace);
        using var children = new Children(watch.Id);
        var order = new Dictionary<string, int>();
        List<double> first = [], last = [];
        var (since, lost, hurried) = (Stopwatch.GetTimestamp(), 0, new List<string>());
        for (var i = 0; i < count; i++)
        {
            var edit = edits.Next((i / 2 % Enum.GetValues<Step>().Length) + 1, right: i % 2 == 1);
            order[edit.Code] = i;
            edits.Save(edit);
            if (i % 10 == 8 && i < count - 1)
            {
                // Somewhere between the event and the last report: 0, 30, 60 … 270 ms.
                hurried.Add(edit.Code);
                Thread.Sleep(i / 10 % 10 * 30);
                continue;
            }

            lost += IsAnswered(edit, watch) ? 0 : 1;
            if (i < Ends) first.Add(Memory.Of(watch.Id));
            if (i >= count - Ends) last.Add(Memory.Of(watch.Id));
            done(i + 1);
        }

        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        watch.Press('q');
        watch.End();
        var answered = watch.Reports.Where(report => report.IsLast).Select(report => report.Code).ToHashSet();
        var superseded = hurried.Count(code => !answered.Contains(code));
        return new(seconds, superseded, lost, Backward(watch.Reports, order), children.Most, children.Left(), first, last);
    }

    private static bool IsAnswered(Edit edit, WatchProcess watch)
    {
        try
        {
            Edits.Hold(edit, watch.Wait(edit.Code, report => report.IsLast && report.Code == edit.Code && report.Step == edit.Step));
            return true;
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine($"bench: {failure.Message}");
            return false;
        }
    }

    private static int Backward(IReadOnlyList<WatchReport> reports, Dictionary<string, int> order)
    {
        int[] at = [.. reports.Where(report => order.ContainsKey(report.Code)).Select(report => order[report.Code])];
        return at.Zip(at.Skip(1)).Count(pair => pair.Second < pair.First);
    }
}
