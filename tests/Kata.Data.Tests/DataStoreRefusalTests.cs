using System.Security.Cryptography;
using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DataStoreRefusalTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private static readonly Catalogue Small = new(
    [
        new("pair", "two files", [Remote("a.bin"), Remote("b.gz")], "kata data get pair"),
        new("shipped", "comes along", [new("c.bin", 4, "here", "none", Sha256: Sha256)]),
    ]);

    [TestCase("pair", false,
        "pair is not on this machine: run \"kata data get pair\", or put a.bin and b.gz into the folder named by KATA_DATA.")]
    [TestCase("pair", true,
        "pair is not on this machine: KATA_OFFLINE is set, so unset it first and run \"kata data get pair\", "
        + "or put a.bin and b.gz into the folder named by KATA_DATA.")]
    [TestCase("shipped", true, "shipped is not on this machine: put c.bin into the folder named by KATA_DATA.")]
    public void A_missing_set_is_reported_with_what_to_do(string set, bool offline, string sentence)
    {
        using var scratch = new Scratch();
        var store = scratch.Store(Small, offline);

        var refusal = Assert.Throws<DataMissingException>(() => store.Read(set, Small[set].Files[0].Name));

        Assert.That(refusal!.Message, Is.EqualTo(sentence));
    }

    [Test]
    public void A_missing_MNIST_is_reported_with_the_command_that_downloads_it()
    {
        using var scratch = new Scratch();

        var refusal = Assert.Throws<DataMissingException>(() => scratch.Store(Catalogue.BuiltIn).MnistTrain());

        Assert.That(refusal!.Message, Is.EqualTo(
            "mnist-train is not on this machine: run \"kata data get mnist-train\", or put train-images-idx3-ubyte.gz and "
            + "train-labels-idx1-ubyte.gz into the folder named by KATA_DATA."));
    }

    [Test]
    public void A_missing_ex4_is_reported_with_the_command_that_downloads_its_source()
    {
        using var scratch = new Scratch();

        var refusal = Assert.Throws<DataMissingException>(() => scratch.Store(Catalogue.BuiltIn).Ex4());

        Assert.That(refusal!.Message, Is.EqualTo(
            "ex4 is not on this machine: run \"kata data get ex4\", or put ex4data1.mat into the folder named by KATA_DATA."));
    }

    [Test]
    public async Task A_set_that_ships_is_not_downloaded()
    {
        using var scratch = new Scratch();

        var refusal = await Assert.ThrowsAsync<DataMissingException>(() => scratch.Store(Small).GetAsync("shipped"));

        Assert.That(refusal!.Message, Is.EqualTo(
            "shipped is not on this machine: put c.bin into the folder named by KATA_DATA."));
    }

    [Test]
    public void A_file_with_another_checksum_is_refused_wherever_it_is([Values("repository/data", "mine", "shared", "cache")] string folder)
    {
        using var scratch = new Scratch();
        var path = scratch.Write(Path.Combine(folder, "a.bin"), [1, 2, 3, 5]);

        var reason = Refusal.Of(() => scratch.Store(Small).Read("pair", "a.bin"));

        Assert.That(reason, Is.EqualTo(
            $"{path} has the SHA-256 {Convert.ToHexStringLower(SHA256.HashData([1, 2, 3, 5]))} but needs {Sha256}: "
            + "it is damaged or another file, so delete it and run \"kata data get pair\"."));
    }

    [Test]
    public void A_file_that_no_command_downloads_must_be_replaced_by_hand()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("mine/c.bin", new byte[5]);

        var reason = Refusal.Of(() => scratch.Store(Small).Read("shipped", "c.bin"));

        Assert.That(reason, Is.EqualTo(
            $"{path} has 5 bytes but may have 4 at most: it is damaged or another file, so put the right one in its place."));
    }

    // More than one array can hold, and no room on the disk.
    [Test]
    public void A_file_beyond_its_bound_is_refused_before_it_is_read()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("mine/a.bin", []);
        using (var sparse = File.OpenWrite(path)) sparse.SetLength(1L << 32);

        var reason = Refusal.Of(() => scratch.Store(Small).Read("pair", "a.bin"));

        Assert.That(reason, Does.StartWith($"{path} has 4,294,967,296 bytes but may have 100 at most: "));
    }

    [Test]
    public void A_file_that_unpacks_to_more_than_its_bound_is_refused()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("mine/b.gz", Packed.Gzip(new byte[101]));

        var reason = Refusal.Of(() => scratch.Store(Small).Read("pair", "b.gz"));

        Assert.That(reason, Does.StartWith($"{path} unpacks to more than 100 bytes: "));
    }

    [Test]
    public void A_damaged_gzipped_file_is_refused()
    {
        using var scratch = new Scratch();
        var packed = Packed.Gzip(Content);
        packed[^8] ^= 1;
        var path = scratch.Write("mine/b.gz", packed);

        var reason = Refusal.Of(() => scratch.Store(Small).Read("pair", "b.gz"));

        Assert.That(reason, Does.StartWith($"{path} cannot be unpacked: "));
    }

    [Test]
    public void A_name_that_is_not_in_the_catalogue_is_refused()
    {
        using var scratch = new Scratch();

        var refusal = Assert.Throws<ArgumentException>(() => scratch.Store(Small).Where("pears"));

        Assert.That(refusal!.Message, Is.EqualTo(
            "The data set is \"pears\" but needs to be one of pair, shipped: the catalogue has no other."));
    }

    [Test]
    public void A_file_that_is_not_in_the_set_is_refused()
    {
        using var scratch = new Scratch();

        var refusal = Assert.Throws<ArgumentException>(() => scratch.Store(Small).Read("pair", "c.bin"));

        Assert.That(refusal!.Message, Is.EqualTo("The file is \"c.bin\" but needs to be one of a.bin, b.gz: pair has no other."));
    }

    private static DataFile Remote(string name) => new(name, 100, "here", "none", ["https://localhost/x"], Sha256);
}
