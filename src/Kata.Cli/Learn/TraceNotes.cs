using Kata.Experiments.Tracing;
using Kata.Harness.Tracing;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Cli.Learn;

/// <summary>The trace of the current step in the watch.</summary>
internal static class TraceNotes
{
    /// <summary>Traces in the background, beside what is being checked, and shows the trace if the code is still the same then.</summary>
    /// <param name="step">The step; the nearest one that has an example is traced.</param>
    /// <param name="current">What is written now.</param>
    /// <param name="post">Runs something on the thread that owns the screen.</param>
    /// <param name="view">The screen.</param>
    public static void Begin(Step step, Func<Submission> current, Action<Action> post, LearnerView view)
    {
        var code = current();
        view.Note([new("Tracing…", LineStyle.Quiet)]);
        _ = Task.Run(() =>
        {
            var lines = Lines(step, code);
            post(() =>
            {
                if (current() == code) view.Note(lines);
            });
        });
    }

    private static IReadOnlyList<StyledLine> Lines(Step step, Submission code)
    {
        try
        {
            var experiment = new TraceExperiment(Trace.Nearest(step));
            return TraceText.Short(TraceCommand.Of(experiment, code, CancellationToken.None), TraceCommand.Title(step, experiment));
        }
        catch (Exception failure) when (failure is SubmissionException or IOException)
        {
            return [new(failure.Message, LineStyle.Bad)];
        }
    }
}
