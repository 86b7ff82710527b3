using System.Globalization;
using Kata.Runner;
using Spectre.Console;

namespace Kata.Cli;

/// <summary>What `kata train` reports; its fields are those of --json.</summary>
internal sealed record TrainingSummary(
    string Dataset,
    int Examples,
    int Parameters,
    string Optimizer,
    int? Evaluations,
    int? Epochs,
    double Cost,
    double Accuracy,
    double? TestAccuracy,
    double Seconds,
    int Seed,
    double Lambda,
    bool Stopped,
    string? Note,
    IReadOnlyList<Moment> History)
{
    /// <summary>Measures the network reached on the training set, and on the test set where there is one.</summary>
    public static TrainingSummary Of(TrainingPlan plan, TrainingData data, Trained trained, double seconds)
    {
        var (network, train) = (trained.Network, data.Train);
        var y = OneHot.Encode(train.Labels, data.Classes);
        return new(
            plan.DataSet,
            train.Labels.Length,
            network.Layers.Sum(layer => layer.Theta.RowCount * layer.Theta.ColumnCount),
            plan.Method.ToString().ToLowerInvariant(),
            plan.Method == Method.Sgd ? null : trained.History.Count,
            plan.Method switch { Method.Lbfgs => null, Method.Gd => Math.Max(0, trained.History.Count - 1), _ => trained.History.Count },
            Kata.Cost.Of(network, train.X, y, plan.Lambda),
            Predict.Accuracy(Predict.Classes(network, train.X), train.Labels),
            data.Test is { } test ? Predict.Accuracy(Predict.Classes(network, test.X), test.Labels) : null,
            seconds,
            plan.Seed,
            plan.Lambda,
            trained.Stopped,
            data.Note,
            trained.History);
    }

    /// <summary>Prints the summary for people.</summary>
    /// <param name="saved">Where the model was written, or null.</param>
    public void Print(string? saved)
    {
        var table = new Table().RoundedBorder().HideHeaders().AddColumns("", "");
        Row("data set", $"{Dataset}, {Examples:N0} examples");
        Row("parameters", $"{Parameters:N0}");
        Row("optimizer", $"{Optimizer}");
        if (Evaluations is not null) Row("evaluations", $"{Evaluations:N0}");
        if (Epochs is not null) Row("epochs", $"{Epochs:N0}");
        Row("cost", $"{Cost:F6} at lambda {Lambda}");
        Row("accuracy", $"{Accuracy:P2}");
        if (TestAccuracy is not null) Row("test accuracy", $"{TestAccuracy:P2}");
        Row("time", $"{Seconds:F1} s");
        if (saved is not null) Row("saved", $"{saved}");
        Terminal.Out.Write(table);
        if (Stopped) Terminal.Out.WriteLine("Ended early, as asked; the figures are those of the point reached.");
        if (Note is not null) Terminal.Out.WriteLine(Note);

        void Row(string name, FormattableString value) => table.AddRow(new Text(name), new Text(value.ToString(CultureInfo.InvariantCulture)));
    }
}
