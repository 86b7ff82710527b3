using System.Text;
using Kata.Data.Formats.Images;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class PgmFileTests
{
    [TestCase("P2\n3 2\n255\n0 1 2\n253 254 255\n")]
    [TestCase("P2 3 2 255 0 1 2 253 254 255")]
    [TestCase("P2 # a comment\n#another 9\n3\t2\r\n255\n0 1 #2\n2 253\n254 255 trailing")]
    [TestCase("P5\n3 2\n255\n\0\u0001\u0002\u00fd\u00fe\u00ff")]
    [TestCase("P5\n# a comment\n3 2 255 \0\u0001\u0002\u00fd\u00fe\u00ff")]
    public void Text_and_bytes_give_rows_of_grey(string content) =>
        Assert.That(Read(content).ToArray(), Is.EqualTo(new double[,] { { 0, 1, 2 }, { 253, 254, 255 } }));

    [Test]
    public void A_smaller_white_is_scaled_to_255() =>
        Assert.That(Read("P2 3 1 15 0 1 15").ToArray(), Is.EqualTo(new double[,] { { 0, 17, 255 } }));

    [TestCase("P8 1 1 255 abc", "a.pgm is not a PGM picture: it begins with 5038 but needs P2 or P5, or another of P1 to P6.")]
    [TestCase("P4 9 2\n\0\0\0", "a.pgm ends after 3 of 4 bytes of its pixels.")]
    [TestCase("P1 2 1\n12", "a.pgm has a pixel of 2 but its white is 1.")]
    [TestCase("P1 99 1\n12", "a.pgm has 2 bytes left for 99 pixels but needs at least 99.")]
    [TestCase("P5 0 2 255 ", "a.pgm is 0 wide and 2 high but needs 1 to 100,000,000 pixels.")]
    [TestCase("P5 100000 100000 255 ", "a.pgm is 100,000 wide and 100,000 high but needs 1 to 100,000,000 pixels.")]
    [TestCase("P5 10000 10000 255 ab", "a.pgm ends after 2 of 100,000,000 bytes of its pixels.")]
    [TestCase("P2 10000 10000 255 1 2", "a.pgm has 3 bytes left for 100,000,000 pixels but needs at least 199,999,999.")]
    [TestCase("P5 1 1 65536 ab", "a.pgm has 65,536 for white but needs 1 to 65,535: at most 16 bits a pixel can be read.")]
    [TestCase("P5 1 1 0 a", "a.pgm has 0 for white but needs 1 to 65,535: at most 16 bits a pixel can be read.")]
    [TestCase("P5 1 1 65535 a", "a.pgm ends after 1 of 2 bytes of its pixels.")]
    [TestCase("P5 1 1 99 d", "a.pgm has a pixel of 100 but its white is 99.")]
    [TestCase("P2 1 1 99 100", "a.pgm has a pixel of 100 but its white is 99.")]
    [TestCase("P2 1 1 99 256", "a.pgm has a pixel of 256 but its white is 99.")]
    [TestCase("P5 1 1 255 ab", "a.pgm goes on for 1 byte after its pixels.")]
    [TestCase("P5 1 x 255 ab", "a.pgm has byte 0x78 in its height but needs a number of at most 10 digits.")]
    [TestCase("P5 12345678901 1 255 ab", "a.pgm has byte 0x31 in its width but needs a number of at most 10 digits.")]
    [TestCase("P5 1 1 ", "a.pgm ends after 0 of 1 byte of its white.")]
    [TestCase("P5 # no end", "a.pgm ends after 0 of 1 byte of its width.")]
    public void A_wrong_picture_is_refused_with_its_reason(string content, string reason) =>
        Assert.That(Refusal.Of(() => Read(content)), Is.EqualTo(reason));

    private static MathNet.Numerics.LinearAlgebra.Matrix<double> Read(string content) =>
        PgmFile.ReadGrey(Encoding.Latin1.GetBytes(content), "a.pgm");
}
