using System.Diagnostics;
using Kata.Data;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli;

/// <summary>The training set at one point of a training.</summary>
/// <param name="Cost">J with the penalty.</param>
/// <param name="Accuracy">0 … 1, or null where it was not measured.</param>
internal sealed record Moment(double Cost, double? Accuracy);

/// <summary>Where a training ended.</summary>
/// <param name="Network">The network reached.</param>
/// <param name="History">A moment for each evaluation (L-BFGS, gradient descent) or epoch (SGD).</param>
/// <param name="Stopped">Whether it was asked to end early.</param>
internal sealed record Trained(Network Network, IReadOnlyList<Moment> History, bool Stopped);

/// <summary>Runs a plan step by step, so that it can be watched and ended between two steps.</summary>
internal sealed class Trainer(TrainingPlan plan, Network start, Examples examples, Action<Moment> report, CancellationToken cancellation)
{
    private readonly List<Moment> _history = [];
    private readonly Stopwatch _sinceAccuracy = Stopwatch.StartNew();

    public async Task<Trained> RunAsync() => plan.Method == Method.Sgd ? await DescendAsync() : await MinimizeAsync();

    // An epoch's order depends on seed + epoch, so epochs trained one by one are those of a single training.
    private async Task<Trained> DescendAsync()
    {
        var network = start;
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            var (from, seed) = (network, plan.Seed + epoch);
            var training = Task.Run(() => MiniBatch.Train(from, examples.X, examples.Labels, 1, plan.Batch, plan.Rate, plan.Lambda, seed));
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

    private async Task<Trained> MinimizeAsync()
    {
        List<Shape> shapes = [.. start.Layers.Select(layer => new Shape(layer.Theta.RowCount, layer.Theta.ColumnCount))];
        var flat = Serialize.Flatten([.. start.Layers.Select(layer => layer.Theta)]);
        var y = OneHot.Encode(examples.Labels, start.Layers[^1].Theta.RowCount);
        var (reached, lowest) = (start, double.PositiveInfinity);
        try
        {
            var descent = await Task.Run(() => plan.Method == Method.Lbfgs
                ? Optimizer.Minimize(Evaluate, flat, plan.Evaluations)
                : GradientDescent.Minimize(Evaluate, flat, plan.Rate, plan.Epochs));
            return new(With(descent.Theta), _history, false);
        }
        catch (OperationCanceledException)
        {
            return new(reached, _history, true);
        }

        (double Cost, Vector<double> Gradient) Evaluate(Vector<double> theta)
        {
            cancellation.ThrowIfCancellationRequested();
            var network = With(theta);
            var (cost, gradient) = Backprop.Of(network, examples.X, y, plan.Lambda);
            if (cost < lowest || plan.Method == Method.Gd) (reached, lowest) = (network, cost);
            Record(new(cost, Accuracy(network)));
            return (cost, Serialize.Flatten(gradient));
        }

        Network With(Vector<double> theta)
        {
            var thetas = Serialize.Unflatten(theta, shapes);
            return start with { Layers = [.. start.Layers.Select((layer, l) => layer with { Theta = thetas[l] })] };
        }
    }

    // Measuring it costs a third of an evaluation, so now and then is enough.
    private double? Accuracy(Network network)
    {
        if (_history.Count > 0 && _sinceAccuracy.ElapsedMilliseconds < 500) return null;
        _sinceAccuracy.Restart();
        return Predict.Accuracy(Predict.Classes(network, examples.X), examples.Labels);
    }

    private void Record(Moment moment)
    {
        _history.Add(moment);
        report(moment);
    }
}
