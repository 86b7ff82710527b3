using System.Diagnostics;
using Kata.Experiments.Drawing;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>MNIST's test images, classified by a network that others trained, one at a time and in batches; those misclassified.</summary>
internal static class Inference
{
    public static void Run(NotebookOutput output)
    {
        var (steps, network, (x, labels)) = (output.Steps, output.Inputs.Sample, output.Inputs.MnistTest);
        var m = labels.Length;
        output.Say($"{m:N0} images of 28×28, pixels divided by 255; 784-50-100-10,"
            + " sigmoid, sigmoid, softmax, the weights of sample_weight.pkl.");
        var first = steps.Pass(network, x.SubMatrix(0, 1, 0, 784)).A[^1];
        var outputs = string.Join(' ', first.Row(0).Select(p => $"{p:F3}"));
        output.Say($"The first image is a {labels[0]}. Its outputs: {outputs}; arg max {steps.Decode(first)[0]}.");
        output.CompareAll("argMax.");

        var (single, batches, all) = (InBatches(1), InBatches(100), InBatches(m));
        output.Compare("mnist.accuracy", steps.Accuracy(single.Read, labels), "accuracy, one image at a time");
        output.Compare("mnist.accuracy.batches", steps.Accuracy(batches.Read, labels));
        output.Compare("mnist.crossEntropy");
        output.Say($"one at a time {single.Seconds:F2} s, batches of 100 {batches.Seconds:F2} s, all at once {all.Seconds:F2} s:"
            + $" the same answers, {single.Seconds / batches.Seconds:F1} times as fast in batches.");

        var read = batches.Read;
        List<int> wrong = [.. Enumerable.Range(0, m).Where(i => read[i] != labels[i])];
        output.Say($"{wrong.Count} images are misclassified.");
        output.Picture(
            "digits",
            "MNIST's first hundred test images",
            "A hundred handwritten digits in ten rows.",
            Drawings.Digits("Test images 1 to 100", x, [.. Enumerable.Range(0, 100)]).Draw());
        output.Picture(
            "times",
            "Batches are faster",
            $"Three bars: {single.Seconds:F2} s one at a time, {batches.Seconds:F2} s in batches of 100, {all.Seconds:F2} s all at once.",
            new Bars("Time for 10,000 images", "", new("seconds"),
            [
                new("one at a time", single.Seconds), new("batches of 100", batches.Seconds), new("all at once", all.Seconds),
            ]).Draw());
        output.Picture(
            "misclassified",
            "What the network gets wrong",
            $"The first {Math.Min(60, wrong.Count)} of {wrong.Count} misclassified images, each with its digit and the digit predicted.",
            Drawings.Digits("Misclassified", x, [.. wrong.Take(60)], i => $"{labels[i]} as {read[i]}").Draw(),
            Drawings.Confusion(read, labels, label => label));

        (int[] Read, double Seconds) InBatches(int size)
        {
            var (chosen, watch) = (new List<int>(m), Stopwatch.StartNew());
            for (var start = 0; start < m; start += size)
            {
                chosen.AddRange(steps.Classes(network, x.SubMatrix(start, Math.Min(size, m - start), 0, 784)));
                if (chosen.Count % 1000 == 0) output.Progress($"batches of {size}: {chosen.Count:N0} of {m:N0}", (double)chosen.Count / m);
            }

            return ([.. chosen], watch.Elapsed.TotalSeconds);
        }
    }
}
