using System.Diagnostics;
using Kata.Runner;
using Kata.Verify.Reports;
using Kata.Verify.Results;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kata.Cli.Verify;

/// <summary>
/// How far a run is, on stderr: a table that is drawn again and again on a terminal, elsewhere a line for each submission.
/// </summary>
internal abstract class VerifyProgress : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _known;
    private int _all;

    private int _done;
    private int _right;
    private int _broken;

    /// <summary>The kind that fits stderr.</summary>
    /// <param name="judges">How many judge at a time.</param>
    public static VerifyProgress Create(int judges) => Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb"
        ? new Lines() : new Live(judges);

    /// <summary>Notes how many submissions there are and how many of them are known.</summary>
    public void Found(int all, int known) => (_all, _known) = (all, known);

    /// <summary>Shows what a judge does.</summary>
    public abstract void Judging(int judge, string id, Step step);

    /// <summary>Counts a verdict.</summary>
    public void Judged(SubmissionVerdict verdict)
    {
        _done++;
        if (VerdictSummary.IsRight(verdict)) _right++;
        else if (verdict.IsIncomplete) _broken++;
        Show(verdict);
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Shows a verdict.</summary>
    protected abstract void Show(SubmissionVerdict verdict);

    /// <summary>Whether a verdict that comes is of this run.</summary>
    protected bool IsNew => _done > _known;

    /// <summary>How many of how many.</summary>
    protected string Position => FormattableString.Invariant($"{_done} of {_all}");

    /// <summary>The counts and the time left, in a line.</summary>
    protected string Counts
    {
        get
        {
            var counts = FormattableString.Invariant($"{Position}: {_right} right, {_done - _right - _broken} not");
            if (_broken > 0) counts += FormattableString.Invariant($", {_broken} not judged");
            if (_done <= _known || _done == _all) return counts;
            var left = _clock.Elapsed * ((double)(_all - _done) / (_done - _known));
            return $"{counts}, {(int)left.TotalMinutes}:{left:ss} left";
        }
    }

    /// <summary>The share that is done, 0 … 1.</summary>
    protected double Share => _all == 0 ? 0 : (double)_done / _all;

    /// <summary>A submission's name as it may be printed.</summary>
    protected static string Name(string id) => Escaping.Terminal(Escaping.Name(id));

    private sealed class Lines : VerifyProgress
    {
        public override void Judging(int judge, string id, Step step)
        {
        }

        protected override void Show(SubmissionVerdict verdict)
        {
            var passed = verdict.Steps.Count(step => step.Alone == Verdict.Passed);
            var words = verdict.IsIncomplete ? "could not be judged" : $"{passed} of {verdict.Steps.Count} steps pass";
            Console.Error.WriteLine($"{Position}: {Name(verdict.Id)}: {words}{(IsNew ? "" : ", as before")}");
        }
    }

    // The terminal's own thread draws; judges only leave what is to be drawn.
    private sealed class Live : VerifyProgress
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

        private readonly string[] _judges;
        private readonly ManualResetEventSlim _end = new();
        private readonly Task _drawn;

        public Live(int judges)
        {
            _judges = new string[judges];
            _drawn = Task.Factory.StartNew(Draw, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public override void Judging(int judge, string id, Step step) =>
            _judges[judge] = FormattableString.Invariant($"step {(int)step,2} of {Enum.GetValues<Step>().Length}  {Name(id)}");

        public override void Dispose()
        {
            _end.Set();
            _drawn.Wait();
            _end.Dispose();
            base.Dispose();
        }

        protected override void Show(SubmissionVerdict verdict)
        {
        }

        private void Draw() => Terminal.Error.Live(Text.Empty).AutoClear(true).Start(live =>
        {
            while (!_end.Wait(Interval)) live.UpdateTarget(Rows());
        });

        private Rows Rows() => new(
            [.. _judges.Where(judge => judge is not null).Select(Line), Line(ProgressBar.Of(new(Counts, Share)))]);

        private static IRenderable Line(string text) => new Text(text).Ellipsis();
    }
}
