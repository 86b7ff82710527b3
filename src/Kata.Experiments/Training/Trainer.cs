using System.Diagnostics;
using Kata.Data.Sets;
using Kata.Harness;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments.Training;

/// <summary>Runs a plan by somebody's steps, one step of the training at a time, so that it can be watched and ended between two.</summary>
/// <param name="steps">Whose steps.</param>
/// <param name="optimizer">For L-BFGS: their step 12, watched.</param>
/// <param name="plan">How it goes.</param>
/// <param name="examples">The training set.</param>
/// <param name="report">Told every moment.</param>
/// <param name="cancellation">Ends the training between two moments.</param>
public sealed class Trainer(
    Steps steps, WatchedOptimizer optimizer, TrainingPlan plan, Examples examples, Action<HistoryEntry> report, CancellationToken cancellation)
{
    private readonly List<HistoryEntry> _history = [];
    private readonly Stopwatch _sinceAccuracy = Stopwatch.StartNew();

    /// <summary>Trains a network; what the steps throw is not caught.</summary>
    /// <param name="start">The network to start from.</param>
    public async Task<TrainingResult> RunAsync(Network start) => plan.Method == TrainingMethod.Sgd ? await DescendAsync(start) : await MinimizeAsync(start);

    // An epoch's order depends on seed + epoch, so epochs trained one by one are those of a single training.
    private async Task<TrainingResult> DescendAsync(Network start)
    {
        var network = start;
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            var (from, seed) = (network, plan.Seed + epoch);
            var training = Task.Run(() => steps.Train(from, examples.X, examples.Labels, 1, plan.Batch, plan.Rate, plan.Lambda, seed));
            try
            {
                // Whoever ends the training does not wait for an epoch that may take long: the last whole one counts.
                network = (await training.WaitAsync(cancellation)).Network;
            }
            catch (OperationCanceledException)
            {
                return new(network, _history, true);
            }

            var (cost, accuracy) = training.Result.History[0];
            Record(new(cost, accuracy));
        }

        return new(network, _history, false);
    }

    private async Task<TrainingResult> MinimizeAsync(Network start)
    {
        var flat = new FlatNetwork(steps, start);
        var y = steps.Encode(examples.Labels, start.Layers[^1].Theta.RowCount);
        var (reached, lowest) = (start, double.PositiveInfinity);
        try
        {
            var descent = await Task.Run(() => plan.Method == TrainingMethod.Lbfgs
                ? optimizer(start, examples.X, y, plan.Lambda, plan.Evaluations, Evaluate)
                : steps.Descend(flat.Function(network => Evaluate(network, examples.X, y, plan.Lambda)), flat.Start, plan.Rate, plan.Epochs));
            return new(flat.With(descent.Theta), _history, false);
        }
        catch (OperationCanceledException)
        {
            return new(reached, _history, true);
        }

        CostAndGradient Evaluate(Network network, Matrix<double> x, Matrix<double> targets, double lambda)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = steps.Backprop(network, x, targets, lambda);
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

    private void Record(HistoryEntry moment)
    {
        _history.Add(moment);
        report(moment);
    }
}
