using System.Diagnostics;
using Kata.Experiments.Training;

namespace Kata.Experiments.Milestones;

/// <summary>Steps 10, 11 and 12: the learner's code trains a network.</summary>
internal static class LearningMilestone
{
    // Few units and all points at once: it learns within seconds, slowly enough to be watched.
    private static readonly TrainingPlan Moons = TrainingPlan.Defaults["moons"] with
    {
        Method = TrainingMethod.Gd,
        Rate = 1,
        Hidden = [8],
        Activation = Activation.Tanh,
        Loss = Loss.CrossEntropy,
    };

    /// <summary>What is learned for a step, and how.</summary>
    /// <param name="step">GradientDescent, MiniBatch or Optimizer.</param>
    /// <param name="store">Where to look for data.</param>
    /// <param name="size">How much is done.</param>
    public static (TrainingPlan Plan, TrainingData Data) Choice(Step step, DataStore store, MilestoneSize size)
    {
        var digits = store.Where("ex4") is null ? "digits" : "ex4";
        var mnist = store.Where("mnist-train") is not null || store.Where("mnist-test") is not null;
        var plan = step switch
        {
            Step.GradientDescent => Moons with { Epochs = size.Steps },
            Step.MiniBatch => TrainingPlan.Defaults["mnist"] with { Epochs = size.Epochs, DataSet = mnist ? "mnist" : digits },
            Step.Optimizer => TrainingPlan.Defaults[digits] with { Evaluations = size.Evaluations },
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        var data = TrainingData.Load(plan.DataSet, store);
        return (plan, data with { Train = Some(data.Train, size.Examples) });
    }

    public static void Give(Steps steps, TrainingPlan plan, TrainingData data, Action<ExperimentEvent> tell)
    {
        var (x, labels) = data.Train;
        var start = plan.Start(steps, x.ColumnCount, data.Classes);
        var (unit, total) = plan.Method switch
        {
            TrainingMethod.Gd => ("step", plan.Epochs),
            TrainingMethod.Sgd => ("epoch", plan.Epochs),
            _ => ("evaluation", plan.Evaluations),
        };
        var sizes = string.Join('-', [x.ColumnCount, .. plan.Hidden, data.Classes]);
        tell(new() { Line = FormattableString.Invariant($"{sizes} on {labels.Length:N0} examples of {plan.DataSet}:") });
        if (data.Note is { } note) tell(new() { Line = note });
        var before = steps.Cost(start, x, steps.Encode(labels, data.Classes), plan.Lambda);

        // The history of gradient descent begins with the start, which is no step.
        var (done, accuracy, sinceShown) = (plan.Method == TrainingMethod.Gd ? -1 : 0, Share(start, data.Train), Stopwatch.StartNew());
        Now(before);
        var trained = new Trainer(steps, plan, data.Train, Show, CancellationToken.None).Run(start);

        var after = steps.Cost(trained.Network, x, steps.Encode(labels, data.Classes), plan.Lambda);
        var test = data.Test is { } other
            ? FormattableString.Invariant($", {Share(trained.Network, other):P1} of {other.Labels.Length:N0} that it has not seen")
            : "";
        FormattableString change = $"the cost went from {before:F4} to {after:F4}{(after < before ? "" : ": uphill")}.";
        FormattableString share = $"your network classifies {Share(trained.Network, data.Train):P1} of the examples correctly{test}.";
        tell(new() { Line = FormattableString.Invariant(change) });
        tell(new() { Line = FormattableString.Invariant(share) });
        FormattableString reached = $"{Share(trained.Network, data.Train):P1} of {labels.Length:N0} examples of {plan.DataSet}";
        FormattableString costs = $"cost {before:F4} → {after:F4}";
        tell(new() { Reached = FormattableString.Invariant($"{costs}, {reached} classified correctly{test}") });

        double Share(Network network, Examples examples) => steps.Accuracy(steps.Classes(network, examples.X), examples.Labels);

        void Show(HistoryEntry moment)
        {
            done++;
            accuracy = moment.Accuracy ?? accuracy;
            // Nobody can read thousands of updates a second.
            if (done > 1 && done < total && sinceShown.ElapsedMilliseconds < 100) return;
            sinceShown.Restart();
            Now(moment.Cost);
        }

        void Now(double cost)
        {
            var text = FormattableString.Invariant($"{unit} {Math.Max(0, done):N0} of {total:N0}, cost {cost:F4}, accuracy {accuracy:P1}");
            tell(new() { Progress = new(text, Math.Clamp((double)done / total, 0, 1)) });
        }
    }

    // The files are sorted by digit, so the first rows would all be the same digit.
    private static Examples Some(Examples examples, int most)
    {
        if (examples.Labels.Length <= most) return examples;
        var rows = Order.Of(examples.Labels.Length, 1, 0)[..most];
        var x = examples.X;
        return new(Matrix<double>.Build.Dense(most, x.ColumnCount, (i, j) => x[rows[i], j]), [.. rows.Select(i => examples.Labels[i])]);
    }
}
