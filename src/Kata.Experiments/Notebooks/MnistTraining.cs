using System.Diagnostics;
using Kata.Experiments.Drawing;
using Kata.Experiments.Training;

namespace Kata.Experiments.Notebooks;

/// <summary>784-100-10 learns MNIST in mini-batches of 100: at the published rate, which is slow, and at a better one.</summary>
internal static class MnistTraining
{
    public static void Run(NotebookOutput output)
    {
        var steps = output.Steps;
        var plan = TrainingPlan.Defaults["mnist"] with { Epochs = output.Epochs(10) };
        var data = TrainingData.Load("mnist", output.Store);
        var (m, test) = (data.Train.Labels.Length, data.Test!);
        output.Say($"{m:N0} images to train, {test.Labels.Length:N0} to test; 784-100-10,"
            + $" ReLU and softmax, batches of {plan.Batch}, {plan.Epochs} epochs.");
        if (data.Note is { } note) output.Say(note);

        var (slow, slowTest) = Train(0.01);
        var (fast, fastTest) = Train(plan.Rate);
        output.Say($"Rate 0.01 has not converged: after {plan.Epochs} epochs its cost is {slow.History[^1].Cost:F4}."
            + $" Rate {plan.Rate} has {fast.History[0].Cost:F4} after one.");
        output.CompareTrained("mnist.slow.first", slow.History[0].Accuracy!.Value, m == 60_000);
        output.CompareTrained("mnist.slow.last", slow.History[^1].Accuracy!.Value, m == 60_000);
        output.Number("mnist.slow.cost", "rate 0.01, cost after the last epoch", slow.History[^1].Cost);
        output.Number("mnist.slow.test", "rate 0.01, test accuracy", slowTest);
        output.Number("mnist.fast.cost", $"rate {plan.Rate}, cost after the last epoch", fast.History[^1].Cost);
        output.Number("mnist.fast.test", $"rate {plan.Rate}, test accuracy", fastTest);

        var loaded = output.Keep("mnist", fast.Network);
        var (before, after) = (steps.Classes(fast.Network, test.X), steps.Classes(loaded, test.X));
        output.Compare("mnist.loaded", before.Zip(after).Count(pair => pair.First != pair.Second));

        output.Picture(
            "mnist-history",
            "MNIST, learned in mini-batches",
            "The cost falls and the accuracy rises by epoch; at rate 0.01 slowly, at the better rate at once.",
            TrainingPictures.History("epoch", "cost, nats per example", ("rate 0.01", slow.History), ($"rate {plan.Rate}", fast.History)));
        output.Picture(
            "mnist-hidden",
            "What the hidden units look for",
            "The weights of 25 hidden units as images.",
            Drawings.HiddenUnits(fast.Network.Layers[0].Theta, 25));
        List<int> wrong = [.. Enumerable.Range(0, before.Length).Where(i => before[i] != test.Labels[i])];
        output.Picture(
            "mnist-misclassified",
            "What is still misclassified",
            $"The first {Math.Min(60, wrong.Count)} of {wrong.Count} misclassified test images, and the confusion matrix.",
            Drawings.Digits("Misclassified", test.X, [.. wrong.Take(60)], i => $"{test.Labels[i]} as {before[i]}").Draw(),
            Drawings.Confusion(before, test.Labels, label => label));

        (TrainingResult Trained, double Test) Train(double rate)
        {
            var (watch, done) = (Stopwatch.StartNew(), 0);
            var chosen = plan with { Rate = rate };
            output.Progress($"rate {rate}: epoch 0 of {plan.Epochs}", 0);
            var trained = output.Train(chosen, data.Train, chosen.Start(steps, 784, 10), Show);
            var accuracy = steps.Accuracy(steps.Classes(trained.Network, test.X), test.Labels);
            output.Say($"rate {rate}: {watch.Elapsed.TotalSeconds:F0} s, test accuracy {accuracy:P2}");
            return (trained, accuracy);

            void Show(HistoryEntry entry)
            {
                done++;
                output.Say($"rate {rate}, epoch {done,2}: cost {entry.Cost:F4}, accuracy {entry.Accuracy:F4}");
                output.Progress($"rate {rate}: epoch {done} of {plan.Epochs}", (double)done / plan.Epochs);
            }
        }
    }
}
