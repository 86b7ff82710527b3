using System.Diagnostics;
using Kata.Experiments.Models;

namespace Kata.Experiments.Training;

/// <summary>A training from beginning to end: every moment, the summary, the network reached, and pictures of it where they are wanted.</summary>
/// <param name="Plan">How it goes.</param>
/// <param name="Start">A model to go on from, the content of its file; null for random weights.</param>
/// <param name="StartName">What to call it in an error.</param>
/// <param name="Pictures">Whether to draw.</param>
public sealed record TrainingExperiment(TrainingPlan Plan, byte[]? Start, string StartName, bool Pictures) : Experiment
{
    /// <inheritdoc/>
    public override bool Optimizes => Plan.Method == TrainingMethod.Lbfgs;

    /// <inheritdoc/>
    public override bool IsCancellable => true;

    /// <inheritdoc/>
    public override void Run(ExperimentContext desk)
    {
        var data = TrainingData.Load(Plan.DataSet, desk.Store);
        var start = Start is { } model ? Loaded(model, data) : Plan.Start(desk.Steps, data.Train.X.ColumnCount, data.Classes);
        var watch = Stopwatch.StartNew();
        var trainer = new Trainer(desk.Steps, desk.Optimizer, Plan, data.Train, moment => desk.Report(new() { Entry = moment }), desk.Stop);
        var trained = trainer.RunAsync(start).GetAwaiter().GetResult();
        var summary = TrainingReport.Of(desk.Steps, Plan, data, trained, watch.Elapsed.TotalSeconds);
        desk.Report(new() { Model = new("model.npz", ModelFile.Bytes(trained.Network)) });
        desk.Report(new() { Summary = summary });
        if (!Pictures) return;
        foreach (var picture in TrainingPictures.Of(desk.Steps, Plan, data, trained)) desk.Report(new() { Picture = picture });
    }

    private Network Loaded(byte[] model, TrainingData data)
    {
        var network = ModelFile.Read(model, StartName);
        var (inputs, outputs) = (network.Layers[0].Theta.ColumnCount - 1, network.Layers[^1].Theta.RowCount);
        if (inputs != data.Train.X.ColumnCount || outputs != data.Classes)
        {
            throw new InvalidDataException(
                $"{StartName} takes {inputs} numbers and tells {outputs} classes apart, but these examples have {data.Train.X.ColumnCount} numbers and {data.Classes} classes.");
        }

        return network;
    }
}
