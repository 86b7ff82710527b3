using System.Text;
using Kata.Data.Formats.Mat;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class MatFileRefusalTests
{
    private static readonly MatBytes Mat = new(bigEndian: false);
    private static readonly byte[] Values = Mat.Doubles(1, 4, 2, 5, 3, 6);

    [Test]
    public void A_file_that_ends_early_is_refused_with_how_much_is_missing()
    {
        byte[] values = [.. Mat.Numbers(4, 9, 16_000_000), .. new byte[1024]];
        byte[] content = [.. Mat.Header, .. Mat.Array(MatBytes.Double, [2000, 1000], "X", values)];

        Assert.That(Reason(content), Is.EqualTo("a.mat ends after 1,024 of 16,000,000 bytes of \"X\"."));
    }

    [TestCase(1, "a cell array")]
    [TestCase(2, "a struct array")]
    [TestCase(3, "an object")]
    [TestCase(4, "a char array")]
    [TestCase(5, "a sparse array")]
    [TestCase(16, "a function handle")]
    [TestCase(18, "an array of the unknown class 18")]
    [TestCase(6 | 0x0800, "a complex array")]
    public void Anything_but_a_real_numeric_array_is_refused_by_its_name(int flags, string kind) => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(flags, [1, 1], "s", [])]),
        Is.EqualTo($"a.mat holds \"s\", {kind}: only real numeric arrays can be read."));

    [Test]
    public void An_opaque_object_which_has_no_dimensions_is_refused_by_its_name()
    {
        byte[] array = [.. Mat.Element(6, Mat.Numbers(4, 17, 0)), .. Mat.Element(1, "t"u8.ToArray())];

        Assert.That(
            Reason([.. Mat.Header, .. Mat.Element(14, array)]),
            Is.EqualTo("a.mat holds \"t\", an opaque object: only real numeric arrays can be read."));
    }

    [Test]
    public void A_short_header_is_refused() =>
        Assert.That(
            Reason(Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file".PadRight(64))),
            Is.EqualTo("a.mat ends after 64 of 128 bytes of its header."));

    [Test]
    public void Another_format_is_refused() => Assert.That(
        Reason([.. "anything"u8, .. new byte[120]]),
        Is.EqualTo("a.mat is not a MATLAB level-5 file: its header ends with 00000000 but needs 0001494D or 01004D49."));

    [Test]
    public void A_file_of_version_7_3_is_refused_with_the_remedy() => Assert.That(
        Reason(Encoding.ASCII.GetBytes("MATLAB 7.3 MAT-file".PadRight(600))),
        Is.EqualTo("a.mat is a MATLAB 7.3 file, which is HDF5: only level 5 can be read, which MATLAB writes with -v7."));

    [Test]
    public void An_element_that_is_not_an_array_is_refused() =>
        Assert.That(Reason([.. Mat.Header, .. Mat.Element(9, Values)]), Is.EqualTo("a.mat has an element of type 9 instead of array 1."));

    [Test]
    public void A_compressed_element_that_is_not_an_array_is_refused() => Assert.That(
        Reason(Packed.Mat([.. Mat.Header, .. Mat.Element(9, Values)])),
        Is.EqualTo("a.mat has a compressed element of type 9 instead of array 1."));

    [Test]
    public void Two_arrays_with_the_same_name_are_refused()
    {
        var x = Mat.TwoByThree(9, Values);

        Assert.That(Reason([.. Mat.Header, .. x, .. x]), Is.EqualTo("a.mat holds two arrays named \"X\"."));
    }

    [Test]
    public void An_array_without_a_name_is_refused() =>
        Assert.That(Reason([.. Mat.Header, .. Mat.Array(MatBytes.Double, [1, 1], "", [])]), Is.EqualTo("a.mat has no name for array 1."));

    [Test]
    public void A_value_count_other_than_the_shape_needs_is_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.TwoByThree(9, Values[..40])]), Is.EqualTo("a.mat has 40 bytes for \"X\" but 2x3 numbers need 48."));

    [Test]
    public void Values_that_are_not_numbers_are_refused() =>
        Assert.That(
            Reason([.. Mat.Header, .. Mat.TwoByThree(16, Values)]),
            Is.EqualTo("a.mat stores \"X\" as type 16, which is not a number."));

    [Test]
    public void An_array_that_is_longer_than_it_says_is_refused()
    {
        byte[] content = [.. Mat.Header, .. Mat.TwoByThree(9, Values)];
        content[128 + 4] = 40;

        Assert.That(Reason(content), Is.EqualTo("a.mat says that \"X\" takes 40 bytes but it takes 104."));
    }

    [Test]
    public void Flags_of_another_type_are_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Element(14, Mat.Element(5, new byte[8]))]),
        Is.EqualTo("a.mat has 8 bytes of type 5 instead of the flags of array 1."));

    [Test]
    public void A_single_dimension_is_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(MatBytes.Double, [3], "X", [])]),
        Is.EqualTo("a.mat has 4 bytes of dimensions of array 1 but needs four for each of two or more."));

    [Test]
    public void A_small_element_of_more_than_four_bytes_is_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Element(14, Mat.Numbers(4, (5 << 16) | 6, 0))]),
        Is.EqualTo("a.mat claims 5 bytes in a small element, the flags of array 1, which has room for 4."));

    [Test]
    public void A_negative_dimension_is_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(MatBytes.Double, [-2, 3], "X", [])]),
        Is.EqualTo("a.mat claims a dimension of -2 for \"X\", which no array can have."));

    [Test]
    public void A_shape_beyond_any_array_is_refused_before_it_is_multiplied() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(MatBytes.Double, [1000000, 1000000, 1000000, 1000000], "X", [])]),
        Is.EqualTo("a.mat claims 1000000x1000000x1000000x1000000 numbers for \"X\", more than one array can hold."));

    [Test]
    public void More_than_64_dimensions_are_refused() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(MatBytes.Double, [.. Enumerable.Repeat(1, 65)], "X", [])]),
        Is.EqualTo("a.mat claims 65 dimensions for \"X\", more than 64."));

    [Test]
    public void A_compressed_array_that_claims_more_than_it_could_hold_is_refused_before_it_is_unpacked()
    {
        var content = Packed.Mat([.. Mat.Header, .. Mat.Numbers(4, 14, int.MaxValue)]);

        Assert.That(
            Reason(content),
            Is.EqualTo($"a.mat claims 2,147,483,647 bytes of array 1, more than its {content.Length - 136} compressed bytes can hold."));
    }

    [Test]
    public void A_compressed_array_with_a_wrong_checksum_is_refused()
    {
        var content = Packed.Mat([.. Mat.Header, .. Mat.TwoByThree(9, Values)]);
        content[^1] ^= 1;

        Assert.That(Reason(content), Is.EqualTo("a.mat is damaged: array 1 cannot be unpacked."));
    }

    [TestCase((1L << 53) + 1, "9,007,199,254,740,993")]
    [TestCase(-(1L << 53) - 1, "-9,007,199,254,740,993")]
    public void An_integer_that_a_double_cannot_hold_is_refused(long number, string shown)
    {
        byte[] content = [.. Mat.Header, .. Mat.Array(14, [1, 1], "n", Mat.Element(12, BitConverter.GetBytes(number)))];

        Assert.That(Reason(content), Is.EqualTo($"a.mat holds {shown} in \"n\", which a double cannot hold exactly."));
    }

    [Test]
    public void A_name_is_shown_short_and_on_one_line() => Assert.That(
        Reason([.. Mat.Header, .. Mat.Array(1, [1, 1], $"a\nb\u0085{new string('c', 100)}", [])]),
        Is.EqualTo($"a.mat holds \"a?b?{new string('c', 36)}…\", a cell array: only real numeric arrays can be read."));

    private static string Reason(byte[] content) => Refusal.Of(() => MatFile.Read(content, "a.mat"));
}
