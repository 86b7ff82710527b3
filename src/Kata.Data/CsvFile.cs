namespace Kata.Data;

/// <summary>Reads labelled examples from comma-separated text.</summary>
public static class CsvFile
{
    /// <summary>Reads MNIST as text: a header line, then a line an image, its label and 784 pixels.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>X m × 784, pixels divided by 255; labels 0 … 9.</returns>
    /// <exception cref="InvalidDataException">A line or field is missing, too many or out of range.</exception>
    public static Examples ReadMnist(byte[] content, string name) => throw new NotImplementedException();

    /// <summary>Reads moons.csv: a header line, then a line a point: x1, x2, label and split.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>The points to train and to test on, each m × 2, in their order; labels 0 and 1.</returns>
    /// <exception cref="InvalidDataException">A line or field is missing, too many or out of range.</exception>
    public static (Examples Train, Examples Test) ReadMoons(byte[] content, string name) => throw new NotImplementedException();
}
