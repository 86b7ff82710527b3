using Kata.Data.Digits;
using Kata.Experiments.Published;
using Kata.Harness.Mistakes;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Exercise 4 with the given weights: Serialize, OneHot, Forward, Cost, and a mistake that was published as a result.</summary>
internal static class GivenWeights
{
    public static void Run(NotebookOutput output)
    {
        var (given, steps) = (output.Inputs.Given, output.Steps);
        var (x, labels) = given.Examples;
        output.Say($"{given.About}: X is {x.RowCount:N0} × {x.ColumnCount}, one 20×20 image per row,"
            + " unrolled column by column; y has 10 for zero.");
        Flatten(output, given);

        var y = steps.Encode(labels, 10);
        output.Say($"The first label is class {labels[0]}, the digit {DigitLayout.Ng.Digit(labels[0])};"
            + $" one-hot it is {string.Join(' ', y.Row(0))}.");
        var pass = steps.Pass(given.Network, x);
        for (var l = 0; l < pass.Z.Count; l++)
        {
            var (z, theta) = (pass.Z[l], given.Network.Layers[l].Theta);
            output.Say($"Layer {l + 1}: z and a are {z.RowCount:N0} × {z.ColumnCount}, theta is {theta.RowCount} × {theta.ColumnCount}.");
        }

        output.Compare($"{given.Name}.accuracy");
        var plain = output.Compare($"{given.Name}.cost.lambda0");
        var penalised = output.Compare($"{given.Name}.cost.lambda1");
        var mistaken = output.Inputs.MistakenCost(given);
        if (given.IsNgs) output.Compare("ex4.mistake.rowsForColumns", mistaken);
        else output.Number("digits.mistake.rowsForColumns", PublishedValues.Find("ex4.mistake.rowsForColumns").What, mistaken);
        output.Say($"That mistake was published as a result. {MistakeBank.Find("cost/rows-for-columns")!.Text.Why}");

        output.Picture(
            "costs",
            "The cost of the given weights",
            $"Three bars: cost without penalty {plain:F4}, with penalty {penalised:F4}, with row 0 left out of the penalty {mistaken:F4}.",
            new Bars("Cost, in nats per example", "", new("cost J"),
            [
                new("λ = 0", plain, $"{plain:F4}"),
                new("λ = 1", penalised, $"{penalised:F4}"),
                new("λ = 1, rows for columns", mistaken, $"{mistaken:F4}") { Marked = true },
            ]).Draw());
        output.Picture(
            "theta2",
            "The weights of the last layer",
            "The sizes of the last layer's weights as a field of colours. The column of biases stands apart: the penalty leaves it out.",
            new HeatMaps(
                "Theta2",
                "The penalty leaves out the column of biases. The mistake leaves out row 0, which is all that the first class knows,"
                    + " and counts the biases of the others.",
                "|θ|",
                [new("Theta2 · 10 × 26", [.. given.Network.Layers[^1].Theta.PointwiseAbs().ToRowArrays()], "bias")],
                -2,
                1).Draw());
    }

    private static void Flatten(NotebookOutput output, ReferenceModel given)
    {
        List<MathNet.Numerics.LinearAlgebra.Matrix<double>> thetas = [.. given.Network.Layers.Select(layer => layer.Theta)];
        var flat = output.Steps.Flatten(thetas);
        output.Compare("ex4.parameters", flat.Count);
        var shapes = thetas.Select(theta => new Shape(theta.RowCount, theta.ColumnCount));
        output.Say(output.Steps.Unflatten(flat, [.. shapes]).SequenceEqual(thetas)
            ? "Unflattened they are Theta1 and Theta2 again, entry by entry."
            : "Unflattened they differ from Theta1 and Theta2: Serialize.Unflatten must undo Serialize.Flatten.");
    }
}
