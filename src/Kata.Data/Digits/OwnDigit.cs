namespace Kata.Data.Digits;

/// <summary>
/// Prepares a photographed, scanned or drawn digit as those of MNIST were prepared (LeCun, Bottou, Bengio and Haffner, "Gradient-based
/// learning applied to document recognition", 1998, section III.A).
/// </summary>
public static class OwnDigit
{
    /// <summary>
    /// The ink of a picture: cut out, scaled to fit 20×20 with its proportions kept, and moved so that its centre of mass is the middle of
    /// 28×28. What the border shows is the paper, lighter or darker than the ink; uneven light, grain, specks and what touches the border
    /// are ignored; strokes thinner than MNIST's are made as thick.
    /// </summary>
    /// <param name="grey">Any height × any width, 0 (black) … 255 (white).</param>
    /// <param name="name">What to call the picture in an error.</param>
    /// <returns>28 × 28, ink 0 … 1.</returns>
    /// <exception cref="InvalidDataException">There is no ink in it.</exception>
    public static Matrix<double> AsMnist(Matrix<double> grey, string name)
    {
        var ink = OwnDigitPaper.Ink(OwnDigitScale.Reduce(grey));
        var box = ink is null ? null : OwnDigitStrokes.Keep(ink);
        return box is null
            ? throw new InvalidDataException(
                $"{name} shows no ink but needs a digit: write one, clearly darker or lighter than what is around it.")
            : OwnDigitScale.Frame(ink!, box);
    }

    /// <summary>A prepared digit as a network takes it.</summary>
    /// <param name="mnist">28 × 28, ink 0 … 1.</param>
    /// <param name="inputs">784, or 400 for an image as <see cref="CubicConvolution"/> makes it.</param>
    /// <exception cref="ArgumentException">The network takes another number of inputs.</exception>
    public static Vector<double> AsRow(Matrix<double> mnist, int inputs)
    {
        var row = mnist.ToRowMajorArray();
        var layout = DigitLayout.Of(inputs) ?? throw new ArgumentException(
            $"The network takes {inputs:N0} numbers but needs 784 or 400: a digit has 28x28 pixels, or 20x20 as Ng's have.");
        return Vector<double>.Build.Dense(layout == DigitLayout.Ng ? CubicConvolution.Resize(row) : row);
    }
}
