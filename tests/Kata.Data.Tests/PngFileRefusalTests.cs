using Kata.Data.Formats.Images;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class PngFileRefusalTests
{
    private static readonly (string Type, byte[] Bytes) Header = Packed.PngHeader(2, 1, 0);
    private static readonly (string Type, byte[] Bytes) Pixels = ("IDAT", Packed.Zlib([0, 1, 2]));
    private static readonly (string Type, byte[] Bytes) End = ("IEND", []);

    [TestCase(8, 3, "a.png has 3-bit samples but colours of kind 0 need 1, 2, 4, 8 or 16 bits a sample.")]
    [TestCase(8, 0, "a.png has 0-bit samples but colours of kind 0 need 1, 2, 4, 8 or 16 bits a sample.")]
    [TestCase(12, 2, "a.png has interlacing 2 but PNG knows only 0 and 1.")]
    [TestCase(10, 1, "a.png has compression 1 and filter method 0 but PNG knows only 0 and 0.")]
    [TestCase(11, 7, "a.png has compression 0 and filter method 7 but PNG knows only 0 and 0.")]
    [TestCase(9, 1, "a.png has colours of kind 1 but PNG knows only 0, 2, 3, 4 and 6.")]
    [TestCase(3, 0, "a.png is 0 wide and 1 high but needs 1 to 100,000,000 pixels.")]
    [TestCase(0, 255, "a.png is 4,278,190,082 wide and 1 high but needs 1 to 100,000,000 pixels.")]
    public void A_header_that_cannot_be_read_is_refused_by_its_reason(int at, byte value, string reason)
    {
        byte[] header = [.. Header.Bytes];
        header[at] = value;

        Assert.That(Reason(("IHDR", header), Pixels, End), Is.EqualTo(reason));
    }

    // W3C, Portable Network Graphics, second edition, table 11.1.
    [TestCase((byte)2, (byte)4, "8 or 16")]
    [TestCase((byte)3, (byte)16, "1, 2, 4 or 8")]
    [TestCase((byte)4, (byte)1, "8 or 16")]
    [TestCase((byte)6, (byte)2, "8 or 16")]
    public void A_depth_that_does_not_go_with_the_colours_is_refused(byte kind, byte depth, string depths)
    {
        byte[] header = [.. Header.Bytes];
        (header[8], header[9]) = (depth, kind);

        Assert.That(
            Reason(("IHDR", header), Pixels, End),
            Is.EqualTo($"a.png has {depth}-bit samples but colours of kind {kind} need {depths} bits a sample."));
    }

    [Test]
    public void Another_format_is_refused() => Assert.That(
        Refusal.Of(() => PngFile.ReadGrey("no picture"u8.ToArray(), "a.png")),
        Is.EqualTo("a.png is not a PNG picture: it needs to begin with 89504E470D0A1A0A."));

    [Test]
    public void A_chunk_with_a_wrong_checksum_is_refused()
    {
        var content = Packed.Png(Header, Pixels, End);
        content[8 + 25 + 8] ^= 1;

        Assert.That(
            Refusal.Of(() => PngFile.ReadGrey(content, "a.png")),
            Is.EqualTo("a.png is damaged: the checksum of chunk \"IDAT\" is wrong."));
    }

    // An empty chunk's checksum as the specification's own files have it, so that reading and writing cannot share a mistake.
    [Test]
    public void The_last_chunk_ends_with_AE426082() =>
        Assert.That(Convert.ToHexString(Packed.Png(Header, Pixels, End)[^4..]), Is.EqualTo("AE426082"));

    [Test]
    public void An_unknown_chunk_that_matters_is_refused() =>
        Assert.That(Reason(Header, ("ABCD", []), Pixels, End), Is.EqualTo("a.png has a chunk \"ABCD\", which PNG does not know."));

    [Test]
    public void A_file_that_does_not_begin_with_its_header_is_refused() =>
        Assert.That(Reason(Pixels, End), Is.EqualTo("a.png has a chunk \"IDAT\" instead of its first, IHDR."));

    [Test]
    public void A_second_header_is_refused() =>
        Assert.That(Reason(Header, Header, Pixels, End), Is.EqualTo("a.png has a chunk \"IHDR\" instead of any but IHDR."));

    [Test]
    public void A_header_of_another_length_is_refused() =>
        Assert.That(Reason(("IHDR", [1, 2, 3]), Pixels, End), Is.EqualTo("a.png has a header of 3 bytes but needs 13."));

    [Test]
    public void A_file_without_its_last_chunk_is_refused() =>
        Assert.That(Reason(Header, Pixels), Is.EqualTo("a.png ends after 0 of 4 bytes of a chunk."));

    [Test]
    public void A_chunk_that_is_cut_off_is_refused_with_how_much_is_there() => Assert.That(
        Refusal.Of(() => PngFile.ReadGrey([.. Packed.Png(Header), 0, 0, 4, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 9], "a.png")),
        Is.EqualTo("a.png ends after 1 of 1,024 bytes of chunk \"IDAT\"."));

    [Test]
    public void Pixels_that_could_not_be_packed_so_small_are_refused_before_they_are_unpacked() => Assert.That(
        Reason(Packed.PngHeader(10000, 10000, 0), ("IDAT", new byte[10]), End),
        Is.EqualTo("a.png claims 100,010,000 bytes of its pixels, more than its 10 compressed bytes can hold."));

    [Test]
    public void A_missing_pixel_is_refused() =>
        Assert.That(Reason(Header, ("IDAT", Packed.Zlib([0, 1])), End), Is.EqualTo("a.png ends after 2 of 3 bytes of its pixels."));

    [Test]
    public void Many_surplus_pixels_are_refused() =>
        Assert.That(
            Reason(Header, ("IDAT", Packed.Zlib([0, 1, 2, .. new byte[65_536]])), End),
            Is.EqualTo("a.png goes on for 65,536 bytes or more after the last byte of its pixels."));

    [Test]
    public void Pixels_that_are_not_compressed_are_refused() =>
        Assert.That(Reason(Header, ("IDAT", [0, 1, 2, 3, 4]), End), Is.EqualTo("a.png is damaged: its pixels cannot be unpacked."));

    [Test]
    public void An_unknown_filter_is_refused() =>
        Assert.That(
            Reason(Header, ("IDAT", Packed.Zlib([5, 1, 2])), End),
            Is.EqualTo("a.png has a line with filter 5 but PNG knows only 0 to 4."));

    [Test]
    public void Pixels_that_are_palette_colours_need_a_palette() => Assert.That(
        Reason(Packed.PngHeader(2, 1, 3), Pixels, End),
        Is.EqualTo("a.png has a palette of 0 bytes with 0 of transparency but needs 3 for each of 1 to 256 colours and at most 1."));

    [Test]
    public void A_colour_beyond_the_palette_is_refused() => Assert.That(
        Reason(Packed.PngHeader(2, 1, 3), ("PLTE", [1, 2, 3, 4, 5, 6]), Pixels, End),
        Is.EqualTo("a.png has a pixel of colour 2 but its palette ends at 1."));

    [Test]
    public void Transparency_that_does_not_go_with_the_colours_is_refused() => Assert.That(
        Reason(Header, ("tRNS", [1, 2, 3]), Pixels, End),
        Is.EqualTo("a.png has 3 bytes of transparency, which do not go with colours of kind 0."));

    private static string Reason(params (string Type, byte[] Bytes)[] chunks) =>
        Refusal.Of(() => PngFile.ReadGrey(Packed.Png(chunks), "a.png"));
}
