using System.Text;
using Kata.Data.Formats.Npy;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class NpyFileTests
{
    // Rows 1 2 3 and 4 5 6, as single bytes.
    private static readonly byte[] Bytes = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Rows = [1, 2, 3, 4, 5, 6];

    [TestCase((byte)1)]
    [TestCase((byte)2)]
    [TestCase((byte)3)]
    public void Every_version_is_read(byte version)
    {
        var array = NpyFile.Read(Npy("|u1", "(2, 3)", Bytes, version: version), "a.npy");

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(array.Values, Is.EqualTo(Rows));
    }

    [Test]
    public void Fortran_order_becomes_rows() =>
        Assert.That(NpyFile.Read(Npy("|u1", "(2, 3)", [1, 4, 2, 5, 3, 6], "True"), "a.npy").Values, Is.EqualTo(Rows));

    [TestCase("()", new int[0], 1)]
    [TestCase("(3,)", new[] { 3 }, 3)]
    [TestCase("( 3 , 2 , )", new[] { 3, 2 }, 6)]
    [TestCase("(2, 0, 2147483647)", new[] { 2, 0, int.MaxValue }, 0)]
    public void A_shape_is_a_tuple_of_any_length(string tuple, int[] shape, int count)
    {
        var array = NpyFile.Read(Npy("|u1", tuple, Bytes[..count]), "a.npy");

        Assert.That(array.Shape, Is.EqualTo(shape));
        Assert.That(array.Values, Is.EqualTo(Rows[..count]));
    }

    // IEEE 754 by hand: −2 in 16 bits is C000, 1.5 in 32 bits 3FC00000, −0.75 in 64 bits BFE8000000000000.
    [TestCase("f2", "C000", -2)]
    [TestCase("f4", "3FC00000", 1.5)]
    [TestCase("f8", "BFE8000000000000", -0.75)]
    [TestCase("i1", "80", -128)]
    [TestCase("i2", "FFFE", -2)]
    [TestCase("i4", "80000000", -2147483648.0)]
    [TestCase("i8", "FFFFFFFFFFFFFFFD", -3)]
    [TestCase("i8", "0020000000000000", 9007199254740992)]
    [TestCase("u1", "FF", 255)]
    [TestCase("u2", "FFFE", 65534)]
    [TestCase("u4", "FFFFFFFF", 4294967295)]
    [TestCase("u8", "0020000000000000", 9007199254740992)]
    [TestCase("b1", "01", 1)]
    public void Every_real_type_is_read_in_both_byte_orders(string code, string hex, double value)
    {
        var big = Convert.FromHexString(hex);
        byte[] little = [.. big.Reverse()];

        Assert.That(NpyFile.Read(Npy($">{code}", "()", big), "a.npy").Values, Is.EqualTo(new[] { value }));
        Assert.That(NpyFile.Read(Npy($"<{code}", "()", little), "a.npy").Values, Is.EqualTo(new[] { value }));
    }

    [Test]
    public void The_bytes_are_those_that_NumPy_writes()
    {
        var content = NpyFile.Write(new([2, 1], [1, -0.75]));

        // NumPy 1.24: np.save(…, np.array([[1.0], [−0.75]])).
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }".PadRight(117) + "\n";
        byte[] values = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xe8, 0xbf];
        Assert.That(content, Is.EqualTo((byte[])[0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), .. values]));
    }

    [TestCase(new int[0])]
    [TestCase(new[] { 6 })]
    [TestCase(new[] { 3, 2 })]
    [TestCase(new[] { 1, 2, 3, 0 })]
    public void What_is_written_is_read_back(int[] shape)
    {
        double[] values = [.. Enumerable.Range(1, shape.Aggregate(1, (product, length) => product * length)).Select(i => 1.0 / i)];

        var array = NpyFile.Read(NpyFile.Write(new(shape, values)), "a.npy");

        Assert.That(array.Shape, Is.EqualTo(shape));
        Assert.That(array.Values, Is.EqualTo(values));
    }

    [TestCase("|O", "a.npy holds objects (\"O\") in its values: only real numbers can be read.")]
    [TestCase("|S3", "a.npy holds byte strings (\"S3\") in its values: only real numbers can be read.")]
    [TestCase("<U8", "a.npy holds text (\"U8\") in its values: only real numbers can be read.")]
    [TestCase("<c16", "a.npy holds complex numbers (\"c16\") in its values: only real numbers can be read.")]
    [TestCase("<M8[D]", "a.npy holds dates (\"M8[D]\") in its values: only real numbers can be read.")]
    [TestCase("<m8", "a.npy holds time differences (\"m8\") in its values: only real numbers can be read.")]
    [TestCase("|V8", "a.npy holds structures (\"V8\") in its values: only real numbers can be read.")]
    [TestCase("<f16", "a.npy holds an unknown type (\"f16\") in its values: only real numbers can be read.")]
    [TestCase("float128", "a.npy holds an unknown type (\"float128\") in its values: only real numbers can be read.")]
    public void A_type_that_is_not_a_real_number_is_refused_by_its_name(string type, string reason) =>
        Assert.That(Reason(Npy(type, "()", Bytes)), Is.EqualTo(reason));

    [Test]
    public void A_structured_array_is_refused()
    {
        var content = WithHeader("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1,), }");

        Assert.That(Reason(content), Is.EqualTo("a.npy holds a structured array: only real numbers can be read."));
    }

    [TestCase("<i8", "0020000000000001", "9,007,199,254,740,993")]
    [TestCase("<i8", "FFDFFFFFFFFFFFFF", "-9,007,199,254,740,993")]
    [TestCase("<u8", "FFFFFFFFFFFFFFFF", "18,446,744,073,709,551,615")]
    public void An_integer_that_a_double_cannot_hold_is_refused(string type, string hex, string number) => Assert.That(
        Reason(Npy(type, "()", [.. Convert.FromHexString(hex).Reverse()])),
        Is.EqualTo($"a.npy holds {number} in its values, which a double cannot hold exactly."));

    [Test]
    public void A_small_file_that_claims_a_million_million_numbers_is_refused() => Assert.That(
        Reason(Npy("<f8", "(1000000, 1000000)", [])),
        Is.EqualTo("a.npy claims 1000000x1000000 numbers for its values, more than one array can hold."));

    [Test]
    public void A_small_file_that_claims_a_thousand_million_numbers_is_refused() =>
        Assert.That(Reason(Npy("<f8", "(1000000000,)", [1, 2])), Is.EqualTo("a.npy ends after 2 of 8,000,000,000 bytes of its values."));

    [Test]
    public void Bytes_after_the_values_are_refused() =>
        Assert.That(Reason(Npy("|u1", "(5,)", Bytes)), Is.EqualTo("a.npy goes on for 1 byte after its values."));

    [Test]
    public void Another_format_is_refused() =>
        Assert.That(Reason("NUMPY!"u8.ToArray()), Is.EqualTo("a.npy is not a .npy file: it needs to begin with byte 0x93 and NUMPY."));

    [Test]
    public void Another_version_is_refused() => Assert.That(
        Reason(Npy("|u1", "()", [1], version: 4)),
        Is.EqualTo("a.npy has version 4.0 of the .npy format: only 1.0, 2.0 and 3.0 can be read."));

    [TestCase("", 1, "")]
    [TestCase("{}", 3, "")]
    [TestCase("{'descr': '|u1', 'fortran_order': False}", 41, "")]
    [TestCase("{'descr': '', 'fortran_order': False, 'shape': ()}", 51, "")]
    [TestCase("{'descr': '|u1', 'descr': '|u1'}", 18, "'descr': '|u1'}")]
    [TestCase("{'descr': '|u1', 'fortran_order': 0, 'shape': ()}", 35, "0, 'shape': ()}")]
    [TestCase("{'descr': '|u1', 'order': 'C'}", 18, "'order': 'C'}")]
    [TestCase("{'shape': (3)}", 13, ")}")]
    [TestCase("{'shape': (-3,)}", 12, "-3,)}")]
    [TestCase("{'shape': (1 2,)}", 14, "2,)}")]
    [TestCase("{'shape': (9999999999999999999,)}", 31, ",)}")]
    [TestCase("{'shape': (__import__('os').abort(),)}", 12, "__import__('os').abort(),)}")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': ()} + 1", 55, "+ 1")]
    public void A_header_that_is_not_a_plain_dictionary_is_refused_with_the_position(string header, int place, string rest) => Assert.That(
        Reason(WithHeader(header)), Is.EqualTo($"a.npy has a header that cannot be understood from character {place} on: \"{rest}\"."));

    /// <summary>A file of one array.</summary>
    internal static byte[] Npy(string type, string shape, byte[] values, string fortranOrder = "False", byte version = 1) =>
        [.. WithHeader($"{{'descr': '{type}', 'fortran_order': {fortranOrder}, 'shape': {shape}, }}\n", version), .. values];

    private static byte[] WithHeader(string header, byte version = 1) =>
        [0x93, .. "NUMPY"u8, version, 0, (byte)header.Length, 0, .. new byte[version == 1 ? 0 : 2], .. Encoding.ASCII.GetBytes(header)];

    private static string Reason(byte[] content) => Refusal.Of(() => NpyFile.Read(content, "a.npy"));
}
