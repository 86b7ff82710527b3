using Kata.Data.Digits;
using Kata.Experiments.Drawing;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Training;

/// <summary>Pictures of a training: the cost and accuracy over time, and what the trained network says.</summary>
internal static class TrainingPictures
{
    public static IEnumerable<NamedPicture> Of(Steps steps, TrainingPlan plan, TrainingData data, TrainingResult trained)
    {
        var (network, test) = (trained.Network, data.Test ?? data.Train);
        var unit = plan.Method == TrainingMethod.Sgd ? "epoch" : plan.Method == TrainingMethod.Gd ? "step" : "evaluation";
        var history = History(unit, "cost J", (plan.DataSet, trained.History));
        yield return NamedPicture.Of("history", "How it was learned", "Curves of the cost and the accuracy.", history);
        if (plan.DataSet == "moons")
        {
            var regions = Drawings.Regions("Decision regions and training points", steps, network, data.Train);
            yield return NamedPicture.Of("regions", "What the network says", "The plane in two colours, with the points.", [regions]);
            yield break;
        }

        var read = steps.Classes(network, test.X);
        Func<int, int> digit = DigitLayout.Of(test.X.ColumnCount)!.Digit;
        var confusion = Drawings.Confusion(read, test.Labels, digit);
        yield return NamedPicture.Of("confusion", "Confusion matrix", "How often each digit was predicted as each.", [confusion]);
        var units = Drawings.HiddenUnits(network.Layers[0].Theta, 25);
        yield return NamedPicture.Of("hidden", "The hidden units", "The weights of the first layer as images.", [units]);
        var wrong = Enumerable.Range(0, read.Length).Where(i => read[i] != test.Labels[i]).Take(40).ToList();
        if (wrong.Count == 0) yield break;
        yield return NamedPicture.Of(
            "misclassified",
            "Misclassified digits",
            $"{wrong.Count} images, each with its digit and the digit predicted.",
            [Drawings.Digits("Misclassified", test.X, wrong, i => $"{digit(test.Labels[i])} as {digit(read[i])}").Draw()]);
    }

    /// <summary>Curves of the cost and of the accuracy, one below the other.</summary>
    /// <param name="unit">What an entry of the history is: "epoch" or "evaluation".</param>
    /// <param name="cost">What the cost measures, with its unit.</param>
    /// <param name="runs">Names and histories, 1 to 4; the first entry is at 1.</param>
    public static IReadOnlyList<Part> History(
        string unit, string cost, params IReadOnlyList<(string Name, IReadOnlyList<HistoryEntry> History)> runs)
    {
        var costs = runs.Select(run => new Series(run.Name, [.. run.History.Select((entry, i) => (i + 1.0, entry.Cost))]));
        var shares = runs.Select(run => new Series(run.Name, [.. Measured(run.History)]));
        return
        [
            new LineChart("Cost", "Over the whole training set.", new(unit), new(cost), [.. costs]) { PlotHeight = 220 }.Draw(),
            new LineChart("Accuracy", "On the training set.", new(unit), new("accuracy"), [.. shares]) { PlotHeight = 220 }.Draw(),
        ];
    }

    // The accuracy is not measured in every entry of a fast training.
    private static IEnumerable<(double X, double Y)> Measured(IReadOnlyList<HistoryEntry> history) =>
        history.Select((entry, i) => (X: i + 1.0, Y: entry.Accuracy ?? double.NaN)).Where(point => !double.IsNaN(point.Y));
}
