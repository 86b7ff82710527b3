using Kata.Data.Formats.Csv;

namespace Kata.Data.Sets;

/// <summary>
/// Reads MNIST as text in the layouts that are common: Kaggle's, whose header line begins with label; OpenML's, with the class last;
/// Redmon's, without a header line; and each of them with the index that pandas adds.
/// </summary>
internal static class MnistCsv
{
    private const int Pixels = 784;

    private static readonly string[] LabelNames = ["label", "labels", "class", "target", "digit", "y"];

    private static readonly string[] IndexNames = ["", "index", "id", "unnamed: 0"];

    /// <summary>All images in their order.</summary>
    public static Examples Read(CsvTable table)
    {
        if (!table.ReadLine()) throw table.Fault("is empty but needs lines of images");
        table.Columns = table.Fields.Count;
        var (columns, isNamed) = Columns(table);
        var rows = new List<byte[]>();
        while (table.ReadLine())
        {
            var row = new byte[columns.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = (byte)(i == 0 ? table.Integer(columns[i], 9, "a label") : table.Integer(columns[i], 255, "a pixel"));

            rows.Add(row);
        }

        if (rows.Count == 0) throw table.Fault("has a header line but no images");

        // MNIST's corners are black: where no name tells, a column of zeros is the first pixel, and the label is the last column.
        var isLast = !isNamed && rows.All(row => row[0] == 0 && row[^1] <= 9) && rows.Any(row => row[^1] > 0);
        var x = new double[rows.Count * Pixels];
        for (var row = 0; row < rows.Count; row++)
            for (var pixel = 0; pixel < Pixels; pixel++) x[(pixel * rows.Count) + row] = rows[row][isLast ? pixel : pixel + 1] / 255.0;

        return new(Matrix<double>.Build.Dense(rows.Count, Pixels, x), [.. rows.Select(row => (int)(isLast ? row[^1] : row[0]))]);
    }

    // The label's column and then the pixels'. Without names, all columns as they come.
    private static (int[] Columns, bool IsNamed) Columns(CsvTable table)
    {
        string[] names = [.. table.Fields.Select(field => field.TrimStart('#', ' ').ToLowerInvariant())];
        int[] columns = [.. Enumerable.Range(0, names.Length)];
        if (!IsHeader(names)) table.Back();
        else columns = [.. columns.Where(column => !IndexNames.Contains(names[column]))];

        var label = columns.Where(column => LabelNames.Contains(names[column])).ToArray();
        if (label.Length > 1) throw table.Fault($"has {label.Length:N0} columns that are named as labels are but needs one");
        if (label.Length == 1)
        {
            columns = [label[0], .. columns.Where(column => column != label[0])];
        }
        else if (!columns.All(column => double.TryParse(names[column], CultureInfo.InvariantCulture, out _)))
        {
            throw table.Fault("has no column named label or class but needs one: images without labels are no examples");
        }

        return columns.Length == 1 + Pixels
            ? (columns, label.Length == 1)
            : throw table.Fault($"has {columns.Length:N0} columns but needs {1 + Pixels}: a label and {Pixels} pixels");
    }

    // Names are no numbers, or those that pandas counts up: 0, 1, 2 and so on.
    private static bool IsHeader(string[] names) =>
        names.Any(name => !double.TryParse(name, CultureInfo.InvariantCulture, out _))
        || names.Select((name, column) => name == $"{column}").All(counted => counted);
}
