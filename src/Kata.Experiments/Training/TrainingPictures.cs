using Kata.Data.Digits;
using Kata.Experiments.Drawing;

namespace Kata.Experiments.Training;

/// <summary>What a training shows of itself: how cost and accuracy went, and what the network reached says.</summary>
internal static class TrainingPictures
{
    public static IEnumerable<NamedPicture> Of(Steps steps, TrainingPlan plan, TrainingData data, TrainingResult trained)
    {
        var (network, test) = (trained.Network, data.Test ?? data.Train);
        var unit = plan.Method == TrainingMethod.Sgd ? "epoch" : plan.Method == TrainingMethod.Gd ? "step" : "evaluation";
        yield return NamedPicture.Of("history", "How it was learned", "Curves of the cost and the accuracy.", Drawings.History(unit, "cost J", (plan.DataSet, trained.History)));
        if (plan.DataSet == "moons")
        {
            yield return NamedPicture.Of("regions", "What the network says", "The plane in two colours, the points upon it.", [Drawings.Regions("Decision regions and training points", steps, network, data.Train)]);
            yield break;
        }

        var read = steps.Classes(network, test.X);
        Func<int, int> digit = DigitLayout.Of(test.X.ColumnCount)!.Digit;
        yield return NamedPicture.Of("confusion", "What is taken for what", "A matrix of counts, digits by what they are read as.", [Drawings.Confusion(read, test.Labels, digit)]);
        yield return NamedPicture.Of("hidden", "The hidden units", "The weights of the first layer as images.", [Drawings.HiddenUnits(network.Layers[0].Theta, 25)]);
        var wrong = Enumerable.Range(0, read.Length).Where(i => read[i] != test.Labels[i]).Take(40).ToList();
        if (wrong.Count == 0) yield break;
        yield return NamedPicture.Of(
            "misread",
            "Digits that are misread",
            $"{wrong.Count} images, each with what it is and what it is read as.",
            [Drawings.Digits("Misread", test.X, wrong, i => $"{digit(test.Labels[i])} as {digit(read[i])}").Draw()]);
    }
}
