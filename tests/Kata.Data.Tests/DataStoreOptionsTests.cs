using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
[NonParallelizable]
public sealed class DataStoreOptionsTests
{
    [Test]
    public void The_repository_is_above_the_current_folder()
    {
        using var scratch = new Scratch();
        scratch.Write("repository/Kata.sln", []);
        var below = Directory.CreateDirectory(Path.Combine(scratch.Folder, "repository", "a", "b")).FullName;

        var options = In(below, DataStoreOptions.FromEnvironment);

        Assert.That(options.Repository, Is.EqualTo(Path.Combine(scratch.Folder, "repository")));
        Assert.That(options.Shared, Is.EqualTo(Path.Combine(scratch.Folder, "shared", "data")));
    }

    [Test]
    public void Elsewhere_the_repository_is_above_the_program()
    {
        using var scratch = new Scratch();

        var options = In(scratch.Folder, DataStoreOptions.FromEnvironment);

        Assert.That(options.Repository, Is.EqualTo(RealData.Repository()));
    }

    [Test]
    public void A_workspace_elsewhere_names_the_repository()
    {
        using var scratch = new Scratch();
        scratch.Write("repository/Kata.sln", []);
        scratch.Write("mine/.kata", []);
        scratch.Write("mine/lib/repository.txt", System.Text.Encoding.UTF8.GetBytes(scratch.At("repository") + "\n"));

        var options = In(Directory.CreateDirectory(scratch.At("mine/tests")).FullName, DataStoreOptions.FromEnvironment);

        Assert.That(options.Repository, Is.EqualTo(scratch.At("repository")));
        Assert.That(options.Shared, Is.EqualTo(scratch.At("shared/data")));
    }

    [Test]
    public void A_missing_repository_named_by_a_workspace_is_ignored()
    {
        using var scratch = new Scratch();
        scratch.Write("mine/.kata", []);
        scratch.Write("mine/lib/repository.txt", System.Text.Encoding.UTF8.GetBytes(scratch.At("gone")));

        var options = In(scratch.At("mine"), DataStoreOptions.FromEnvironment);

        Assert.That(options.Repository, Is.EqualTo(RealData.Repository()));
    }

    [TestCase("tool/data/moons.csv", "tool", "tool/data")]
    [TestCase("mine/lib/data/moons.csv", "mine/tests/Unit/bin", "mine/lib/data")]
    [TestCase("mine/lib/data/moons.csv", "tool", null)]
    public void Data_sets_that_ship_are_beside_the_program_or_in_the_workspace_around_it(string file, string program, string? found)
    {
        using var scratch = new Scratch();
        scratch.Write(file, []);
        scratch.Write("mine/.kata", []);
        Directory.CreateDirectory(scratch.At(program));

        Assert.That(DataStoreOptions.ShippedWith(scratch.At(program)), Is.EqualTo(found is null ? null : scratch.At(found)));
    }

    [Test]
    public void A_data_set_is_taken_from_those_that_ship()
    {
        using var scratch = new Scratch();
        var moons = scratch.Write("shipped/moons.csv", File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", "moons.csv")));

        var store = new DataStore(scratch.Options(Catalogue.BuiltIn) with { Shipped = scratch.At("shipped") });

        Assert.That(store.Where("moons"), Is.EqualTo(new[] { moons }));
        Assert.That(store.Where("digits"), Is.Null);
    }

    [Test]
    public void KATA_DATA_is_relative_to_the_current_folder()
    {
        using var scratch = new Scratch();

        var options = In(scratch.Folder, () => With("KATA_DATA", "mine", DataStoreOptions.FromEnvironment));

        Assert.That(options.DataFolder, Is.EqualTo(Path.Combine(scratch.Folder, "mine")));
    }

    [Test]
    public void Without_KATA_DATA_there_is_no_such_folder() =>
        Assert.That(With("KATA_DATA", "", DataStoreOptions.FromEnvironment).DataFolder, Is.Null);

    [TestCase("1", true)]
    [TestCase("", false)]
    public void KATA_OFFLINE_forbids_downloads_if_it_is_not_empty(string value, bool offline) =>
        Assert.That(With("KATA_OFFLINE", value, DataStoreOptions.FromEnvironment).Offline, Is.EqualTo(offline));

    [Test]
    [Platform("Linux")]
    public void The_cache_is_in_XDG_CACHE_HOME() => Assert.That(
        With("XDG_CACHE_HOME", "/some/cache", DataStoreOptions.FromEnvironment).Cache, Is.EqualTo("/some/cache/kata"));

    [Test]
    [Platform("Linux")]
    public void A_cache_that_is_not_absolute_is_ignored() => Assert.That(
        With("XDG_CACHE_HOME", "cache", DataStoreOptions.FromEnvironment).Cache, Does.EndWith("/.cache/kata").And.StartsWith("/"));

    private static DataStoreOptions In(string folder, Func<DataStoreOptions> read)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            return read();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static DataStoreOptions With(string variable, string value, Func<DataStoreOptions> read)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            return read();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
