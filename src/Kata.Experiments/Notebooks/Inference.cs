using System.Diagnostics;
using Kata.Experiments.Drawing;
using Kata.Experiments.Published;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>MNIST's test images read by a network that others trained, one at a time and in batches, and those that it gets wrong.</summary>
internal static class Inference
{
    private const string Saito = "Saito, Deep Learning from Scratch, section 3.6";

    public static void Run(NotebookOutput sheet)
    {
        var (steps, network, test) = (sheet.Steps, PublishedNetworks.Sample(sheet.Store), sheet.Store.MnistTest());
        var (x, labels) = test;
        var m = labels.Length;
        sheet.Say($"{m:N0} images of 28×28, pixels divided by 255; 784-50-100-10, sigmoid, sigmoid, softmax, the weights of sample_weight.pkl.");
        var first = steps.Pass(network, x.SubMatrix(0, 1, 0, 784)).A[^1];
        sheet.Say($"The first image is a {labels[0]}. Its outputs: {string.Join(' ', first.Row(0).Select(p => FormattableString.Invariant($"{p:F3}")))}; arg max {steps.Decode(first)[0]}.");
        ArgMax(sheet);

        var (single, batches, all) = (InBatches(1), InBatches(100), InBatches(m));
        sheet.Figure("inference.single", "read right, one image at a time", steps.Accuracy(single.Read, labels), PublishedValues.SampleAccuracy, 1e-9, Saito);
        sheet.Figure("inference.batches", "read right, in batches of 100", steps.Accuracy(batches.Read, labels), PublishedValues.SampleAccuracy, 1e-9, Saito);
        var y = steps.Encode(labels, 10);
        sheet.Figure("inference.crossEntropy", "cross-entropy of that", steps.Cost(network, x, y, 0), PublishedValues.SampleCrossEntropy, 1e-12, "an independent float64 computation with Saito's weights");
        sheet.Say($"one at a time {single.Seconds:F2} s, batches of 100 {batches.Seconds:F2} s, all at once {all.Seconds:F2} s: the same answers, {single.Seconds / batches.Seconds:F1} times as fast in batches.");

        var read = batches.Read;
        List<int> wrong = [.. Enumerable.Range(0, m).Where(i => read[i] != labels[i])];
        sheet.Say($"{wrong.Count} images are misread.");
        sheet.Picture("digits", "MNIST's first hundred test images", "A hundred handwritten digits in ten rows.", Drawings.Digits("Test images 1 to 100", x, [.. Enumerable.Range(0, 100)]).Draw());
        sheet.Picture(
            "times",
            "Batches are faster",
            $"Three bars: {single.Seconds:F2} s one at a time, {batches.Seconds:F2} s in batches of 100, {all.Seconds:F2} s all at once.",
            new Bars("Time for 10,000 images", "", new("seconds"), [new("one at a time", single.Seconds), new("batches of 100", batches.Seconds), new("all at once", all.Seconds)]).Draw());
        sheet.Picture(
            "misread",
            "What the network gets wrong",
            $"The first {Math.Min(60, wrong.Count)} of {wrong.Count} misread images, each with what it is and what it is read as.",
            Drawings.Digits("Misread", x, [.. wrong.Take(60)], i => $"{labels[i]} as {read[i]}").Draw(),
            Drawings.Confusion(read, labels, label => label));

        (int[] Read, double Seconds) InBatches(int size)
        {
            var (chosen, watch) = (new List<int>(m), Stopwatch.StartNew());
            for (var start = 0; start < m; start += size)
            {
                chosen.AddRange(steps.Classes(network, x.SubMatrix(start, Math.Min(size, m - start), 0, 784)));
                if (chosen.Count % 1000 == 0) sheet.Now($"batches of {size}: {chosen.Count:N0} of {m:N0}", (double)chosen.Count / m);
            }

            return ([.. chosen], watch.Elapsed.TotalSeconds);
        }
    }

    private static void ArgMax(NotebookOutput sheet)
    {
        var rows = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(new[,] { { .1, .8, .1 }, { .3, .1, .6 }, { .2, .5, .3 }, { .8, .1, .6 } });
        int[] published = [1, 2, 1, 0];
        var largest = sheet.Steps.Decode(rows);
        for (var i = 0; i < published.Length; i++)
            sheet.Figure($"inference.argMax[{i}]", $"arg max of ({string.Join(", ", rows.Row(i).Select(p => FormattableString.Invariant($"{p}")))})", largest[i], $"{published[i]}", 0, Saito);
    }
}
