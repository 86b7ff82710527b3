using System.Diagnostics;
using Kata.Experiments;
using Kata.Experiments.Training;

namespace Kata.Cli.Train;

/// <summary>Shows how far a training is: on stderr, so that stdout holds the result alone.</summary>
internal static class TrainingProgress
{
    /// <summary>Runs a training and shows its progress.</summary>
    /// <param name="plan">How it goes.</param>
    /// <param name="train">Runs it and passes on each entry of the history.</param>
    /// <returns>What the training returned.</returns>
    public static T Watch<T>(TrainingPlan plan, Func<Action<HistoryEntry>, T> train)
    {
        var (unit, steps) = plan.Method switch
        {
            TrainingMethod.Lbfgs => ("evaluation", plan.Evaluations),
            TrainingMethod.Gd => ("step", plan.Epochs + 1),
            _ => ("epoch", plan.Epochs),
        };
        using var live = new LiveLine();
        var (accuracy, done, clock) = (double.NaN, 0, Stopwatch.StartNew());
        return train(entry =>
        {
            accuracy = entry.Accuracy ?? accuracy;
            done++;
            var left = clock.Elapsed * ((double)(steps - done) / done);
            var time = $"{(int)left.TotalMinutes}:{left:ss}";
            var text = $"{unit} {done}/{steps} cost {entry.Cost:F4} accuracy {accuracy:F4} {time} left";
            live.Show(ProgressBar.Of(new(text, (double)done / steps)));
        });
    }
}
