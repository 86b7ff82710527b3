using Kata.Data.Digits;
using Kata.Data.Files;
using Kata.Data.Formats;
using Kata.Data.Formats.Idx;
using Kata.Data.Formats.Mat;
using Kata.Data.Formats.Pickle;

namespace Kata.Data.Sets;

/// <summary>Converts the content of files into examples and weights, once shapes and ranges are checked.</summary>
internal static class DataSets
{
    private const int Classes = DigitLayout.Classes;

    private static readonly int DigitPixels = DigitLayout.Ng.Pixels;

    /// <summary>X and y of a MATLAB file in the layout of ex4data1.mat.</summary>
    public static Examples Digits(byte[] content, string name)
    {
        var arrays = MatFile.Read(content, name);
        var x = Finite(arrays, "X", name);
        var y = Finite(arrays, "y", name);
        Need(x, "X", name, x.Shape is [> 0, var pixels] && pixels == DigitPixels, "mx400: an image of 20x20 pixels in each row");
        Need(y, "y", name, y.Shape.SequenceEqual([x.Shape[0], 1]), $"{x.Shape[0]}x1: a label for each image");
        return new(x.ToMatrix(), [.. y.Values.Select((label, row) => Class(label, row, name))]);
    }

    /// <summary>MNIST's images as rows of pixels / 255, and their labels.</summary>
    public static Examples Mnist(IdxArray images, IdxArray labels)
    {
        var (m, n) = CheckMnist(images, labels);
        var shades = Enumerable.Range(0, 256).Select(shade => shade / 255.0).ToArray();
        var x = new double[(long)m * n];
        // The matrix is stored column by column: a few rows at a time stay in the processor's cache while they are turned.
        const int rows = 64;
        for (var first = 0; first < m; first += rows)
        {
            var last = Math.Min(first + rows, m);
            for (var pixel = 0; pixel < n; pixel++)
            {
                for (var row = first; row < last; row++)
                    x[(pixel * m) + row] = shades[images.Values[(row * n) + pixel]];
            }
        }

        return new(Matrix<double>.Build.Dense(m, n, x), [.. labels.Values.Select(label => (int)label)]);
    }

    /// <summary>Checks that there are 28×28 images with a label 0 … 9 each; returns m and n.</summary>
    public static (int Images, int Pixels) CheckMnist(IdxArray images, IdxArray labels)
    {
        var side = DigitLayout.Mnist.Side;
        if (images.Shape is not [> 0, var height, var width] || height != side || width != side)
            throw new InvalidDataException($"The images are {Shape(images.Shape)} but need to be mx28x28: an image is 28x28 pixels.");
        if (labels.Shape is not [var count] || count != images.Shape[0])
            throw new InvalidDataException($"The labels are {Shape(labels.Shape)} but need to be {images.Shape[0]}: one for each image.");
        var wrong = Array.FindIndex(labels.Values, label => label >= Classes);
        return wrong < 0
            ? (images.Shape[0], DigitLayout.Mnist.Pixels)
            : throw new InvalidDataException($"Label {wrong + 1:N0} is {labels.Values[wrong]} but needs to be from 0 to 9: it is a digit.");
    }

    /// <summary>Theta1 and Theta2 of a MATLAB file in the layout of ex4weights.mat.</summary>
    public static IReadOnlyList<Matrix<double>> Thetas(byte[] content, string name)
    {
        var arrays = MatFile.Read(content, name);
        var theta1 = Finite(arrays, "Theta1", name);
        var theta2 = Finite(arrays, "Theta2", name);
        var fits = theta1.Shape is [> 0, var inputs] && inputs == DigitPixels + 1;
        Need(theta1, "Theta1", name, fits, "unitsx401: a bias and a weight for each pixel");
        Need(
            theta2,
            "Theta2",
            name,
            theta2.Shape.SequenceEqual([Classes, theta1.Shape[0] + 1]),
            $"10x{theta1.Shape[0] + 1}: a row for each digit, with a bias and a weight for each unit of Theta1");
        return [theta1.ToMatrix(), theta2.ToMatrix()];
    }

    /// <summary>W1 b1 W2 b2 W3 b3 of a pickle as thetas [b Wᵀ].</summary>
    public static IReadOnlyList<Matrix<double>> SampleThetas(byte[] content, string name)
    {
        var arrays = PickleFile.Read(content, name);
        var thetas = new List<Matrix<double>>();
        var inputs = DigitLayout.Mnist.Pixels;
        for (var layer = 1; layer <= 3; layer++)
        {
            var w = Finite(arrays, $"W{layer}", name);
            var b = Finite(arrays, $"b{layer}", name);
            var units = layer == 3 ? Classes : w.Shape is [_, var columns] ? columns : 0;
            var need = layer == 3 ? "10" : "units";
            Need(w, $"W{layer}", name, units > 0 && w.Shape.SequenceEqual([inputs, units]), $"{inputs}x{need}: a row for each input");
            Need(b, $"b{layer}", name, b.Shape.SequenceEqual([units]), $"{units}: a bias for each column of W{layer}");
            thetas.Add(w.ToMatrix().InsertRow(0, Vector<double>.Build.Dense(b.Values)).Transpose());
            inputs = units;
        }

        return thetas;
    }

    private static NumericArray Finite(ArrayDictionary arrays, string key, string name)
    {
        var array = arrays[key];
        var wrong = Array.FindIndex(array.Values, value => !double.IsFinite(value));
        return wrong < 0
            ? array
            : throw new InvalidDataException(
                $"{name} has {array.Values[wrong]} as entry {wrong + 1:N0} of {key} but needs a finite number.");
    }

    private static void Need(NumericArray array, string key, string name, bool met, string need)
    {
        if (!met) throw new InvalidDataException($"{name} has {key} of {Shape(array.Shape)} but needs {need}.");
    }

    private static int Class(double label, int row, string name) => label is >= 1 and <= Classes && label == Math.Floor(label)
        ? (int)label - 1
        : throw new InvalidDataException(
            $"{name} has the label {label} in row {row + 1:N0} of y but needs a whole number from 1 to 10: 10 is for zero.");

    private static string Shape(IReadOnlyList<int> shape) => ErrorText.Shape([.. shape.Select(length => (long)length)]);
}
