using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>What the keys of the watch do.</summary>
internal sealed class WatchActions(Watch watch)
{
    private readonly LessonReader _lessons = new(watch.Workspace, watch.View);
    private (Step Step, Submission Code)? _resetAsked;

    private LearnerView View => watch.View;

    /// <summary>Does what a key stands for.</summary>
    public void Press(char key)
    {
        key = char.ToLowerInvariant(key);
        // Only for the version that was asked about, and only if nothing else was pressed since.
        (var reset, _resetAsked) = (key == 'x' && _resetAsked == (watch.Step, watch.Code), null);
        if (_lessons.Press(key)) return;
        switch (key)
        {
            case 'q':
                watch.Quit();
                break;
            case 'n':
                Next();
                break;
            case 'r':
                watch.CheckNow();
                break;
            case 'd':
                _lessons.Read(watch.Step);
                break;
            case 'h':
                View.Note(View.Verdict is not { } verdict ? []
                    : verdict.Passed ? [new("It has passed: \"kata hint\" shows every hint.")]
                    : HintCommand.Next(watch.Workspace, verdict));
                break;
            case 't':
                TraceNotes.Begin(watch.Step, () => watch.Code, watch.Post, View);
                break;
            case 'l':
                View.Note(StepList.Of(Progress.Read(watch.Workspace), watch.Code, watch.Step));
                break;
            case 'c':
                CheckAll();
                break;
            case 'x':
                Reset(reset);
                break;
            case 'p':
                watch.Reward();
                break;
            case 'o':
                View.Note([new(Editor.Open(watch.Workspace.PathOf(watch.Step)).Sentence)]);
                break;
            case var _ when WatchKeys.Scrolls(key):
                View.Scroll(key is WatchKeys.PageDown or WatchKeys.Down, byPage: key is WatchKeys.PageDown or WatchKeys.PageUp);
                break;
            default:
                if (!char.IsControl(key)) View.Note(WatchKeys.Help);
                break;
        }
    }

    private void Next()
    {
        var progress = Progress.Read(watch.Workspace);
        if (progress.Next(watch.Code, watch.Step) is { } next) watch.GoTo(next);
        else if (View.Verdict?.Passed == true) View.Open(Last(progress));
        else watch.CheckNow();
    }

    private ReadingPage Last(Progress progress) =>
        new("The last page", LastPage.Markdown(watch.Workspace, progress, DisplayPath.Of), "space, b scroll  q back");

    private void Reset(bool sure)
    {
        _resetAsked = sure ? null : (watch.Step, watch.Code);
        if (!sure)
        {
            View.Note([new($"Press x again to replace {watch.Step}.cs with the stub. Your version is backed up first.")]);
            return;
        }

        var report = FileCommands.Reset(watch.Workspace, watch.Step);
        watch.Changed(again: true);
        View.Note([new(report)]);
    }

    private void CheckAll()
    {
        var (code, rows) = (watch.Code, new List<StyledLine>());
        View.Note([new("Checking all steps…")]);
        watch.Checks.BeginAll(code, verdict =>
        {
            rows.Add(StepList.Row(verdict.Step, new Report(watch.Workspace, code, verdict).State.Text, verdict.Passed));
            View.Note([.. rows]);
            watch.Note(code, verdict);
        });
    }
}
