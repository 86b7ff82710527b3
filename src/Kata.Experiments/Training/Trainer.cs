using System.Diagnostics;

namespace Kata.Experiments.Training;

/// <summary>Runs a training plan. Each step of the training is reported, and it can be stopped between two.</summary>
/// <param name="steps">The steps that train.</param>
/// <param name="plan">How it goes.</param>
/// <param name="examples">The training set.</param>
/// <param name="report">Receives each entry of the history as it occurs.</param>
/// <param name="cancellation">Stops the training between two entries.</param>
public sealed class Trainer(Steps steps, TrainingPlan plan, Examples examples, Action<HistoryEntry> report, CancellationToken cancellation)
{
    private readonly List<HistoryEntry> _history = [];
    private readonly Stopwatch _sinceAccuracy = Stopwatch.StartNew();

    /// <summary>Trains a network. Exceptions that the steps throw pass through.</summary>
    /// <param name="start">The network to start from.</param>
    public TrainingResult Run(Network start) => plan.Method == TrainingMethod.Sgd ? Descend(start) : Minimize(start);

    // An epoch's order depends on seed + epoch, so epochs trained one by one are those of a single training.
    private TrainingResult Descend(Network start)
    {
        var network = start;
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            var (from, seed) = (network, plan.Seed + epoch);
            var training = Task.Run(() => steps.Train(from, examples.X, examples.Labels, 1, plan.Batch, plan.Rate, plan.Lambda, seed));
            try
            {
                // A stop does not wait for an epoch that may take long: the last whole one counts.
                Task.WaitAny([training], cancellation);
            }
            catch (OperationCanceledException)
            {
                return new(network, _history, true);
            }

            (network, var history) = training.GetAwaiter().GetResult();
            Record(new(history[0].Cost, history[0].Accuracy));
        }

        return new(network, _history, false);
    }

    private TrainingResult Minimize(Network start)
    {
        var flat = new FlatNetwork(steps, start);
        var y = steps.Encode(examples.Labels, start.Layers[^1].Theta.RowCount);
        var (reached, lowest) = (start, double.PositiveInfinity);
        var f = flat.Function(Evaluate);
        try
        {
            var descent = plan.Method == TrainingMethod.Lbfgs
                ? steps.Minimize(f, flat.Start, plan.Evaluations)
                : steps.Descend(f, flat.Start, plan.Rate, plan.Epochs);
            return new(flat.With(descent.Theta), _history, false);
        }
        catch (OperationCanceledException)
        {
            return new(reached, _history, true);
        }

        CostAndGradient Evaluate(Network network)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = steps.Backprop(network, examples.X, y, plan.Lambda);
            if (found.Cost < lowest || plan.Method == TrainingMethod.Gd) (reached, lowest) = (network, found.Cost);
            Record(new(found.Cost, Accuracy(network)));
            return found;
        }
    }

    // Measuring it costs a third of an evaluation, so now and then is enough.
    private double? Accuracy(Network network)
    {
        if (_history.Count > 0 && _sinceAccuracy.ElapsedMilliseconds < 500) return null;
        _sinceAccuracy.Restart();
        return steps.Accuracy(steps.Classes(network, examples.X), examples.Labels);
    }

    private void Record(HistoryEntry entry)
    {
        _history.Add(entry);
        report(entry);
    }
}
