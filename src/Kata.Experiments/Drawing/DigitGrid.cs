using Kata.Data.Digits;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;

namespace Kata.Experiments.Drawing;

/// <summary>A hundred digits in a grid, the hidden units as pictures, and what is taken for what.</summary>
internal static class DigitGrid
{
    public static void Run(NotebookOutput sheet)
    {
        var (steps, given) = (sheet.Steps, ReferenceModel.From(sheet.Store));
        var (x, labels) = given.Examples;
        sheet.Say($"{given.About}.");
        var read = steps.Classes(given.Network, x);
        sheet.Figure("digits.accuracy", "digits read right", steps.Accuracy(read, labels), given.Accuracy, 1e-9, given.IsNgs ? "Ng, Machine Learning, exercise 4" : "computed from the files, outside this repository");

        // Files go from digit to digit, so that the first hundred would be alike.
        var shown = Order.Of(labels.Length, 1, 0)[..100];
        foreach (var line in DigitDrawing.Lines([.. shown[..3].Select(i => (x.Row(i), $"a {DigitLayout.Ng.Digit(labels[i])}"))])) sheet.Say(line);
        sheet.Picture("grid", "A hundred digits", "A hundred handwritten digits in ten rows.", Drawings.Digits("Ten in a row", x, shown).Draw());
        sheet.Picture("hidden", "What the hidden units look for", "The weights of the 25 hidden units as images.", Drawings.HiddenUnits(given.Network.Layers[0].Theta, 25));
        sheet.Picture("confusion", "What is taken for what", "A matrix of counts, digits by what they are read as.", Drawings.Confusion(read, labels, DigitLayout.Ng.Digit));
    }
}
