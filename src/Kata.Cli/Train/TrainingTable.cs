using Kata.Experiments.Training;
using Kata.Pictures.Text;
using Spectre.Console;

namespace Kata.Cli.Train;

/// <summary>What `kata train` prints for people.</summary>
internal static class TrainingTable
{
    private const int Widest = 40;

    /// <summary>Prints the result of a training.</summary>
    /// <param name="summary">The result.</param>
    /// <param name="saved">Where the model was written, or null.</param>
    /// <param name="index">The page with the pictures, or null.</param>
    public static void Print(TrainingReport summary, string? saved, string? index)
    {
        var table = new Table().RoundedBorder().HideHeaders().AddColumns("", "");
        Row("data set", $"{summary.Dataset}, {summary.Examples:N0} examples");
        Row("parameters", $"{summary.Parameters:N0}");
        Row("optimizer", summary.Optimizer);
        if (summary.Evaluations is not null) Row("evaluations", $"{summary.Evaluations:N0}");
        if (summary.Epochs is not null) Row("epochs", $"{summary.Epochs:N0}");
        Row("cost", $"{summary.Cost:F6} at lambda {summary.Lambda}");
        var costs = summary.History.Select(entry => entry.Cost).ToList();
        if (costs.Count > 0) Row("", $"{Sparkline.Of(costs, Math.Min(Widest, costs.Count))}");
        Row("accuracy", $"{summary.Accuracy:P2}");
        if (summary.TestAccuracy is not null) Row("test accuracy", $"{summary.TestAccuracy:P2}");
        Row("time", $"{summary.Seconds:F1} s");
        if (saved is not null) Row("saved", saved);
        if (index is not null) Row("pictures", index);
        Terminal.Out.Write(table);
        if (summary.Stopped) Terminal.Out.WriteLine("Stopped early. The figures are for the weights reached so far.");
        if (summary.Note is not null) Terminal.Out.WriteLine(summary.Note);

        void Row(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }
}
