using Kata.Data.Digits;
using Spectre.Console;

namespace Kata.Cli.Data;

/// <summary>`kata data show`: a data set in numbers and, if it can be drawn, as a picture of characters.</summary>
internal static class DataShowCommand
{
    public static int Show(DataStore store, string name, bool json)
    {
        store.Require(name);
        var (statistics, about, picture) = Read(store, name);
        if (json)
        {
            Json.Write(statistics);
            return Exit.Success;
        }

        Print(statistics);
        Terminal.Say(about);
        if (picture.Count > 0) Console.Out.WriteLine();
        foreach (var line in picture) Console.Out.WriteLine(line);
        return Exit.Success;
    }

    private static (DataSetStatistics Statistics, string About, IReadOnlyList<string> Picture) Read(DataStore store, string name)
    {
        return name switch
        {
            "digits" => OfNg(store.Digits()),
            "ex4" => OfNg(store.Ex4()),
            "mnist-train" => OfMnist(store.MnistTrain()),
            "mnist-test" => OfMnist(store.MnistTest()),
            "moons" => OfMoons(store.Moons()),
            "digits-weights" => OfNetwork(store.DigitsWeights(), "sigmoid"),
            "ex4weights" => OfNetwork(store.Ex4Weights(), "sigmoid"),
            "sample_weight" => OfNetwork(store.SampleWeight(), "softmax"),
            _ => throw new ArgumentException($"{name} cannot be shown: what its files hold is not known here."),
        };

        (DataSetStatistics, string, IReadOnlyList<string>) OfNg(Examples examples) => OfDigits(
            examples,
            DigitLayout.Ng,
            "A row of X is an image of 20x20 pixels, column by column. Label 9 is the digit 0, any other label the digit after it.");

        (DataSetStatistics, string, IReadOnlyList<string>) OfMnist(Examples examples) => OfDigits(
            examples,
            DigitLayout.Mnist,
            "A row of X is an image of 28x28 pixels, row by row, each divided by 255. A label is its digit.");

        (DataSetStatistics, string, IReadOnlyList<string>) OfDigits(Examples examples, DigitLayout layout, string about) =>
            (DataSetStatistics.OfDigits(name, examples, layout.Digit), about, DataDrawing.Digits(examples, layout));

        (DataSetStatistics, string, IReadOnlyList<string>) OfMoons((Examples Train, Examples Test) moons) => (
            DataSetStatistics.OfMoons(name, moons.Train, moons.Test),
            "o is class 0, x is class 1: each character is the class of most points in its place.",
            DataDrawing.Points([moons.Train, moons.Test]));

        (DataSetStatistics, string, IReadOnlyList<string>) OfNetwork(IReadOnlyList<Matrix<double>> thetas, string outputs)
        {
            var sizes = string.Join('-', thetas.Select(theta => theta.RowCount).Prepend(thetas[0].ColumnCount - 1));
            return (
                DataSetStatistics.OfWeights(name, thetas),
                $"A {sizes} network with sigmoid hidden units and {outputs} outputs. "
                + "A row of a theta is a unit: its bias, then a weight for each input.",
                []);
        }
    }

    private static void Print(DataSetStatistics statistics)
    {
        var arrays = new Table().RoundedBorder().AddColumn("array");
        foreach (var column in new[] { "shape", "least", "most", "mean" }) arrays.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, shape, least, most, mean) in statistics.Arrays)
            arrays.AddRow(name, string.Join('x', shape), Number(least), Number(most), Number(mean));
        Terminal.Out.Write(arrays);
        if (statistics.Classes.Count == 0) return;

        // Ten counts of four digits make it 79 wide.
        var classes = new Table().RoundedBorder().AddColumn(statistics.Classes.Count == DigitLayout.Classes ? "digit" : "class");
        foreach (var (label, _) in statistics.Classes) classes.AddColumn(new TableColumn($"{label}").RightAligned());
        Terminal.Out.Write(classes.AddRow([.. statistics.Classes.Select(found => $"{found.Count}").Prepend("count")]));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
