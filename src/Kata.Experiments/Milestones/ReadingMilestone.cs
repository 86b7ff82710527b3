using Kata.Data.Digits;
using Kata.Experiments.Drawing;
using Kata.Experiments.Published;

namespace Kata.Experiments.Milestones;

/// <summary>For step 5: the forward pass and the choice of class read digits.</summary>
internal static class ReadingMilestone
{
    private const int InARow = 3;

    public static void Give(Steps steps, ReferenceModel given, Action<ExperimentEvent> tell)
    {
        var labels = given.Examples.Labels;
        tell(new() { Line = $"{given.About}:" });
        var read = steps.Classes(given.Network, given.Examples.X);
        var accuracy = steps.Accuracy(read, labels);
        var share = FormattableString.Invariant($"your code reads {accuracy:P2} of them right; {given.Source}: {given.Accuracy:P2}.");
        tell(new() { Line = share });
        FormattableString reached = $"{accuracy:P2} of {labels.Length:N0} digits read correctly, with given weights";
        tell(new() { Reached = FormattableString.Invariant(reached) });

        // Each digit at most once, in an order that has nothing to do with the file's, which goes from digit to digit.
        var order = Order.Of(labels.Length, 1, 0);
        foreach (var right in new[] { true, false })
        {
            var shown = order.Where(i => read[i] == labels[i] == right).DistinctBy(i => labels[i]).Take(InARow).ToList();
            var drawn = shown.Select(i => (given.Examples.X.Row(i), Caption(labels[i], read[i]))).ToList();
            foreach (var line in DigitDrawing.Lines(drawn)) tell(new() { Line = line });
        }
    }

    private static string Caption(int label, int read) =>
        $"a {DigitLayout.Ng.Digit(label)}, {(label == read ? "read" : "misread")} as {DigitLayout.Ng.Digit(read)}";
}
