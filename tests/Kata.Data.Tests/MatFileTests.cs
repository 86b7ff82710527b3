using Kata.Data.Formats.Mat;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class MatFileTests
{
    // Columns 1 4, 2 5, 3 −6: the file holds them one after the other.
    private static readonly double[] Rows = [1, 2, 3, 4, 5, -6];
    private static readonly int[] Columns = [1, 4, 2, 5, 3, -6];
    private static readonly int[] UnsignedColumns = [1, 4, 2, 5, 3, 6];
    private static readonly MatBytes Little = new(bigEndian: false);

    [TestCase(false)]
    [TestCase(true)]
    public void Columns_in_either_byte_order_become_rows(bool bigEndian)
    {
        var mat = new MatBytes(bigEndian);
        byte[] content = [.. mat.Header, .. mat.TwoByThree(9, mat.Doubles([.. Columns]))];

        var x = MatFile.Read(content, "a.mat")["X"];

        Assert.That(x.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(x.Values, Is.EqualTo(Rows));
    }

    [TestCase(1, 1, false)]
    [TestCase(3, 2, false)]
    [TestCase(5, 4, false)]
    [TestCase(12, 8, false)]
    [TestCase(1, 1, true)]
    [TestCase(3, 2, true)]
    [TestCase(5, 4, true)]
    [TestCase(12, 8, true)]
    public void Doubles_may_be_stored_as_signed_integers(int type, int size, bool bigEndian)
    {
        var mat = new MatBytes(bigEndian);
        byte[] content = [.. mat.Header, .. mat.TwoByThree(type, mat.Numbers(size, Columns))];

        Assert.That(MatFile.Read(content, "a.mat")["X"].Values, Is.EqualTo(Rows));
    }

    [TestCase(2, 1, 200)]
    [TestCase(4, 2, 60000)]
    [TestCase(6, 4, int.MaxValue)]
    [TestCase(13, 8, int.MaxValue)]
    public void Doubles_may_be_stored_as_unsigned_integers(int type, int size, int largest)
    {
        byte[] content = [.. Little.Header, .. Little.TwoByThree(type, Little.Numbers(size, [.. UnsignedColumns[..5], largest]))];

        Assert.That(MatFile.Read(content, "a.mat")["X"].Values, Is.EqualTo(new double[] { 1, 2, 3, 4, 5, largest }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Doubles_may_be_stored_as_singles(bool bigEndian)
    {
        var mat = new MatBytes(bigEndian);
        byte[] content = [.. mat.Header, .. mat.TwoByThree(7, mat.Singles(1, 4, 2, 5, 3, -6.5f))];

        Assert.That(MatFile.Read(content, "a.mat")["X"].Values, Is.EqualTo(new[] { 1, 2, 3, 4, 5, -6.5 }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Four_bytes_or_fewer_may_be_in_the_tag_itself(bool bigEndian)
    {
        var mat = new MatBytes(bigEndian);
        byte[] array =
        [
            .. mat.Element(6, mat.Numbers(4, MatBytes.Double, 0)), .. mat.Element(5, mat.Numbers(4, 1, 3)),
            .. mat.Small(1, "y"u8.ToArray()), .. mat.Small(2, [10, 1, 9]),
        ];

        var y = MatFile.Read([.. mat.Header, .. mat.Element(14, array)], "a.mat")["y"];

        Assert.That(y.Shape, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(y.Values, Is.EqualTo(new double[] { 10, 1, 9 }));
    }

    [TestCase(6)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(15)]
    [TestCase(9 | 0x0200)] // logical
    public void Arrays_of_every_numeric_class_are_read(int flags)
    {
        byte[] content = [.. Little.Header, .. Little.TwoByThree(2, [1, 0, 0, 1, 1, 0], flags)];

        Assert.That(MatFile.Read(content, "a.mat")["X"].Values, Is.EqualTo(new double[] { 1, 0, 1, 0, 1, 0 }));
    }

    [Test]
    public void The_last_padding_may_be_missing()
    {
        byte[] content = [.. Little.Header, .. Little.TwoByThree(2, [1, 4, 2, 5, 3, 6])[..^2]];
        content[128 + 4] -= 2;

        Assert.That(MatFile.Read(content, "a.mat")["X"].Values, Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void An_array_of_three_dimensions_is_read_into_row_major_order()
    {
        var values = Little.Element(9, Little.Doubles(1, 2, 3, 4));
        byte[] content = [.. Little.Header, .. Little.Array(MatBytes.Double, [2, 1, 2], "cube", values)];

        var cube = MatFile.Read(content, "a.mat")["cube"];

        Assert.That(cube.Shape, Is.EqualTo(new[] { 2, 1, 2 }));
        Assert.That(cube.Values, Is.EqualTo(new double[] { 1, 3, 2, 4 }));
    }

    // The single numbers are what SciPy 1.10 reads from the same file.
    [Test]
    public void The_given_weights_are_25_by_401_and_10_by_26()
    {
        var arrays = MatFile.Read(RealData.Bytes("ex4weights.mat", "ex4weights"), "ex4weights.mat");

        Assert.That(arrays["Theta1"].Shape, Is.EqualTo(new[] { 25, 401 }));
        Assert.That(arrays["Theta1"].Values[1], Is.EqualTo(-1.0562416310683364e-08));
        Assert.That(arrays["Theta1"].Values[24 * 401], Is.EqualTo(-0.35093322882815126));
        Assert.That(arrays["Theta2"].Shape, Is.EqualTo(new[] { 10, 26 }));
        Assert.That(arrays["Theta2"].Values[1], Is.EqualTo(-1.2124449845935756));
    }

    [Test]
    public void The_rebuilt_digits_are_5000_by_400_and_begin_with_10_for_zero()
    {
        var arrays = MatFile.Read(RealData.Bytes("ex4data1-rebuilt.mat", "ex4-rebuilt"), "ex4data1-rebuilt.mat");

        Assert.That(arrays["X"].Shape, Is.EqualTo(new[] { 5000, 400 }));
        Assert.That(arrays["X"].Values[210], Is.EqualTo(-0.00021262254901960575));
        Assert.That(arrays["y"].Shape, Is.EqualTo(new[] { 5000, 1 }));
        Assert.That(arrays["y"].Values[0], Is.EqualTo(10));
        Assert.That(arrays["y"].Values[^1], Is.EqualTo(9));
    }
}
