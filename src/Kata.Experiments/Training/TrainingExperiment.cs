using System.Diagnostics;
using Kata.Experiments.Models;

namespace Kata.Experiments.Training;

/// <summary>
/// A training from beginning to end: every moment, the summary, the network reached, and pictures of it where they are wanted.
/// </summary>
/// <param name="Plan">How it goes.</param>
/// <param name="Start">A model to go on from, the content of its file; null for random weights.</param>
/// <param name="StartName">What to call it in an error.</param>
/// <param name="Pictures">Whether to draw.</param>
public sealed record TrainingExperiment(TrainingPlan Plan, byte[]? Start, string StartName, bool Pictures) : Experiment
{
    /// <inheritdoc/>
    public override bool IsCancellable => true;

    /// <inheritdoc/>
    public override ExperimentResult Run(ExperimentContext context)
    {
        var data = TrainingData.Load(Plan.DataSet, context.Store);
        var start = Start is { } model ? Loaded(model, data) : Plan.Start(context.Steps, data.Train.X.ColumnCount, data.Classes);
        var watch = Stopwatch.StartNew();
        var trained = new Trainer(context.Steps, Plan, data.Train, entry => context.Report(new() { Entry = entry }), context.Stop)
            .Run(start);
        var report = TrainingReport.Of(context.Steps, Plan, data, trained, watch.Elapsed.TotalSeconds);
        // What was learned is kept before anything else can go wrong.
        context.Report(new() { Model = new("model.npz", ModelFile.Bytes(trained.Network)) });
        if (Pictures)
            foreach (var picture in TrainingPictures.Of(context.Steps, Plan, data, trained)) context.Report(new() { Picture = picture });

        return report;
    }

    private Network Loaded(byte[] model, TrainingData data)
    {
        var network = ModelFile.Read(model, StartName);
        var (inputs, outputs) = (network.Layers[0].Theta.ColumnCount - 1, network.Layers[^1].Theta.RowCount);
        if (inputs != data.Train.X.ColumnCount || outputs != data.Classes)
        {
            throw new InvalidDataException(
                $"{StartName} takes {inputs} numbers and tells {outputs} classes apart, but these examples have {data.Train.X.ColumnCount} "
                    + $"numbers and {data.Classes} classes.");
        }

        return network;
    }
}
