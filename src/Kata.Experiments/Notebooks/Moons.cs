using Kata.Experiments.Drawing;
using Kata.Experiments.Training;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Two moons told apart by 2-25-50-25-2, an example a step; and once more with the biases never updated, as it was published.</summary>
internal static class Moons
{
    public static void Run(NotebookOutput sheet)
    {
        var steps = sheet.Steps;
        var plan = TrainingPlan.Defaults["moons"] with { Epochs = sheet.Epochs(1000) };
        var (train, test) = sheet.Store.Moons();
        sheet.Figure("moons.train", "points to train on", train.Labels.Length, "1400", 0, "scikit-learn's train_test_split(0.3) of make_moons(2000)");
        sheet.Figure("moons.test", "points to test on", test.Labels.Length, "600", 0, "scikit-learn's train_test_split(0.3) of make_moons(2000)");
        sheet.Picture("points", "Two moons", "2,000 points in two crescents that reach into each other.", new Scatter(
            "The points",
            "make_moons(2000, noise 0.2): 1,400 are trained on, 600 are kept back.",
            new("x₁"),
            new("x₂"),
            [new("moon 0", Of(0)), new("moon 1", Of(1))])
        {
            EqualScales = true,
        }.Draw());
        sheet.Say($"2-25-50-25-2, all sigmoid, squared error, an example a step, rate {plan.Rate}, {plan.Epochs:N0} epochs.");

        var start = plan.Start(steps, 2, 2);
        var whole = Whole(sheet, plan, train, start);
        var frozen = Frozen(sheet, plan, train, start);
        var loaded = sheet.Keep("moons", whole.Network);
        sheet.Keep("moons-biases-never-updated", frozen.Network);
        var (before, after) = (steps.Classes(whole.Network, test.X), steps.Classes(loaded, test.X));
        sheet.Figure("moons.accuracy", "training points told right", whole.History[^1].Accuracy!.Value);
        sheet.Figure("moons.testAccuracy", "test points told right", steps.Accuracy(before, test.Labels));
        sheet.Figure("moons.frozen.accuracy", "training points told right, biases never updated", frozen.History[^1].Accuracy!.Value);
        sheet.Figure("moons.frozen.testAccuracy", "test points told right, biases never updated", steps.Accuracy(steps.Classes(frozen.Network, test.X), test.Labels));
        sheet.Figure("moons.loaded", "predictions that changed by saving and loading", before.Zip(after).Count(pair => pair.First != pair.Second), "0", 0, "the file holds every digit of every weight");

        sheet.Picture(
            "curves",
            "How the moons were learned",
            "Squared error and accuracy by epoch, with biases updated and without.",
            Drawings.History("epoch", "squared error, halved", ("biases updated", whole.History), ("biases never updated", frozen.History)));
        sheet.Picture(
            "regions",
            "What the networks say",
            "The plane in two colours, once with biases updated and once without, the training points upon it; those told wrong stand out.",
            Drawings.Regions("Biases updated", steps, whole.Network, train),
            Drawings.Regions("Biases never updated", steps, frozen.Network, train));

        IReadOnlyList<(double X, double Y)> Of(int moon) => [.. Drawings.At(train, i => train.Labels[i] == moon), .. Drawings.At(test, i => test.Labels[i] == moon)];
    }

    private static TrainingResult Whole(NotebookOutput sheet, TrainingPlan plan, Examples train, Network start)
    {
        var done = 0;
        return sheet.Train(plan, train, start, moment => Show(sheet, "biases updated", ++done, plan.Epochs, moment));
    }

    // Step 11 updates every weight; here the gradient of the biases is thrown away after step 8 has computed it.
    private static TrainingResult Frozen(NotebookOutput sheet, TrainingPlan plan, Examples train, Network start)
    {
        var (steps, network, history) = (sheet.Steps, start, new List<HistoryEntry>());
        var y = steps.Encode(train.Labels, 2);
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            foreach (var i in Order.Of(train.Labels.Length, plan.Seed, epoch))
            {
                var gradient = steps.Backprop(network, train.X.SubMatrix(i, 1, 0, 2), y.SubMatrix(i, 1, 0, 2), plan.Lambda).Gradient;
                network = network with { Layers = [.. network.Layers.Select((layer, l) => layer with { Theta = layer.Theta - (plan.Rate * WithoutBiases(gradient[l])) })] };
            }

            var moment = new HistoryEntry(steps.Cost(network, train.X, y, plan.Lambda), steps.Accuracy(steps.Classes(network, train.X), train.Labels));
            history.Add(moment);
            Show(sheet, "biases never updated", epoch + 1, plan.Epochs, moment);
        }

        return new(network, history, false);
    }

    private static Matrix<double> WithoutBiases(Matrix<double> gradient)
    {
        gradient.ClearColumn(0);
        return gradient;
    }

    private static void Show(NotebookOutput sheet, string which, int epoch, int epochs, HistoryEntry moment)
    {
        if (epoch % 10 == 0) sheet.Say($"{which}, epoch {epoch,4}: squared error {2 * moment.Cost:F4}, accuracy {moment.Accuracy:F4}");
        sheet.Now($"{which}: epoch {epoch:N0} of {epochs:N0}, accuracy {moment.Accuracy:F4}", (double)epoch / epochs);
    }
}
