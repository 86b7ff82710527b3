namespace Kata.Data.Digits;

/// <summary>How a row of X holds the image of a digit, and which digit a class stands for.</summary>
public sealed class DigitLayout
{
    /// <summary>A class for each digit.</summary>
    public const int Classes = 10;

    // A row holds the image column by column, and the digit zero is the last class.
    private readonly bool _isNg;

    private DigitLayout(int side, bool isNg) => (Side, _isNg) = (side, isNg);

    /// <summary>
    /// The layout of Ng's exercise: images of 20×20 unrolled column by column; class 9 is the digit zero and any other class c the digit
    /// c + 1, since the file has 10 for zero and labels are one less than the file's.
    /// </summary>
    public static DigitLayout Ng { get; } = new(20, isNg: true);

    /// <summary>MNIST's layout: images of 28×28 unrolled row by row; a class is its digit.</summary>
    public static DigitLayout Mnist { get; } = new(28, isNg: false);

    /// <summary>Pixels from edge to edge.</summary>
    public int Side { get; }

    /// <summary>Numbers in a row: <see cref="Side"/> squared.</summary>
    public int Pixels => Side * Side;

    /// <summary>The layout of images with this many pixels, or null if there is none.</summary>
    /// <param name="pixels">400 or 784.</param>
    public static DigitLayout? Of(int pixels) => pixels == Ng.Pixels ? Ng : pixels == Mnist.Pixels ? Mnist : null;

    /// <summary>Where a row of X holds a pixel.</summary>
    /// <param name="row">From the top, 0 … <see cref="Side"/> − 1.</param>
    /// <param name="column">From the left, 0 … <see cref="Side"/> − 1.</param>
    public int Index(int row, int column) => _isNg ? (column * Side) + row : (row * Side) + column;

    /// <summary>The image in a row of X, upright: an array for each line of pixels.</summary>
    /// <param name="row"><see cref="Pixels"/> numbers.</param>
    public double[][] Image(Vector<double> row) =>
        [.. Enumerable.Range(0, Side).Select(i => Enumerable.Range(0, Side).Select(j => row[Index(i, j)]).ToArray())];

    /// <summary>The digit that a class stands for.</summary>
    /// <param name="label">0 … 9.</param>
    public int Digit(int label) => _isNg ? (label + 1) % Classes : label;

    /// <summary>The class of a digit.</summary>
    /// <param name="digit">0 … 9.</param>
    public int Class(int digit) => _isNg ? (digit + Classes - 1) % Classes : digit;
}
