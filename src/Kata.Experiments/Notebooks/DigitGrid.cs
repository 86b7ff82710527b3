using Kata.Data.Digits;
using Kata.Experiments.Drawing;

namespace Kata.Experiments.Notebooks;

/// <summary>A hundred digits in a grid, the hidden units as pictures, and the confusion matrix.</summary>
internal static class DigitGrid
{
    public static void Run(NotebookOutput output)
    {
        var (steps, given) = (output.Steps, output.Inputs.Given);
        var (x, labels) = given.Examples;
        output.Say($"{given.About}.");
        var read = steps.Classes(given.Network, x);
        output.Compare($"{given.Name}.accuracy", steps.Accuracy(read, labels));

        // The file is sorted by digit, so the first hundred rows would all be the same digit.
        var shown = Order.Of(labels.Length, 1, 0)[..100];
        var three = shown[..3].Select(i => (x.Row(i), $"a {DigitLayout.Ng.Digit(labels[i])}"));
        foreach (var line in DigitDrawing.Lines([.. three])) output.Say(line);
        var grid = Drawings.Digits("Ten per row", x, shown).Draw();
        output.Picture("grid", "A hundred digits", "A hundred handwritten digits in ten rows.", grid);
        var units = Drawings.HiddenUnits(given.Network.Layers[0].Theta, 25);
        output.Picture("hidden", "What the hidden units look for", "The weights of the 25 hidden units as images.", units);
        var counts = Drawings.Confusion(read, labels, DigitLayout.Ng.Digit);
        output.Picture("confusion", "Confusion matrix", "How often each digit was predicted as each.", counts);
    }
}
