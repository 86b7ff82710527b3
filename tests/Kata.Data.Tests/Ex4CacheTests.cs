using Kata.Data.Formats.Idx;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

/// <summary>Ng's digits are made from MNIST once.</summary>
[Category("Data")]
public sealed class Ex4CacheTests
{
    private DirectoryInfo _cache = null!;

    [SetUp]
    public void MakeCache() => _cache = Directory.CreateTempSubdirectory("kata-cache-");

    [TearDown]
    public void DeleteCache() => _cache.Delete(recursive: true);

    [Test]
    public void The_digits_are_kept_and_a_damaged_copy_is_made_again()
    {
        var store = new DataStore(DataStoreOptions.FromEnvironment() with { Cache = _cache.FullName });
        var made = RequiredData.Of("mnist-train", () => Ex4.FromMnist(Mnist(store, 0), Mnist(store, 1)));

        store.Ex4();
        var kept = _cache.GetFiles().Single();
        Assert.That(kept.Length, Is.EqualTo(5000 * 400 * 8));
        Same(store.Ex4(), made);

        var bytes = File.ReadAllBytes(kept.FullName);
        bytes[1_234_567] ^= 1;
        File.WriteAllBytes(kept.FullName, bytes);
        Same(store.Ex4(), made);
        bytes[1_234_567] ^= 1;
        Assert.That(File.ReadAllBytes(kept.FullName).SequenceEqual(bytes), "the copy is right again");
    }

    private static IdxArray Mnist(DataStore store, int index)
    {
        var file = store.Catalogue["mnist-train"].Files[index].Name;
        return IdxFile.Read(store.Read("mnist-train", file), file);
    }

    private static void Same(Examples digits, Examples made)
    {
        Assert.That(digits.Labels, Is.EqualTo(made.Labels));
        Assert.That(digits.X.ToColumnMajorArray().AsSpan().SequenceEqual(made.X.ToColumnMajorArray()), "bit by bit");
    }
}
