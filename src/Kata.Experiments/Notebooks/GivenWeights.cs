using Kata.Data.Digits;
using Kata.Experiments.Published;
using Kata.Harness.Mistakes;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Exercise 4 with the weights given: parameters flattened and back, one-hot, forward, the costs, and a mistake that was published as a result.</summary>
internal static class GivenWeights
{
    private const string Ng = "Ng, Machine Learning, exercise 4";
    private const string Others = "published implementations of Ng, Machine Learning, exercise 4";
    private const string Known = "computed from the files, outside this repository";

    public static void Run(NotebookOutput sheet)
    {
        var (given, steps) = (ReferenceModel.From(sheet.Store), sheet.Steps);
        var (x, labels) = given.Examples;
        sheet.Say($"{given.About}: X is {x.RowCount:N0} × {x.ColumnCount}, an image 20×20 a row, unrolled column by column; y has 10 for zero.");
        Flat(sheet, given);

        var y = steps.Encode(labels, 10);
        sheet.Say($"The first label is class {labels[0]}, the digit {DigitLayout.Ng.Digit(labels[0])}; one-hot it is {string.Join(' ', y.Row(0))}.");
        var pass = steps.Pass(given.Network, x);
        for (var l = 0; l < pass.Z.Count; l++)
            sheet.Say($"Layer {l + 1}: z and a are {pass.Z[l].RowCount:N0} × {pass.Z[l].ColumnCount}, theta is {Size(given.Network.Layers[l])}.");
        sheet.Figure("given.accuracy", "digits read right", steps.Accuracy(steps.Classes(given.Network, x), labels), given.Accuracy, 1e-9, given.IsNgs ? Ng : Known);

        var plain = steps.Cost(given.Network, x, y, 0);
        var penalised = steps.Cost(given.Network, x, y, 1);
        var mistake = MistakeBank.Find("cost/rows-for-columns")!;
        var mistaken = MistakeBank.Inject(steps, mistake).Cost(given.Network, x, y, 1);
        var source = given.IsNgs ? Others : Known;
        sheet.Figure("given.cost.lambda0", "cost at λ = 0", plain, given.Cost, 1e-12, source);
        sheet.Figure("given.cost.lambda1", "cost at λ = 1", penalised, given.PenalisedCost, 1e-12, source);
        if (given.IsNgs) sheet.Figure("given.cost.mistake", "the same, row 0 left out of the penalty instead of column 0", mistaken, PublishedValues.Ex4MistakenCost, 1e-12, "a published notebook, as its result");
        else sheet.Figure("given.cost.mistake", "the same, row 0 left out of the penalty instead of column 0", mistaken);
        sheet.Say($"That mistake was published as a result. {mistake.Text.Why}");

        sheet.Picture(
            "costs",
            "The cost of the given weights",
            $"Three bars: the cost without penalty {plain:F4}, with penalty {penalised:F4}, and with row 0 left out of the penalty instead of column 0: {mistaken:F4}.",
            new Bars("Cost, in nats an example", "", new("cost J"), [Four("λ = 0", plain), Four("λ = 1", penalised), Four("λ = 1, rows for columns", mistaken) with { Marked = true }]).Draw());
        var theta2 = given.Network.Layers[^1].Theta;
        sheet.Picture(
            "theta2",
            "The weights of the last layer",
            "The sizes of the weights of the last layer as a field of colours, the column of biases set apart: it is what the penalty leaves out.",
            new HeatMaps(
                "Theta2",
                "The penalty leaves out the column of biases. The mistake leaves out row 0, which is all that the first class knows, and counts the biases of the others.",
                "|θ|",
                [new("Theta2 · 10 × 26", [.. theta2.PointwiseAbs().ToRowArrays()], "bias")],
                -2,
                1).Draw());
    }

    private static void Flat(NotebookOutput sheet, ReferenceModel given)
    {
        List<MathNet.Numerics.LinearAlgebra.Matrix<double>> thetas = [.. given.Network.Layers.Select(layer => layer.Theta)];
        List<Shape> shapes = [.. thetas.Select(theta => new Shape(theta.RowCount, theta.ColumnCount))];
        var flat = sheet.Steps.Flatten(thetas);
        sheet.Figure("given.parameters", "parameters of 400-25-10, in one vector", flat.Count, "10285", 0, Ng);
        var same = sheet.Steps.Unflatten(flat, shapes).SequenceEqual(thetas);
        sheet.Say(same
            ? "Unflattened they are Theta1 and Theta2 again, entry by entry."
            : "Unflattened they are not the thetas that they were: Serialize.Unflatten has to undo Serialize.Flatten.");
    }

    private static Bar Four(string label, double cost) => new(label, cost, cost.ToString("F4", System.Globalization.CultureInfo.InvariantCulture));

    private static string Size(Layer layer) => $"{layer.Theta.RowCount} × {layer.Theta.ColumnCount}";
}
