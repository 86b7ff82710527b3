using Kata.Experiments.Training;
using Spectre.Console;

namespace Kata.Cli.Train;

/// <summary>The bar that shows where a training stands: on stderr, so that stdout holds the result alone.</summary>
internal static class TrainingProgress
{
    /// <summary>Runs a training that reports every moment, and draws it where stderr is a terminal.</summary>
    /// <param name="plan">How it goes.</param>
    /// <param name="train">Runs it and tells each moment.</param>
    /// <returns>What the training returned.</returns>
    public static T Watch<T>(TrainingPlan plan, Func<Action<HistoryEntry>, T> train)
    {
        if (Console.IsErrorRedirected) return train(_ => { });

        var (unit, steps) = plan.Method switch
        {
            TrainingMethod.Lbfgs => ("evaluation", plan.Evaluations),
            TrainingMethod.Gd => ("step", plan.Epochs + 1),
            _ => ("epoch", plan.Epochs),
        };
        return Terminal.Error.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var (accuracy, done) = (double.NaN, 0);
                var task = context.AddTask($"{unit} 0/{steps}", maxValue: steps);
                return train(moment =>
                {
                    accuracy = moment.Accuracy ?? accuracy;
                    done++;
                    task.Description = string.Create(
                        CultureInfo.InvariantCulture, $"{unit} {done}/{steps}  cost {moment.Cost:F4}  accuracy {accuracy:F4}");
                    task.Increment(1);
                });
            });
    }
}
