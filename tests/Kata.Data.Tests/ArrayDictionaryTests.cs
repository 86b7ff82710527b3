using Kata.Data.Formats.Mat;
using Kata.Data.Formats.Npy;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class ArrayDictionaryTests
{
    [Test]
    public void A_part_that_was_left_out_gives_its_reason_when_it_is_asked_for()
    {
        var arrays = MatFile.Read(CaseFilesTests.Bytes("mat-with-char.mat"), "a.mat");

        Assert.That(arrays["Theta1"].Values, Is.EqualTo(new double[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(arrays.TryGetValue("note", out _), Is.False);
        Assert.That(
            Refusal.Of(() => _ = arrays["note"]), Is.EqualTo("a.mat holds \"note\", a char array: only real numeric arrays can be read."));
    }

    [Test]
    public void An_array_that_is_missing_is_reported_with_what_was_left_out()
    {
        var arrays = NpzFile.Read(CaseFilesTests.Bytes("npz-readme.npz"), "a.npz").Arrays;

        Assert.That(
            Refusal.Of(() => _ = arrays["b"]),
            Is.EqualTo("a.npz has no b but needs one; left out was \"README.txt\": a.npz holds \"README.txt\", which is not a .npy file."));
    }

    [Test]
    public void An_array_whose_file_ends_in_it_hides_none_before_it()
    {
        var mat = new MatBytes(bigEndian: false);
        var array = mat.Array(MatBytes.Double, [1, 1], "y", mat.Element(9, mat.Doubles(7)));
        byte[] content = [.. mat.Header, .. array, .. mat.TwoByThree(9, new byte[48])];

        var arrays = MatFile.Read(content[..^8], "a.mat");

        Assert.That(arrays["y"].Values, Is.EqualTo(new double[] { 7 }));
        Assert.That(arrays.LeftOut["X"], Is.EqualTo("a.mat ends after 40 of 48 bytes of \"X\"."));
    }

    [Test]
    public void More_than_a_thousand_unreadable_parts_are_refused()
    {
        var mat = new MatBytes(bigEndian: false);
        byte[] content = [.. mat.Header, .. Enumerable.Repeat(mat.Element(9, []), 1001).SelectMany(element => element)];

        Assert.That(
            Refusal.Of(() => MatFile.Read(content, "a.mat")),
            Is.EqualTo("a.mat holds more than 1,000 parts that cannot be read: a.mat has an element of type 9 instead of array 1001."));
    }

    [Test]
    public void Gzip_in_three_layers_is_refused()
    {
        var content = NpyFile.Write(new([1], [1]));
        for (var layer = 0; layer < 3; layer++) content = Packed.Gzip(content);

        Assert.That(
            Refusal.Of(() => NpyFile.Read(content, "a.npy")),
            Is.EqualTo("a.npy is gzip inside gzip inside gzip: unpack it with gunzip first."));
    }
}
