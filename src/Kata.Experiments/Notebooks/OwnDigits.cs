using Kata.Data.Digits;
using Kata.Experiments.Drawing;
using Kata.Pictures.Charts;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Kata.Experiments.Notebooks;

/// <summary>Digits as in a photograph: dark on uneven paper, large, off-centre; found, cut out, and classified.</summary>
internal static class OwnDigits
{
    private const int Photographs = 200;
    private const int Enlarged = 8;
    private const int Margin = 60;

    public static void Run(NotebookOutput output)
    {
        var (steps, network, test) = (output.Steps, output.Inputs.Sample, output.Inputs.MnistTest);
        var shown = Order.Of(test.Labels.Length, 1, 0)[..Photographs];
        output.Say($"{Photographs} of MNIST's test images, made into photographs of {(28 * Enlarged) + (2 * Margin)} pixels:"
            + " dark ink on grey paper, light from one side, grain, off-centre.");
        output.Say("Each is then found, cut out, scaled to 20×20 and centred by its mass in 28×28, as MNIST's own were.");

        var random = new MersenneTwister(1);
        var (photographs, seen) = (new List<Matrix<double>>(), new List<Matrix<double>>());
        foreach (var i in shown)
        {
            photographs.Add(Photograph(Drawings.Pixels(test.X.Row(i)), random));
            seen.Add(OwnDigit.AsMnist(photographs[^1], $"photograph {photographs.Count}"));
            output.Progress($"photograph {photographs.Count} of {Photographs}", (double)photographs.Count / Photographs);
        }

        int[] labels = [.. shown.Select(i => test.Labels[i])];
        var read = steps.Classes(network, Matrix<double>.Build.DenseOfRowVectors(seen.Select(image => OwnDigit.AsRow(image, 784))));
        var originals = steps.Classes(network, Matrix<double>.Build.DenseOfRowVectors(shown.Select(test.X.Row)));
        output.Number("own.originals", "accuracy on the same digits as MNIST has them", steps.Accuracy(originals, labels));
        output.Number("own.photographs", "accuracy on the photographs", steps.Accuracy(read, labels));
        var pictures = photographs.Take(20).Select(photograph => new PixelImage(Smaller(photograph)));
        var inputs = seen.Take(20).Select((image, i) => new PixelImage(
            image.ToRowArrays(), $"{labels[i]} as {read[i]}", labels[i] != read[i]));
        output.Picture(
            "photographs",
            "Your own digit",
            "Twenty photographs of digits, and below them what the network saw of each, with its digit and the digit predicted.",
            new Images("The photographs, a fifth as large", "", [.. pictures]) { Cell = 1 }.Draw(),
            new Images("What the network saw", "", [.. inputs]).Draw());
    }

    // 0 black … 255 white.
    private static Matrix<double> Photograph(IReadOnlyList<IReadOnlyList<double>> ink, MersenneTwister random)
    {
        const int side = (28 * Enlarged) + (2 * Margin);
        var (right, down) = (Margin + random.Next(-Margin / 2, Margin / 2), Margin + random.Next(-Margin / 2, Margin / 2));
        var (paper, dark, light) = (150 + (80 * random.NextDouble()), 30 + (40 * random.NextDouble()), random.NextDouble());
        var grain = new Normal(0, 4, random);
        return Matrix<double>.Build.Dense(side, side, (i, j) =>
        {
            var shade = paper * (1 - (0.35 * light * i / side) - (0.2 * (1 - light) * j / side));
            var share = At((i - down) / (double)Enlarged, (j - right) / (double)Enlarged);
            return Math.Clamp(shade + (share * (dark - shade)) + grain.Sample(), 0, 255);
        });

        // Between four pixels, their weighted mean; outside the image, no ink.
        double At(double i, double j)
        {
            var (row, column) = ((int)Math.Floor(i), (int)Math.Floor(j));
            var (a, b) = (i - row, j - column);
            return ((1 - a) * InRow(row)) + (a * InRow(row + 1));

            double InRow(int k) => ((1 - b) * Ink(k, column)) + (b * Ink(k, column + 1));
        }

        double Ink(int i, int j) => i is >= 0 and < 28 && j is >= 0 and < 28 ? ink[i][j] : 0;
    }

    // Every fifth pixel of every fifth row, as ink.
    private static double[][] Smaller(Matrix<double> photograph) => Matrix<double>.Build.Dense(
        photograph.RowCount / 5, photograph.ColumnCount / 5, (i, j) => 1 - (photograph[5 * i, 5 * j] / 255)).ToRowArrays();
}
