using System.Globalization;
using Kata.Cli.Output;
using Kata.Data.Sets;
using Kata.Experiments.Published;
using MathNet.Numerics.LinearAlgebra;
using Spectre.Console;

namespace Kata.Cli.Data;

/// <summary>`kata data show`: a data set in numbers and, where it is one to look at, as a picture of characters.</summary>
internal static class DataShowCommand
{
    public static int Show(DataStore store, string name, bool json)
    {
        store.Require(name);
        var (facts, about, picture) = Read(store, name);
        if (json)
        {
            Json.Write(facts);
            return Exit.Success;
        }

        Print(facts);
        Terminal.Say(about);
        foreach (var line in picture.Prepend("").Skip(picture.Count == 0 ? 1 : 0)) Console.Out.WriteLine(line);
        return Exit.Success;
    }

    private static (DataSetStatistics Facts, string About, IReadOnlyList<string> Picture) Read(DataStore store, string name)
    {
        switch (name)
        {
            case "digits":
                return OfNgsLayout(store.Digits());
            case "ex4":
                return OfNgsLayout(store.Ex4());
            case "mnist-train":
                return OfMnist(store.MnistTrain());
            case "mnist-test":
                return OfMnist(store.MnistTest());
            case "moons":
                var (train, test) = store.Moons();
                return (
                    DataSetStatistics.OfMoons(name, train, test),
                    "o is class 0, x is class 1: each character is what most of the points in its place are.",
                    DataDrawing.Points([train, test]));
            case "digits-weights":
                return OfNetwork(store.DigitsWeights(), "sigmoid");
            case "ex4weights":
                return OfNetwork(store.Ex4Weights(), "sigmoid");
            case "sample_weight":
                return OfNetwork(store.SampleWeight(), "softmax");
            default:
                throw new ArgumentException($"{name} cannot be shown: what its files hold is not known here.");
        }

        (DataSetStatistics, string, IReadOnlyList<string>) OfNgsLayout(Examples examples) => (
            DataSetStatistics.OfDigits(name, examples, ReferenceModel.Digit),
            "A row of X is an image of 20x20 pixels, column by column. Label 9 is the digit 0, any other label the digit after it.",
            DataDrawing.Digits(examples, 20, ngsLayout: true));

        (DataSetStatistics, string, IReadOnlyList<string>) OfMnist(Examples examples) => (
            DataSetStatistics.OfDigits(name, examples, label => label),
            "A row of X is an image of 28x28 pixels, row by row, each divided by 255. A label is its digit.",
            DataDrawing.Digits(examples, 28, ngsLayout: false));

        (DataSetStatistics, string, IReadOnlyList<string>) OfNetwork(IReadOnlyList<Matrix<double>> thetas, string outputs)
        {
            var sizes = string.Join('-', thetas.Select(theta => theta.RowCount).Prepend(thetas[0].ColumnCount - 1));
            return (
                DataSetStatistics.OfWeights(name, thetas),
                $"A {sizes} network with sigmoid hidden units and {outputs} outputs. A row of a theta is a unit: its bias, then a weight an input.",
                []);
        }
    }

    private static void Print(DataSetStatistics facts)
    {
        var arrays = new Table().RoundedBorder().AddColumn("array");
        foreach (var column in new[] { "shape", "least", "most", "mean" }) arrays.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, shape, least, most, mean) in facts.Arrays)
            arrays.AddRow(name, string.Join('x', shape), Number(least), Number(most), Number(mean));
        Terminal.Out.Write(arrays);
        if (facts.Classes.Count == 0) return;

        // Ten counts of four digits make it 79 wide.
        var classes = new Table().RoundedBorder().AddColumn(facts.Classes.Count == 10 ? "digit" : "class");
        foreach (var (label, _) in facts.Classes) classes.AddColumn(new TableColumn($"{label}").RightAligned());
        Terminal.Out.Write(classes.AddRow([.. facts.Classes.Select(found => $"{found.Count}").Prepend("count")]));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
