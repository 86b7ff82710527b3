namespace Kata.Cli.Data;

/// <summary>A data set in numbers.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Arrays">Its arrays.</param>
/// <param name="Classes">The meaning and the count of each label, in order; empty if it has no labels.</param>
internal sealed record DataSetStatistics(string Name, IReadOnlyList<ArrayFacts> Arrays, IReadOnlyList<ClassFacts> Classes)
{
    public static DataSetStatistics OfDigits(string name, Examples examples, Func<int, int> digit) =>
        new(name, [ArrayFacts.Of("X", examples.X), ArrayFacts.Of("labels", examples.Labels)], Count(examples.Labels.Select(digit)));

    public static DataSetStatistics OfMoons(string name, Examples train, Examples test) => new(
        name,
        [
            ArrayFacts.Of("train X", train.X), ArrayFacts.Of("train labels", train.Labels),
            ArrayFacts.Of("test X", test.X), ArrayFacts.Of("test labels", test.Labels),
        ],
        Count([.. train.Labels, .. test.Labels]));

    public static DataSetStatistics OfWeights(string name, IReadOnlyList<Matrix<double>> thetas) =>
        new(name, [.. thetas.Select((theta, layer) => ArrayFacts.Of($"Theta{layer + 1}", theta))], []);

    private static List<ClassFacts> Count(IEnumerable<int> labels) =>
        [.. labels.CountBy(label => label).OrderBy(count => count.Key).Select(count => new ClassFacts(count.Key, count.Value))];
}

/// <summary>An array: its rows and columns, or its length, and the range and mean of its entries.</summary>
internal sealed record ArrayFacts(string Name, IReadOnlyList<int> Shape, double Least, double Most, double Mean)
{
    public static ArrayFacts Of(string name, Matrix<double> matrix) =>
        Of(name, [matrix.RowCount, matrix.ColumnCount], matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray());

    public static ArrayFacts Of(string name, int[] labels) => Of(name, [labels.Length], [.. labels.Select(label => (double)label)]);

    private static ArrayFacts Of(string name, int[] shape, double[] entries)
    {
        // One pass: MNIST has 47 million entries.
        var (least, most, sum) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (var entry in entries)
        {
            least = Math.Min(least, entry);
            most = Math.Max(most, entry);
            sum += entry;
        }

        return new(name, shape, least, most, sum / entries.Length);
    }
}

/// <summary>The meaning of a label, e.g. the digit, and the number of its examples.</summary>
internal sealed record ClassFacts(int Label, int Count);
