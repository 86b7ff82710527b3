using System.Text.RegularExpressions;
using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class CatalogueTests
{
    private static IEnumerable<DataFile> Files => Catalogue.BuiltIn.DataSets.SelectMany(set => set.Files);

    [Test]
    public void The_data_sets_are_these() => Assert.That(
        Catalogue.BuiltIn.DataSets.Select(set => set.Name),
        Is.EqualTo(new[] { "digits", "digits-weights", "moons", "mnist-train", "mnist-test", "ex4", "ex4weights", "sample_weight" }));

    [Test]
    public void Every_address_is_https() =>
        Assert.That(Files.SelectMany(file => file.Addresses ?? []).ToList(), Has.Count.EqualTo(12).And.All.StartsWith("https://"));

    [Test]
    public void Every_address_ends_with_its_files_name() => Assert.That(
        Files.SelectMany(file => (file.Addresses ?? []).Where(address => !address.EndsWith($"/{file.Name}", StringComparison.Ordinal))),
        Is.Empty);

    [Test]
    public void Every_checksum_is_64_digits_in_lower_case() => Assert.That(
        Files.Select(file => file.Sha256).OfType<string>().Where(sha256 => !Regex.IsMatch(sha256, "^[0-9a-f]{64}$")), Is.Empty);

    [Test]
    public void The_readme_of_the_data_names_every_file_and_checksum()
    {
        var readme = File.ReadAllText(Path.Combine(RealData.Repository(), "data", "README.md"));

        foreach (var file in Files)
        {
            Assert.That(readme, Does.Contain($"| {file.Name} |"));
            Assert.That(readme, Does.Contain(file.Sha256 ?? file.GitSha1 ?? file.Name));
        }
    }

    // What a user copies from an error must be a command for that set.
    [Test]
    public void Every_set_with_addresses_is_downloaded_by_its_name() => Assert.That(
        Catalogue.BuiltIn.DataSets.Where(set => set.Files[0].Addresses is not null).Select(set => set.Command),
        Is.EqualTo(Catalogue.BuiltIn.DataSets.Where(set => set.Files[0].Addresses is not null).Select(set => $"kata data get {set.Name}")));

    [Test]
    public void Every_file_name_is_plain() =>
        Assert.That(Files.Where(file => Path.GetFileName(file.Name) != file.Name || file.Name is "" or "." or ".."), Is.Empty);

    [Test]
    public void Every_file_with_an_address_has_a_checksum() =>
        Assert.That(Files.Where(file => file.Addresses is not null && file.Sha256 is null), Is.Empty);
}
