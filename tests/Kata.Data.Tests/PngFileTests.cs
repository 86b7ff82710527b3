using Kata.Data.Formats.Images;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class PngFileTests
{
    // Three rounded products of at most 255 are off by less than 1e-13.
    private const double Rounding = 1e-12;

    [Test]
    public void Grey_pixels_are_read_in_rows() =>
        Assert.That(Read(3, 2, 0, [0, 10, 20, 30, 0, 40, 50, 60]).ToArray(), Is.EqualTo(new double[,] { { 10, 20, 30 }, { 40, 50, 60 } }));

    // The second line is 5 6 7 9 below 10 20 30 30, filtered by hand after section 9 of the specification.
    // Negative differences count from 256.
    [TestCase(new byte[] { 0, 5, 6, 7, 9 })]
    [TestCase(new byte[] { 1, 5, 1, 1, 2 })]
    [TestCase(new byte[] { 2, 251, 242, 233, 235 })]
    [TestCase(new byte[] { 3, 0, 250, 245, 247 })]
    [TestCase(new byte[] { 4, 251, 242, 243, 2 })] // The guesses are up 10, up 20 (as near as upper left), upper left 20, left 7.
    public void Every_filter_is_undone(byte[] line) => Assert.That(
        Read(4, 2, 0, [0, 10, 20, 30, 30, .. line]).ToArray(), Is.EqualTo(new double[,] { { 10, 20, 30, 30 }, { 5, 6, 7, 9 } }));

    // 250 240 below 200 230: 250 − 200/2 and 240 − (250 + 230)/2, and the sum exceeds a byte.
    [Test]
    public void The_average_of_neighbours_is_taken_before_it_is_truncated_to_a_byte() => Assert.That(
        Read(2, 2, 0, [0, 200, 230, 3, 150, 0]).ToArray(), Is.EqualTo(new double[,] { { 200, 230 }, { 250, 240 } }));

    [Test]
    public void The_left_neighbour_of_a_sample_is_that_of_the_pixel_before()
    {
        var greys = Read(2, 1, 4, [1, 10, 255, 20, 0]);

        Assert.That(greys.ToArray(), Is.EqualTo(new double[,] { { 10, 30 } }));
    }

    [TestCase(new byte[] { 255, 0, 0 }, 76.245)]
    [TestCase(new byte[] { 0, 255, 0 }, 149.685)]
    [TestCase(new byte[] { 0, 0, 255 }, 29.07)]
    [TestCase(new byte[] { 255, 255, 255 }, 255)]
    public void Colours_become_grey_by_their_luma(byte[] colour, double grey) =>
        Assert.That(Read(1, 1, 2, [0, .. colour])[0, 0], Is.EqualTo(grey).Within(Rounding));

    // Black with an opacity of 51/255 = 0.2 leaves 0.8 of white.
    [TestCase(new byte[] { 0, 0, 0, 0 }, 255)]
    [TestCase(new byte[] { 0, 0, 0, 51 }, 204)]
    [TestCase(new byte[] { 0, 0, 0, 255 }, 0)]
    [TestCase(new byte[] { 255, 0, 0, 255 }, 76.245)]
    public void Transparent_colours_lie_on_white(byte[] colour, double grey) =>
        Assert.That(Read(1, 1, 6, [0, .. colour])[0, 0], Is.EqualTo(grey).Within(Rounding));

    [Test]
    public void A_palette_may_have_transparent_colours()
    {
        var content = Packed.Png(
            Packed.PngHeader(3, 1, 3), ("PLTE", [255, 0, 0, 0, 0, 0, 0, 0, 255]), ("tRNS", [255, 51]),
            ("IDAT", Packed.Zlib([0, 2, 1, 0])), ("IEND", []));

        var greys = PngFile.ReadGrey(content, "a.png");

        Assert.That(greys[0, 0], Is.EqualTo(29.07).Within(Rounding));
        Assert.That(greys[0, 1], Is.EqualTo(204).Within(Rounding));
        Assert.That(greys[0, 2], Is.EqualTo(76.245).Within(Rounding));
    }

    [TestCase((byte)0, new byte[] { 0, 10 }, new byte[] { 0, 9, 10 }, 9)]
    [TestCase((byte)2, new byte[] { 0, 1, 0, 2, 0, 3 }, new byte[] { 0, 4, 4, 4, 1, 2, 3 }, 4)]
    public void One_colour_may_be_transparent(byte kind, byte[] transparent, byte[] line, double first)
    {
        var content = Packed.Png(Packed.PngHeader(2, 1, kind), ("tRNS", transparent), ("IDAT", Packed.Zlib(line)), ("IEND", []));

        var greys = PngFile.ReadGrey(content, "a.png");

        Assert.That(greys[0, 0], Is.EqualTo(first).Within(Rounding));
        Assert.That(greys[0, 1], Is.EqualTo(255));
    }

    [Test]
    public void Pixels_may_be_spread_over_chunks_with_others_around_them()
    {
        var pixels = Packed.Zlib([0, 10, 20, 30]);
        var content = Packed.Png(
            Packed.PngHeader(3, 1, 0), ("tEXt", [1]), ("IDAT", pixels[..4]), ("IDAT", pixels[4..]), ("tIME", [2]), ("IEND", []));

        Assert.That(PngFile.ReadGrey(content, "a.png").ToArray(), Is.EqualTo(new double[,] { { 10, 20, 30 } }));
    }

    // The first pixel is in the highest bits of a byte, and what is left over of the last byte counts for nothing. 85 = 255/3, 17 = 255/15.
    [TestCase(1, new byte[] { 0b1010_0111, 0b1011_1111 }, new double[] { 255, 0, 255, 0, 0, 255, 255, 255, 255, 0 })]
    [TestCase(2, new byte[] { 0b00_01_10_11, 0b01_11_11_11 }, new double[] { 0, 85, 170, 255, 85 })]
    [TestCase(4, new byte[] { 0x0F, 0x3F }, new double[] { 0, 255, 51 })]
    [TestCase(16, new byte[] { 0xFF, 0xFF, 0x01, 0x01, 0x80, 0x80 }, new double[] { 255, 1, 128 })]
    public void Grey_may_have_another_depth(int depth, byte[] line, double[] greys) =>
        Assert.That(Deep(greys.Length, 1, depth, 0, [0, .. line]).ToRowMajorArray(), Is.EqualTo(greys).Within(Rounding));

    // 257 times as much as with 8 bits.
    [TestCase((byte)2, new byte[] { 255, 255, 0, 0, 0, 0 }, 76.245)]
    [TestCase((byte)4, new byte[] { 0, 0, 51, 51 }, 204)]
    [TestCase((byte)6, new byte[] { 0, 0, 0, 0, 0, 0, 51, 51 }, 204)]
    public void Colours_and_alpha_may_have_16_bits(byte kind, byte[] pixel, double grey) =>
        Assert.That(Deep(1, 1, 16, kind, [0, .. pixel])[0, 0], Is.EqualTo(grey).Within(Rounding));

    [Test]
    public void A_palette_of_few_colours_may_be_packed_several_pixels_a_byte()
    {
        var greys = Deep(3, 1, 2, 3, [0, 0b10_00_01_11], ("PLTE", [0, 0, 0, 0, 0, 255, 255, 0, 0]));

        Assert.That(greys.ToRowMajorArray(), Is.EqualTo(new[] { 76.245, 0, 29.07 }).Within(Rounding));
    }

    // Both differ from the transparent one in 8 bits of 16.
    [Test]
    public void A_transparent_colour_of_16_bits_is_compared_whole()
    {
        var greys = Deep(3, 1, 16, 0, [0, 1, 2, 1, 3, 0, 2], ("tRNS", [1, 2]));

        Assert.That(greys.ToRowMajorArray(), Is.EqualTo(new[] { 255, 259 / 257.0, 2 / 257.0 }).Within(Rounding));
    }

    // Differences of whole bytes: 0x12 then 0x12 + 0x01 with 4 bits, and two bytes apart with 16.
    [TestCase(4, new byte[] { 1, 0x12, 0x01 }, new double[] { 17, 34, 17, 51 })]
    [TestCase(16, new byte[] { 1, 1, 1, 1, 1 }, new double[] { 1, 2 })]
    public void Filters_go_by_bytes_whatever_the_depth(int depth, byte[] line, double[] greys) =>
        Assert.That(Deep(greys.Length, 1, depth, 0, line).ToRowMajorArray(), Is.EqualTo(greys).Within(Rounding));

    private static Matrix<double> Deep(
        int width, int height, int depth, byte kind, byte[] lines, params (string Type, byte[] Bytes)[] others)
    {
        var (type, header) = Packed.PngHeader(width, height, kind);
        header[8] = (byte)depth;
        return PngFile.ReadGrey(Packed.Png([(type, header), .. others, ("IDAT", Packed.Zlib(lines)), ("IEND", [])]), "a.png");
    }

    private static Matrix<double> Read(int width, int height, byte kind, byte[] lines) =>
        PngFile.ReadGrey(Packed.Png(Packed.PngHeader(width, height, kind), ("IDAT", Packed.Zlib(lines)), ("IEND", [])), "a.png");
}
