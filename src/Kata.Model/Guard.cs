using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using SimdVector = System.Numerics.Vector<double>;

namespace Kata;

/// <summary>
/// The given argument checks of a step's public functions. Each throws an <see cref="ArgumentException"/> whose message says which
/// argument is wrong, what it is, what it needs and why, so that the mathematics after the checks can be bare.
/// </summary>
public static class Guard
{
    /// <summary>Every entry must be a finite number.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="matrix">Any rows × columns.</param>
    /// <exception cref="ArgumentException">An entry is NaN or infinite; the message names the first such entry, row by row.</exception>
    public static void Finite(string name, Matrix<double> matrix)
    {
        // 0 · entry is 0 for finite entries, and NaN for all others: a sum tells them apart without a branch for each.
        var (entries, zeros, i) = (matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray(), SimdVector.Zero, 0);
        for (; i <= entries.Length - SimdVector.Count; i += SimdVector.Count) zeros += 0 * new SimdVector(entries, i);
        var zero = System.Numerics.Vector.Sum(zeros);
        for (; i < entries.Length; i++) zero += 0 * entries[i];
        if (zero == 0) return;
        var (row, column, value) = matrix.EnumerateIndexed().Where(entry => !double.IsFinite(entry.Item3)).Min();
        throw Error($"{name}[{row},{column}] is {value} but needs to be a finite number.");
    }

    /// <summary>Every entry must be a finite number.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="vector">Any length.</param>
    /// <exception cref="ArgumentException">An entry is NaN or infinite; the message names the first such entry.</exception>
    public static void Finite(string name, Vector<double> vector)
    {
        for (var i = 0; i < vector.Count; i++)
        {
            if (!double.IsFinite(vector[i]))
                throw Error($"{name}[{i}] is {vector[i]} but needs to be a finite number.");
        }
    }

    /// <summary>A scalar must be finite and at least a bound.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="value">The scalar.</param>
    /// <param name="least">The bound.</param>
    /// <param name="reason">Why, as the end of the message.</param>
    /// <exception cref="ArgumentException">The scalar is NaN, infinite or below the bound.</exception>
    public static void AtLeast(string name, double value, double least, string reason)
    {
        if (!(double.IsFinite(value) && value >= least))
            throw Error($"{name} is {value} but needs to be at least {least}: {reason}.");
    }

    /// <summary>A scalar must be finite and positive.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="value">The scalar.</param>
    /// <param name="reason">Why, as the end of the message.</param>
    /// <exception cref="ArgumentException">The scalar is NaN, infinite, zero or negative.</exception>
    public static void Positive(string name, double value, string reason)
    {
        if (!(double.IsFinite(value) && value > 0))
            throw Error($"{name} is {value} but needs to be above 0: {reason}.");
    }

    /// <summary>Two counts must agree.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="needed">How many it needs.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="reason">Why, as the end of the message.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static void Count(string name, int count, int needed, string unit, string reason)
    {
        if (count != needed) throw Error($"{name} has {count} {unit} but needs {needed}: {reason}.");
    }

    /// <summary>Every label must be one of 0 … classes−1.</summary>
    /// <param name="labels">m integers.</param>
    /// <param name="classes">K, at least 1.</param>
    /// <exception cref="ArgumentException">A label is out of range; the message names the first such label.</exception>
    public static void Labels(IReadOnlyList<int> labels, int classes)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] >= 0 && labels[i] < classes) continue;
            throw Error($"labels[{i}] is {labels[i]} but needs to be 0 to {classes - 1}: there are {classes} classes.");
        }
    }

    /// <summary>A network must have at least one layer, finite weights, and layers that fit together.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">
    /// There is no layer, a theta has no column for a weight, a layer does not fit the layer before it, or an entry is not finite.
    /// </exception>
    public static void Network(Network network)
    {
        if (network.Layers.Count == 0) throw new ArgumentException("network has no layer but needs at least one.");
        for (var l = 0; l < network.Layers.Count; l++)
        {
            var theta = network.Layers[l].Theta;
            var columns = l == 0 ? Math.Max(2, theta.ColumnCount) : network.Layers[l - 1].Theta.RowCount + 1;
            Columns(l, theta, columns, l == 0 ? "a bias and at least one weight" : $"a bias and one weight per unit of layer {l}");
            Finite($"theta {l + 1}", theta);
        }
    }

    /// <summary>A network and its examples must fit together and be finite.</summary>
    /// <param name="network">A network of L layers.</param>
    /// <param name="x">m × n.</param>
    /// <exception cref="ArgumentException">
    /// As <see cref="Network"/>, or theta 1 does not have n + 1 columns, or an entry of x is not finite.
    /// </exception>
    public static void Inputs(Network network, Matrix<double> x)
    {
        Network(network);
        Columns(0, network.Layers[0].Theta, x.ColumnCount + 1, "a bias and one weight per column of x");
        Finite("x", x);
    }

    /// <summary>An activation or a loss must be one of those that the kata knows.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="value">The activation or the loss.</param>
    /// <exception cref="ArgumentException">It is not a member of its enum.</exception>
    public static void Known<T>(string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value)) throw Error($"{name} is {value} but needs to be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    /// <summary>An activation must work element by element, as those of hidden layers do.</summary>
    /// <param name="name">The argument's name, for the message.</param>
    /// <param name="activation">The activation.</param>
    /// <exception cref="ArgumentException">It is softmax, whose outputs each depend on every z of the row, or unknown.</exception>
    public static void ElementByElement(string name, Activation activation)
    {
        Known(name, activation);
        if (activation == Activation.Softmax)
            throw Error($"{name} is Softmax but needs to work element by element: softmax mixes a row and is for the last layer only.");
    }

    /// <summary>The loss must have a stable form for the last activation.</summary>
    /// <param name="output">The activation of the last layer.</param>
    /// <param name="loss">The loss.</param>
    /// <exception cref="ArgumentException">
    /// Cross-entropy without sigmoid, softmax cross-entropy without softmax, or squared error with softmax.
    /// </exception>
    public static void Fits(Activation output, Loss loss)
    {
        var sentence = loss switch
        {
            Loss.CrossEntropy when output != Activation.Sigmoid => "needs sigmoid: cross-entropy reads each output as its own probability",
            Loss.SoftmaxCrossEntropy when output != Activation.Softmax =>
                "needs softmax: softmax cross-entropy reads a row as one distribution",
            Loss.SquaredError when output == Activation.Softmax => "needs another: softmax goes with softmax cross-entropy here",
            Loss.CrossEntropy or Loss.SoftmaxCrossEntropy or Loss.SquaredError => null,
            _ => "needs a known loss",
        };
        if (sentence is not null) throw new ArgumentException($"the last activation is {output} but {loss} {sentence}.");
    }

    /// <summary>Targets must have the outputs' shape and values that the loss accepts.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="y">m × K.</param>
    /// <param name="h">The outputs, m × K.</param>
    /// <exception cref="ArgumentException">
    /// The shapes differ, an entry is not finite, an entry is outside 0 … 1 for a cross-entropy, or a row does not sum to 1 for softmax.
    /// </exception>
    public static void Targets(Loss loss, Matrix<double> y, Matrix<double> h)
    {
        Count("y", y.RowCount, h.RowCount, "rows", "one for each row of x");
        Count("y", y.ColumnCount, h.ColumnCount, "columns", "one for each output");
        Finite("y", y);
        if (loss == Loss.SquaredError) return;
        for (var i = 0; i < y.RowCount; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < y.ColumnCount; k++)
            {
                sum += y[i, k];
                if (y[i, k] is < 0 or > 1)
                    throw Error($"y[{i},{k}] is {y[i, k]} but needs to be 0 to 1: {loss} aims at probabilities.");
            }

            if (loss != Loss.SoftmaxCrossEntropy || Math.Abs(sum - 1) <= 1e-9) continue;
            throw Error($"row {i} of y sums to {sum} but needs to sum to 1: softmax aims at one distribution per row.");
        }
    }

    private static void Columns(int l, Matrix<double> theta, int columns, string reason)
    {
        if (theta.ColumnCount != columns)
            throw Error($"theta {l + 1} is {theta.RowCount}x{theta.ColumnCount} but needs {columns} columns: {reason}.");
    }

    private static ArgumentException Error(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
