using System.Security.Cryptography;
using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DataStoreTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    private static readonly Catalogue Small = new(
    [
        new(
            "pair",
            "two files",
            [File("a.bin", sha256: Sha256(Content)), File("b.gz", sha256: Sha256(Content))],
            "kata data get pair"),
        new("shipped", "comes along", [new("c.bin", 4, "here", "none")]),
        // What "git hash-object" gives for the single letter e.
        new(
            "made",
            "made from pair",
            [new("e.bin", 4, "here", "none", GitSha1: "9cbe6ea56f225388ae614c419249bfc6d734cc30")],
            MadeFrom: "pair"),
    ]);

    [Test]
    public void A_file_is_taken_from_the_first_of_four_folders_that_has_it()
    {
        using var scratch = new Scratch();
        var store = scratch.Store(Small);
        string[] paths = [.. new[] { "cache", "shared", "mine", "repository/data" }.Select(folder => Path.Combine(folder, "c.bin"))];

        var found = paths.Select(path => (Put: scratch.Write(path, Content), Found: store.Where("shipped")?.Single())).ToList();

        Assert.That(found.Select(step => step.Found), Is.EqualTo(found.Select(step => step.Put)));
    }

    [Test]
    public void Files_of_one_set_may_be_in_several_folders()
    {
        using var scratch = new Scratch();
        var (a, b) = (scratch.Write("cache/a.bin", Content), scratch.Write("mine/b.gz", Content));

        Assert.That(scratch.Store(Small).Where("pair"), Is.EqualTo(new[] { a, b }));
    }

    [Test]
    public void A_set_with_a_missing_file_is_missing()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/a.bin", Content);

        Assert.That(scratch.Store(Small).Where("pair"), Is.Null);
    }

    [Test]
    public void A_set_that_is_made_from_another_is_read_from_that_one()
    {
        using var scratch = new Scratch();
        var (a, b) = (scratch.Write("mine/a.bin", Content), scratch.Write("mine/b.gz", Content));

        Assert.That(scratch.Store(Small).Where("made"), Is.EqualTo(new[] { a, b }));
    }

    [Test]
    public void A_file_with_another_git_hash_is_passed_over()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/e.bin", "x"u8.ToArray());
        var original = scratch.Write("cache/e.bin", "e"u8.ToArray());

        Assert.That(scratch.Store(Small).Where("made"), Is.EqualTo(new[] { original }));
    }

    [Test]
    public void Every_set_is_listed_with_where_it_is()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("mine/c.bin", Content);

        var all = scratch.Store(Small).All;

        Assert.That(all.Select(place => place.Set.Name), Is.EqualTo(new[] { "pair", "shipped", "made" }));
        Assert.That(all.Select(place => place.Paths?.Single()), Is.EqualTo(new[] { null, path, null }));
    }

    [Test]
    public void A_file_is_read_as_it_is()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/a.bin", Content);

        Assert.That(scratch.Store(Small).Read("pair", "a.bin"), Is.EqualTo(Content));
    }

    [Test]
    public void A_gzipped_file_is_unpacked_and_its_content_verified()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/b.gz", Packed.Gzip(Content));

        Assert.That(scratch.Store(Small).Read("pair", "b.gz"), Is.EqualTo(Content));
    }

    private static DataFile File(string name, string sha256) => new(name, 100, "here", "none", ["https://localhost/x"], sha256);

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
