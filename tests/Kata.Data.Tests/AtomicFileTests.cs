using Kata.Data.Files;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class AtomicFileTests
{
    [Test]
    public void A_new_file_holds_the_content()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "a.bin");

        AtomicFile.Write(path, [1, 2, 3]);

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Directory.GetFileSystemEntries(scratch.Folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void A_new_file_is_created()
    {
        using var scratch = new Scratch();

        Assert.That(AtomicFile.Create(scratch.At("a.bin"), [1, 2, 3]));
        Assert.That(File.ReadAllBytes(scratch.At("a.bin")), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Only_one_of_two_concurrent_calls_creates_a_file()
    {
        using var scratch = new Scratch();

        for (var i = 0; i < 20; i++)
        {
            var created = new bool[4];
            Parallel.For(0, 4, writer => created[writer] = AtomicFile.Create(scratch.At($"{i}.bin"), [(byte)writer]));
            Assert.That(created.Count(yes => yes), Is.EqualTo(1));
            Assert.That(created[File.ReadAllBytes(scratch.At($"{i}.bin"))[0]]);
        }

        Assert.That(Directory.GetFiles(scratch.Folder), Has.Length.EqualTo(20));
    }

    [Test]
    public void A_file_that_exists_is_not_overwritten()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("a.bin", [9]);

        Assert.That(AtomicFile.Create(path, [1, 2, 3]), Is.False);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 9 }));
    }

    [Test]
    public void An_old_file_is_replaced_whole()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("a.bin", [9, 9, 9, 9, 9]);

        AtomicFile.Write(path, [1, 2]);

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1, 2 }));
    }

    // Whoever has the old file open keeps it: it is replaced, not written to.
    [Test]
    public void A_reader_of_the_old_file_still_reads_the_old_content()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("a.bin", [9, 8, 7]);
        using var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        AtomicFile.Write(path, [1, 2, 3]);

        var old = new byte[3];
        reader.ReadExactly(old);
        Assert.That(old, Is.EqualTo(new byte[] { 9, 8, 7 }));
    }

    [Test]
    public void If_a_folder_is_in_the_way_nothing_is_left_behind()
    {
        using var scratch = new Scratch();
        var path = Directory.CreateDirectory(Path.Combine(scratch.Folder, "a.bin")).FullName;

        var refusal = Assert.Throws<IOException>(() => AtomicFile.Write(path, [1]));

        Assert.That(refusal!.Message, Is.EqualTo($"{path} cannot be written: it is a folder."));
        Assert.That(Directory.GetFileSystemEntries(scratch.Folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void A_missing_folder_is_not_made()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "no", "a.bin");

        var refusal = Assert.Throws<IOException>(() => AtomicFile.Write(path, [1]));

        Assert.That(refusal!.Message, Is.EqualTo($"{path} cannot be written: its folder does not exist."));
        Assert.That(Directory.GetFileSystemEntries(scratch.Folder), Is.Empty);
    }
}
