using System.IO.Compression;
using Kata.Data.Formats;
using Kata.Data.Formats.Npy;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class NpzFileTests
{
    private static readonly NumericArray TwoByThree = new([2, 3], [1, 2, 3, 4, 5, -6.5]);

    [Test]
    public void What_is_written_is_read_back()
    {
        var arrays = new Dictionary<string, NumericArray> { ["W1"] = TwoByThree, ["rate"] = new([], [0.1]) };
        var content = NpzFile.Write(arrays, Texts("activation", "sigmoid"));

        var npz = NpzFile.Read(content, "a.npz");

        Assert.That(npz.Arrays.Keys, Is.EquivalentTo(new[] { "W1", "rate" }));
        Assert.That(npz.Arrays["W1"].Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(npz.Arrays["W1"].Values, Is.EqualTo(TwoByThree.Values));
        Assert.That(npz.Arrays["rate"].Shape, Is.Empty);
        Assert.That(npz.Texts, Is.EqualTo(Texts("activation", "sigmoid")));
    }

    [TestCase("")]
    [TestCase("λ = 1, 😀")]
    public void Any_text_is_read_back(string text) =>
        Assert.That(NpzFile.Read(NpzFile.Write(Arrays(), Texts("note", text)), "a.npz").Texts["note"], Is.EqualTo(text));

    [Test]
    public void A_row_of_texts_is_joined_by_line_feeds()
    {
        byte[] row = [.. NpyFileTests.Npy(">U2", "(2,)", []), 0, 0, 0, (byte)'a', 0, 0, 0, (byte)'b', 0, 0, 3, 0xbb, 0, 0, 0, 0];

        Assert.That(NpzFile.Read(Packed.Zip("t.npy", row), "a.npz").Texts["t"], Is.EqualTo("ab\nλ"));
    }

    [Test]
    public void The_same_content_makes_the_same_bytes_in_any_order()
    {
        var first = new Dictionary<string, NumericArray> { ["a"] = TwoByThree, ["b"] = new([], [1]) };
        var second = new Dictionary<string, NumericArray> { ["b"] = new([], [1]), ["a"] = TwoByThree };

        Assert.That(NpzFile.Write(second, Texts("t", "x")), Is.EqualTo(NpzFile.Write(first, Texts("t", "x"))));
    }

    [Test]
    public void Entries_are_stored_at_a_fixed_time()
    {
        using var archive = new ZipArchive(new MemoryStream(NpzFile.Write(Arrays("a"), Texts("t", "x"))));

        Assert.That(archive.Entries.Select(entry => entry.FullName), Is.EqualTo(new[] { "a.npy", "t.npy" }));
        Assert.That(archive.Entries.Select(entry => entry.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
        Assert.That(archive.Entries.Select(entry => entry.CompressedLength), Is.EqualTo(archive.Entries.Select(entry => entry.Length)));
    }

    [Test]
    public void NumPy_reads_what_is_written()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "for-numpy.npz");
        File.WriteAllBytes(path, NpzFile.Write(Arrays("W1"), Texts("activation", "sigmoid")));

        var printed = Python.Print(
            "import sys, numpy as np; z = np.load(sys.argv[1], allow_pickle=False)\n"
            + "print(z['W1'].dtype, z['W1'].tolist(), z['activation'].dtype, z['activation'].shape, z['activation'])",
            path);

        Assert.That(printed, Is.EqualTo("float64 [[1.0, 2.0, 3.0], [4.0, 5.0, -6.5]] <U7 () sigmoid\n"));
    }

    [TestCase("savez")]
    [TestCase("savez_compressed")]
    public void What_NumPy_writes_is_read(string save)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{save}.npz");
        Python.Print(
            "import sys, numpy as np\n"
            + $"np.{save}(sys.argv[1], W1=np.array([[1, 2, 3], [4, 5, -6.5]], 'f4'), F=np.asfortranarray(np.arange(6).reshape(2, 3)), "
            + "h=np.array([0.5], '>f2'), ok=np.array(True), activation=np.array('sigmoid'), layers=np.array(['tanh', 'softmax']))",
            path);

        var npz = NpzFile.Read(File.ReadAllBytes(path), "a.npz");

        Assert.That(npz.Arrays.Keys, Is.EquivalentTo(new[] { "W1", "F", "h", "ok" }));
        Assert.That(npz.Arrays["W1"].Values, Is.EqualTo(TwoByThree.Values));
        Assert.That(npz.Arrays["F"].Values, Is.EqualTo(new double[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(npz.Arrays["h"].Values, Is.EqualTo(new[] { 0.5 }));
        Assert.That(npz.Arrays["ok"].Shape, Is.Empty);
        Assert.That(npz.Texts["activation"], Is.EqualTo("sigmoid"));
        Assert.That(npz.Texts["layers"], Is.EqualTo("tanh\nsoftmax"));
    }

    [Test]
    public void Another_format_is_refused() =>
        Assert.That(Reason([1, 2, 3]), Is.EqualTo("a.npz is not a zip archive of arrays, or it is damaged."));

    [Test]
    public void An_entry_that_is_not_an_array_is_refused_by_its_name() =>
        Assert.That(Reason(Packed.Zip("readme.txt", [1])), Is.EqualTo("a.npz holds \"readme.txt\", which is not a .npy file."));

    [Test]
    public void An_array_of_objects_is_refused_with_its_name() => Assert.That(
        Reason(Packed.Zip("W.npy", NpyFileTests.Npy("|O", "()", [1]))),
        Is.EqualTo("a.npz, \"W\", holds objects (\"O\") in its values: only real numbers can be read."));

    [Test]
    public void A_name_that_occurs_twice_is_refused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var value in (byte[])[1, 2])
            {
                using var entry = archive.CreateEntry("W.npy").Open();
                entry.Write(NpyFileTests.Npy("|u1", "()", [value]));
            }
        }

        Assert.That(Reason(file.ToArray()), Is.EqualTo("a.npz holds two arrays named \"W\"."));
    }

    // The values are the last bytes before the directory, whose first bytes are PK 1 2.
    [Test]
    public void A_wrong_checksum_is_refused()
    {
        var content = Packed.Zip("W.npy", NpyFileTests.Npy("|u1", "(3,)", [1, 2, 3]), CompressionLevel.NoCompression);
        var directory = content.AsSpan().IndexOf("PK\u0001\u0002"u8);
        content[content.AsSpan(0, directory).LastIndexOf((byte)2)] = 7;

        Assert.That(Reason(content), Is.EqualTo("a.npz is damaged: the checksum of \"W\" is wrong."));
    }

    [Test]
    public void Entries_that_share_their_bytes_are_refused()
    {
        var content = Packed.Zip("W.npy", NpyFileTests.Npy("|u1", "(9000,)", new byte[9000]), CompressionLevel.NoCompression);
        var directory = content.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = content.AsSpan().IndexOf("PK\u0005\u0006"u8);
        var length = end - directory;
        byte[] twice = [.. content[..directory], .. content[directory..end], .. content[directory..end], .. content[end..]];
        (twice[end + length + 8], twice[end + length + 10], twice[end + length + 12]) = (2, 2, (byte)(2 * length));

        Assert.That(Reason(twice), Is.EqualTo($"a.npz claims more compressed bytes than the {twice.Length:N0} it has."));
    }

    [TestCase("<U0", "(2,)", "a.npz, \"t\", has text of the unknown type \"U0\".")]
    [TestCase("<U1", "(1, 1)", "a.npz, \"t\", holds text of 2 dimensions: only one text or a row of them can be read.")]
    [TestCase("<U1", "()", "a.npz, \"t\", holds text with a character that Unicode does not have.")]
    public void Text_that_cannot_be_read_is_refused(string type, string shape, string reason) =>
        Assert.That(Reason(Packed.Zip("t.npy", NpyFileTests.Npy(type, shape, [0, 0xd8, 0, 0]))), Is.EqualTo(reason));

    [Test]
    public void A_name_of_an_array_and_a_text_is_not_written()
    {
        var write = () => NpzFile.Write(Arrays("a"), Texts("a", "x"));

        Assert.That(write, Throws.ArgumentException.With.Message.EqualTo(
            "The name \"a\" is of an array and of a text but needs to be of one: it is found by its name."));
    }

    [Test]
    public void An_empty_name_is_not_written()
    {
        var write = () => NpzFile.Write(Arrays(), Texts("", "x"));

        Assert.That(write, Throws.ArgumentException.With.Message.EqualTo(
            "A name is empty but needs a character: an array is found by it."));
    }

    private static Dictionary<string, NumericArray> Arrays(params string[] keys) => keys.ToDictionary(key => key, _ => TwoByThree);

    private static Dictionary<string, string> Texts(string key, string text) => new() { [key] = text };

    private static string Reason(byte[] content) => Refusal.Of(() => NpzFile.Read(content, "a.npz"));
}
