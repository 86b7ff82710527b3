using Kata.Experiments.Drawing;
using Kata.Experiments.Training;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Two moons separated by 2-25-50-25-2, one example per step; once more without updating the biases, as published.</summary>
internal static class Moons
{
    public static void Run(NotebookOutput output)
    {
        var steps = output.Steps;
        var plan = TrainingPlan.Defaults["moons"] with { Epochs = output.Epochs(1000) };
        var (train, test) = output.Inputs.Moons;
        output.CompareAll("moons.t");
        output.Picture("points", "Two moons", "2,000 points in two crescents that reach into each other.", new Scatter(
            "The points",
            "make_moons(2000, noise 0.2): 1,400 are trained on, 600 are kept back.",
            new("x₁"),
            new("x₂"),
            [new("moon 0", Of(0)), new("moon 1", Of(1))])
        {
            EqualScales = true,
        }.Draw());
        output.Say($"2-25-50-25-2, all sigmoid, squared error, one example per step, rate {plan.Rate}, {plan.Epochs:N0} epochs.");

        var start = plan.Start(steps, 2, 2);
        var done = 0;
        var whole = output.Train(plan, train, start, entry => Show(output, "biases updated", ++done, plan.Epochs, entry));
        var frozen = Frozen(output, plan, train, start);
        var loaded = output.Keep("moons", whole.Network);
        output.Keep("moons-biases-never-updated", frozen.Network);
        var (before, after) = (steps.Classes(whole.Network, test.X), steps.Classes(loaded, test.X));
        var frozenTest = steps.Accuracy(steps.Classes(frozen.Network, test.X), test.Labels);
        output.Number("moons.accuracy", "training accuracy", whole.History[^1].Accuracy!.Value);
        output.Number("moons.testAccuracy", "test accuracy", steps.Accuracy(before, test.Labels));
        output.Number("moons.frozen.accuracy", "training accuracy, biases never updated", frozen.History[^1].Accuracy!.Value);
        output.Number("moons.frozen.testAccuracy", "test accuracy, biases never updated", frozenTest);
        output.Compare("moons.loaded", before.Zip(after).Count(pair => pair.First != pair.Second));

        output.Picture(
            "curves",
            "How the moons were learned",
            "Squared error and accuracy by epoch, with biases updated and without.",
            TrainingPictures.History(
                "epoch", "squared error, halved", ("biases updated", whole.History), ("biases never updated", frozen.History)));
        output.Picture(
            "regions",
            "What the networks say",
            "The plane in two colours, once with biases updated and once without, with the training points; those misclassified stand out.",
            Drawings.Regions("Biases updated", steps, whole.Network, train),
            Drawings.Regions("Biases never updated", steps, frozen.Network, train));

        IReadOnlyList<(double X, double Y)> Of(int moon) =>
            [.. Drawings.At(train, i => train.Labels[i] == moon), .. Drawings.At(test, i => test.Labels[i] == moon)];
    }

    // Step 11 updates every weight; here the gradient of the biases is thrown away after step 8 has computed it.
    private static TrainingResult Frozen(NotebookOutput output, TrainingPlan plan, Examples train, Network start)
    {
        var (steps, network, history) = (output.Steps, start, new List<HistoryEntry>());
        var y = steps.Encode(train.Labels, 2);
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            foreach (var i in Order.Of(train.Labels.Length, plan.Seed, epoch))
            {
                var gradient = steps.Backprop(network, train.X.SubMatrix(i, 1, 0, 2), y.SubMatrix(i, 1, 0, 2), plan.Lambda).Gradient;
                foreach (var ofLayer in gradient) ofLayer.ClearColumn(0);
                var layers = network.Layers.Select((layer, l) => layer with { Theta = layer.Theta - (plan.Rate * gradient[l]) });
                network = network with { Layers = [.. layers] };
            }

            history.Add(new(steps.Cost(network, train.X, y, plan.Lambda), steps.Accuracy(steps.Classes(network, train.X), train.Labels)));
            Show(output, "biases never updated", epoch + 1, plan.Epochs, history[^1]);
        }

        return new(network, history, false);
    }

    private static void Show(NotebookOutput output, string which, int epoch, int epochs, HistoryEntry entry)
    {
        if (epoch % 10 == 0) output.Say($"{which}, epoch {epoch,4}: squared error {2 * entry.Cost:F4}, accuracy {entry.Accuracy:F4}");
        output.Progress($"{which}: epoch {epoch:N0} of {epochs:N0}, accuracy {entry.Accuracy:F4}", (double)epoch / epochs);
    }
}
