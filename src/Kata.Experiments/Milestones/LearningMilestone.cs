using System.Diagnostics;
using Kata.Data.Sets;
using Kata.Experiments.Training;
using Kata.Harness;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments.Milestones;

/// <summary>For steps 10, 11 and 12: somebody's code trains a network, watched.</summary>
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
    /// <param name="step">10, 11 or 12.</param>
    /// <param name="store">Where to look for data.</param>
    /// <param name="size">How much is done.</param>
    public static (TrainingPlan Plan, TrainingData Data) Choice(int step, DataStore store, MilestoneSize size)
    {
        var digits = store.Where("ex4") is null ? "digits" : "ex4";
        var mnist = store.Where("mnist-train") is not null || store.Where("mnist-test") is not null;
        var plan = step switch
        {
            10 => Moons with { Epochs = size.Steps },
            11 => TrainingPlan.Defaults["mnist"] with { Epochs = size.Epochs, DataSet = mnist ? "mnist" : digits },
            _ => TrainingPlan.Defaults[digits] with { Evaluations = size.Evaluations },
        };
        var data = TrainingData.Load(plan.DataSet, store);
        return (plan, data with { Train = Some(data.Train, size.Examples) });
    }

    public static void Give(Steps steps, WatchedOptimizer optimizer, TrainingPlan plan, TrainingData data, Action<ExperimentEvent> tell)
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

        // The start is a moment of gradient descent, but no step.
        var (done, accuracy, sinceShown) = (plan.Method == TrainingMethod.Gd ? -1 : 0, Share(start, data.Train), Stopwatch.StartNew());
        Now(before);
        var trained = new Trainer(steps, optimizer, plan, data.Train, Show, CancellationToken.None).RunAsync(start).GetAwaiter().GetResult();

        var after = steps.Cost(trained.Network, x, steps.Encode(labels, data.Classes), plan.Lambda);
        var test = data.Test is { } other
            ? FormattableString.Invariant($", {Share(trained.Network, other):P1} of {other.Labels.Length:N0} that it has not seen")
            : "";
        tell(new() { Line = FormattableString.Invariant($"the cost went from {before:F4} to {after:F4}{(after < before ? "" : ": uphill")}.") });
        tell(new() { Line = FormattableString.Invariant($"your network tells {Share(trained.Network, data.Train):P1} of the examples right{test}.") });

        double Share(Network network, Examples examples) => steps.Accuracy(steps.Classes(network, examples.X), examples.Labels);

        void Show(HistoryEntry moment)
        {
            done++;
            accuracy = moment.Accuracy ?? accuracy;
            // Thousands of moments a second are for nobody's eyes.
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

    // Files go from digit to digit, so that the first ones would be alike.
    private static Examples Some(Examples examples, int most)
    {
        if (examples.Labels.Length <= most) return examples;
        var rows = Order.Of(examples.Labels.Length, 1, 0)[..most];
        var x = examples.X;
        return new(Matrix<double>.Build.Dense(most, x.ColumnCount, (i, j) => x[rows[i], j]), [.. rows.Select(i => examples.Labels[i])]);
    }
}
