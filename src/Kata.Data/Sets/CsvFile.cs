using Kata.Data.Formats;
using Kata.Data.Formats.Csv;

namespace Kata.Data.Sets;

/// <summary>Reads labelled examples from comma-separated text.</summary>
public static class CsvFile
{
    /// <summary>
    /// Reads MNIST as text: a line an image, its label and 784 pixels. A header line may name the label's column (label or class, in any
    /// place); without one the label comes first. The columns are separated by commas, semicolons, tabs or spaces.
    /// </summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>X m × 784, pixels divided by 255; labels 0 … 9.</returns>
    /// <exception cref="InvalidDataException">A line or field is missing, too many or out of range.</exception>
    public static Examples ReadMnist(byte[] content, string name) => MnistCsv.Read(Table(content, name));

    /// <summary>Reads moons.csv: a header line, then a line a point: x1, x2, label and split, which is train or test.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>The points to train and to test on, each m × 2, in their order; labels 0 and 1.</returns>
    /// <exception cref="InvalidDataException">A line or field is missing, too many or out of range.</exception>
    public static (Examples Train, Examples Test) ReadMoons(byte[] content, string name)
    {
        var table = Table(content, name);
        table.Columns = 4;
        table.ReadHeader("x1", "x2", "label", "split");
        var train = new List<(double X1, double X2, int Label)>();
        var test = new List<(double X1, double X2, int Label)>();
        while (table.ReadLine())
        {
            var points = table.Fields[3] switch
            {
                "train" => train,
                "test" => test,
                _ => throw table.Fault(3, "train or test: what the point is for"),
            };
            points.Add((table.Number(0, "a coordinate"), table.Number(1, "a coordinate"), table.Integer(2, 1, "a label")));
        }

        return (Points(train, table, "train"), Points(test, table, "test"));
    }

    private static CsvTable Table(byte[] content, string name)
    {
        content = Gunzip.Whole(content, name);
        return FileKind.Other(content, name, "a CSV file") is { } other ? throw other : new(content, name);
    }

    private static Examples Points(List<(double X1, double X2, int Label)> points, CsvTable table, string split)
    {
        if (points.Count == 0) throw table.Fault($"has no points to {split} on");
        var x = Matrix<double>.Build.Dense(points.Count, 2, (row, column) => column == 0 ? points[row].X1 : points[row].X2);
        return new(x, [.. points.Select(point => point.Label)]);
    }
}
