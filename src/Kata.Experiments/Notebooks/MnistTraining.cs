using System.Diagnostics;
using Kata.Experiments.Drawing;
using Kata.Experiments.Training;

namespace Kata.Experiments.Notebooks;

/// <summary>784-100-10 learns MNIST in mini-batches of 100: at the published rate, which is slow, and at a better one; saved and loaded.</summary>
internal static class MnistTraining
{
    private const string Published = "a published notebook: plain NumPy, 784-100-10, rate 0.01, another random start";

    public static void Run(NotebookOutput sheet)
    {
        var steps = sheet.Steps;
        var plan = TrainingPlan.Defaults["mnist"] with { Epochs = sheet.Epochs(10) };
        var data = TrainingData.Load("mnist", sheet.Store);
        var test = data.Test!;
        sheet.Say($"{data.Train.Labels.Length:N0} images to train, {test.Labels.Length:N0} to test; 784-100-10, ReLU and softmax, batches of {plan.Batch}, {plan.Epochs} epochs.");
        if (data.Note is { } note) sheet.Say(note);

        var (slow, slowTest) = Train(0.01);
        var (fast, fastTest) = Train(plan.Rate);
        var whole = data.Train.Labels.Length == 60_000;
        sheet.Say($"Rate 0.01 has not arrived: after {plan.Epochs} epochs its cost is {slow.History[^1].Cost:F4}. Rate {plan.Rate} has {fast.History[0].Cost:F4} after one.");
        if (whole)
        {
            sheet.Figure("mnist.slow.first", "rate 0.01, accuracy after the first epoch", slow.History[0].Accuracy!.Value, "0.8534", 0.8534 - 0.03, 0.8534 + 0.03, Published);
            sheet.Figure("mnist.slow.tenth", "rate 0.01, accuracy after the tenth", slow.History[^1].Accuracy!.Value, "0.9203", 0.9203 - 0.01, 0.9203 + 0.01, Published);
        }
        else
        {
            sheet.Figure("mnist.slow.first", "rate 0.01, accuracy after the first epoch", slow.History[0].Accuracy!.Value);
            sheet.Figure("mnist.slow.tenth", "rate 0.01, accuracy after the last", slow.History[^1].Accuracy!.Value);
        }

        sheet.Figure("mnist.slow.cost", "rate 0.01, cost after the last epoch", slow.History[^1].Cost);
        sheet.Figure("mnist.slow.test", "rate 0.01, test accuracy", slowTest);
        sheet.Figure("mnist.fast.cost", FormattableString.Invariant($"rate {plan.Rate}, cost after the last epoch"), fast.History[^1].Cost);
        sheet.Figure("mnist.fast.test", FormattableString.Invariant($"rate {plan.Rate}, test accuracy"), fastTest);

        var loaded = sheet.Keep("mnist", fast.Network);
        var (before, after) = (steps.Classes(fast.Network, test.X), steps.Classes(loaded, test.X));
        sheet.Figure("mnist.loaded", "predictions that changed by saving and loading", before.Zip(after).Count(pair => pair.First != pair.Second), "0", 0, "the file holds every digit of every weight");

        sheet.Picture(
            "mnist-history",
            "MNIST, learned in mini-batches",
            "The cost falls and the accuracy rises by epoch; at rate 0.01 slowly, at the better rate at once.",
            Drawings.History("epoch", "cost, nats an example", ("rate 0.01", slow.History), (FormattableString.Invariant($"rate {plan.Rate}"), fast.History)));
        sheet.Picture("mnist-hidden", "What the hidden units look for", "The weights of 25 hidden units as images.", Drawings.HiddenUnits(fast.Network.Layers[0].Theta, 25));
        List<int> wrong = [.. Enumerable.Range(0, before.Length).Where(i => before[i] != test.Labels[i])];
        sheet.Picture(
            "mnist-misread",
            "What is still misread",
            $"The first {Math.Min(60, wrong.Count)} of {wrong.Count} misread test images, and a matrix of what is taken for what.",
            Drawings.Digits("Misread", test.X, [.. wrong.Take(60)], i => $"{test.Labels[i]} as {before[i]}").Draw(),
            Drawings.Confusion(before, test.Labels, label => label));

        (TrainingResult Trained, double Test) Train(double rate)
        {
            var (watch, done) = (Stopwatch.StartNew(), 0);
            var chosen = plan with { Rate = rate };
            sheet.Now($"rate {rate}: epoch 0 of {plan.Epochs}", 0);
            var trained = sheet.Train(chosen, data.Train, chosen.Start(steps, 784, 10), Show);
            var accuracy = steps.Accuracy(steps.Classes(trained.Network, test.X), test.Labels);
            sheet.Say($"rate {rate}: {watch.Elapsed.TotalSeconds:F0} s, test accuracy {accuracy:P2}");
            return (trained, accuracy);

            void Show(HistoryEntry moment)
            {
                done++;
                sheet.Say($"rate {rate}, epoch {done,2}: cost {moment.Cost:F4}, accuracy {moment.Accuracy:F4}");
                sheet.Now($"rate {rate}: epoch {done} of {plan.Epochs}", (double)done / plan.Epochs);
            }
        }
    }
}
