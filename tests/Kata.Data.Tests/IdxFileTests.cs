using System.Diagnostics;
using System.Security.Cryptography;
using Kata.Data.Formats.Idx;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class IdxFileTests
{
    // 2×3 bytes.
    private static readonly byte[] Plain = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 7, 0, 255, 1, 2, 3];

    [Test]
    public void A_plain_file_gives_its_shape_and_bytes()
    {
        var array = IdxFile.Read(Plain, "a.idx");

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(array.Values, Is.EqualTo(new byte[] { 7, 0, 255, 1, 2, 3 }));
    }

    [Test]
    public void A_gzipped_file_gives_the_same_as_a_plain_one()
    {
        var array = IdxFile.Read(Packed.Gzip(Plain), "a.gz");

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(array.Values, Is.EqualTo(new byte[] { 7, 0, 255, 1, 2, 3 }));
    }

    [Test]
    public void A_dimension_of_zero_leaves_no_values() =>
        Assert.That(IdxFile.Read([0, 0, 8, 2, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff], "a.idx").Values, Is.Empty);

    [TestCase(new byte[] { 0, 0, 8 }, "a.idx ends after 3 of 4 bytes of its header.")]
    [TestCase(new byte[] { 1, 2, 8, 1 }, "a.idx is not an IDX file: it begins with 01020801 but needs 0000, a type and a rank.")]
    [TestCase(new byte[] { 0, 0, 8, 0 }, "a.idx is not an IDX file: it begins with 00000800 but needs 0000, a type and a rank.")]
    [TestCase(new byte[] { 0, 0, 8, 2, 0, 0, 0, 2, 0 }, "a.idx ends after 5 of 8 bytes of its dimensions.")]
    [TestCase(new byte[] { 0, 0, 8, 1, 0, 0, 4, 0, 9 }, "a.idx ends after 1 of 1,024 bytes of its values.")]
    [TestCase(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9, 9 }, "a.idx goes on after the last byte of its values.")]
    [TestCase(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 },
        "a.idx claims a dimension of 4,294,967,295 for its values, which no array can have.")]
    [TestCase(new byte[] { 0, 0, 8, 2, 127, 255, 255, 255, 0, 0, 0, 2 },
        "a.idx claims 2147483647x2 numbers for its values, more than one array can hold.")]
    [TestCase(new byte[] { 0, 0, 9, 1, 0, 0, 0, 0 }, "a.idx holds signed bytes: only unsigned bytes can be read.")]
    [TestCase(new byte[] { 0, 0, 11, 1, 0, 0, 0, 0 }, "a.idx holds 16-bit integers: only unsigned bytes can be read.")]
    [TestCase(new byte[] { 0, 0, 12, 1, 0, 0, 0, 0 }, "a.idx holds 32-bit integers: only unsigned bytes can be read.")]
    [TestCase(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "a.idx holds single-precision numbers: only unsigned bytes can be read.")]
    [TestCase(new byte[] { 0, 0, 14, 1, 0, 0, 0, 0 }, "a.idx holds double-precision numbers: only unsigned bytes can be read.")]
    [TestCase(new byte[] { 0, 0, 10, 1, 0, 0, 0, 0 }, "a.idx holds numbers of the unknown type 0x0A: only unsigned bytes can be read.")]
    public void A_wrong_file_is_refused_with_its_reason(byte[] content, string reason) =>
        Assert.That(Refusal.Of(() => IdxFile.Read(content, "a.idx")), Is.EqualTo(reason));

    [Test]
    public void A_gzipped_file_that_claims_more_than_it_could_hold_is_refused_before_it_is_unpacked()
    {
        var content = Packed.Gzip([0, 0, 8, 1, 0x7f, 0, 0, 0]);

        var reason = Refusal.Of(() => IdxFile.Read(content, "a.gz"));

        Assert.That(
            reason,
            Is.EqualTo($"a.gz claims 2,130,706,432 bytes of its values, more than its {content.Length} compressed bytes can hold."));
    }

    [Test]
    public void A_gzipped_file_with_too_few_values_is_refused() =>
        Assert.That(
            Refusal.Of(() => IdxFile.Read(Packed.Gzip(Plain[..^1]), "a.gz")),
            Is.EqualTo("a.gz ends after 5 of 6 bytes of its values."));

    [Test]
    public void A_gzipped_file_with_too_many_values_is_refused() =>
        Assert.That(
            Refusal.Of(() => IdxFile.Read(Packed.Gzip([.. Plain, 1]), "a.gz")),
            Is.EqualTo("a.gz goes on after the last byte of its values."));

    [Test]
    public void A_gzipped_file_with_a_wrong_checksum_is_refused()
    {
        var content = Packed.Gzip(Plain);
        content[^8] ^= 1;

        var reason = Refusal.Of(() => IdxFile.Read(content, "a.gz"));

        Assert.That(reason, Is.EqualTo("a.gz is damaged: its values cannot be unpacked."));
    }

    [Test]
    public void The_training_labels_begin_with_5_0_4_and_end_with_5_6_8()
    {
        var labels = IdxFile.Read(RealData.Bytes("train-labels-idx1-ubyte.gz", "mnist-train"), "train-labels-idx1-ubyte.gz");

        Assert.That(labels.Shape, Is.EqualTo(new[] { 60000 }));
        Assert.That(labels.Values[..3], Is.EqualTo(new byte[] { 5, 0, 4 }));
        Assert.That(labels.Values[^3..], Is.EqualTo(new byte[] { 5, 6, 8 }));
    }

    // The checksum is of the whole uncompressed file, its 16 bytes of header included (known-values.md).
    [TestCase("train-images-idx3-ubyte", "mnist-train", 60000, "BA891046E6505D7AADCBBE25680A0738AD16AEC93BDE7F9B65E87A2FC25776DB")]
    [TestCase("t10k-images-idx3-ubyte", "mnist-test", 10000, "0FA7898D509279E482958E8CE81C8E77DB3F2F8254E26661CEB7762C4D494CE7")]
    public void The_images_have_28_by_28_pixels_and_the_published_checksum(string file, string set, int images, string sha256)
    {
        var content = RealData.Bytes($"{file}.gz", set);

        var array = IdxFile.Read(content, file);

        Assert.That(array.Shape, Is.EqualTo(new[] { images, 28, 28 }));
        byte[] header = [0, 0, 8, 3, 0, 0, (byte)(images >> 8), (byte)images, 0, 0, 0, 28, 0, 0, 0, 28];
        Assert.That(Convert.ToHexString(SHA256.HashData([.. header, .. array.Values])), Is.EqualTo(sha256));
    }

    [Test]
    public void There_is_a_test_label_for_each_test_image()
    {
        var labels = IdxFile.Read(RealData.Bytes("t10k-labels-idx1-ubyte.gz", "mnist-test"), "t10k-labels-idx1-ubyte.gz");

        Assert.That(labels.Shape, Is.EqualTo(new[] { 10000 }));
        Assert.That(labels.Values, Has.All.LessThanOrEqualTo(9));
    }

    // About 0.2 s on two cores; more than ten times that is a reader that copies byte by byte.
    [Test]
    public void The_training_images_are_read_in_seconds()
    {
        var content = RealData.Bytes("train-images-idx3-ubyte.gz", "mnist-train");

        var watch = Stopwatch.StartNew();
        IdxFile.Read(content, "train-images-idx3-ubyte.gz");

        TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:F2} s");
        Assert.That(watch.Elapsed.TotalSeconds, Is.LessThan(3));
    }
}
