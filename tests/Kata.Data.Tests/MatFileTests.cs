using System.Security.Cryptography;
using System.Text;
using Kata.Data.Formats;
using Kata.Data.Formats.Mat;
using Kata.Tests;

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
    public void Four_bytes_or_fewer_may_stand_in_the_tag_itself(bool bigEndian)
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

    [TestCase(true)]
    [TestCase(false)]
    public void What_is_written_is_read_back(bool compress)
    {
        var x = new NumericArray([2, 3], [1, 2, 3, 4, 5, -6.5]);
        var cube = new NumericArray([2, 3, 4], [.. Enumerable.Range(0, 24).Select(i => i / 7.0)]);

        var arrays = MatFile.Read(MatFile.Write([("X", x), ("cube_1", cube)], compress), "a.mat");

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "X", "cube_1" }));
        Assert.That(arrays["X"].Shape, Is.EqualTo(x.Shape));
        Assert.That(arrays["X"].Values, Is.EqualTo(x.Values));
        Assert.That(arrays["cube_1"].Shape, Is.EqualTo(cube.Shape));
        Assert.That(arrays["cube_1"].Values, Is.EqualTo(cube.Values));
    }

    [Test]
    public void A_plain_file_is_written_as_the_format_has_it()
    {
        var content = MatFile.Write([("X", new([2, 3], Rows))], compress: false);

        byte[] header = [.. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, written by Kata".PadRight(116)), .. Little.Header[116..]];
        Assert.That(content, Is.EqualTo((byte[])[.. header, .. Little.TwoByThree(9, Little.Doubles([.. Columns]))]));
    }

    [Test]
    public void A_number_is_written_as_1_by_1_and_a_vector_as_a_row()
    {
        var arrays = MatFile.Read(MatFile.Write([("lambda", new([], [0.5])), ("b", new([3], [1, 2, 3]))]), "a.mat");

        Assert.That(arrays["lambda"].Shape, Is.EqualTo(new[] { 1, 1 }));
        Assert.That(arrays["b"].Shape, Is.EqualTo(new[] { 1, 3 }));
    }

    // The checksum was recorded once: it changes if the deflater or its level does, and then the files that ship change with it.
    [Test]
    public void A_compressed_file_has_the_same_bytes_everywhere()
    {
        var x = new NumericArray([40, 50], [.. Enumerable.Range(0, 2000).Select(i => i % 17 / 16.0)]);

        var sha256 = Convert.ToHexString(SHA256.HashData(MatFile.Write([("X", x)])));

        Assert.That(sha256, Is.EqualTo("957F13335FD4053C1A0E94AE093B7939D73542812CC10B60EE43B8F1923AF9B6"));
    }

    [TestCase("1x")]
    [TestCase("")]
    [TestCase("a b")]
    public void A_name_that_MATLAB_does_not_take_is_not_written(string name)
    {
        var write = () => MatFile.Write([(name, new([1, 1], [1]))]);

        Assert.That(write, Throws.ArgumentException.With.Message.EqualTo(
            $"The name \"{name}\" is none that MATLAB takes: it needs a letter, then letters, digits and underscores, 63 at most."));
    }

    [Test]
    public void A_name_is_not_written_twice()
    {
        var write = () => MatFile.Write([("X", new([1, 1], [1])), ("X", new([1, 1], [2]))]);

        Assert.That(write, Throws.ArgumentException.With.Message.EqualTo(
            "The name \"X\" is given twice but needs to be given once: an array is found by it."));
    }

    [Test]
    public void An_array_that_is_not_full_is_not_written()
    {
        var write = () => MatFile.Write([("X", new([2, 3], [1]))]);

        Assert.That(write, Throws.ArgumentException.With.Message.EqualTo(
            "The values of \"X\" are 1 but need to be as many as the entries of 2x3: each is written."));
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
