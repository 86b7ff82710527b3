using System.Text.Json;
using System.Text.Json.Serialization;
using Kata.Data.Files;

namespace Kata.Data.Sets;

/// <summary>The data sets and their names.</summary>
public sealed class Catalogue
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<Catalogue> Embedded = new(ReadEmbedded);

    /// <summary>Makes a catalogue.</summary>
    /// <param name="dataSets">Its data sets, in the order in which they are listed.</param>
    /// <exception cref="ArgumentException">
    /// Two sets share a name, a file's name is a path, an address is not http or https, or a file with addresses has no checksum.
    /// </exception>
    public Catalogue(IReadOnlyList<DataSet> dataSets)
    {
        DataSets = dataSets;
        if (dataSets.GroupBy(set => set.Name).FirstOrDefault(sets => sets.Count() > 1) is { } twice)
            throw new ArgumentException($"The data set {ErrorText.Quote(twice.Key)} occurs twice but needs to occur once.");
        foreach (var file in dataSets.SelectMany(set => set.Files)) Check(file);
    }

    /// <summary>The catalogue that comes with this room: data/catalogue.json.</summary>
    public static Catalogue BuiltIn => Embedded.Value;

    /// <summary>Every data set, in order.</summary>
    public IReadOnlyList<DataSet> DataSets { get; }

    /// <summary>The data set of a name.</summary>
    /// <param name="name">E.g. mnist-train; case matters.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataSet this[string name] => DataSets.FirstOrDefault(set => set.Name == name) ?? throw new ArgumentException(
        $"The data set is {ErrorText.Quote(name)} but needs to be one of {string.Join(", ", DataSets.Select(set => set.Name))}: "
        + "the catalogue has no other.");

    private static void Check(DataFile file)
    {
        if (Path.GetFileName(file.Name) != file.Name || file.Name is "" or "." or "..")
        {
            throw new ArgumentException(
                $"The file name {ErrorText.Quote(file.Name)} needs to be plain: it is looked for in several folders.");
        }

        foreach (var address in file.Addresses ?? [])
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            {
                throw new ArgumentException(
                    $"The address {ErrorText.Quote(address)} needs to begin with https:// or http://: nothing else is fetched.");
            }

            if (file.Sha256 is null)
            {
                throw new ArgumentException(
                    $"The file {ErrorText.Quote(file.Name)} has an address and needs a SHA-256: a download is verified.");
            }
        }
    }

    private static Catalogue ReadEmbedded()
    {
        using var json = typeof(Catalogue).Assembly.GetManifestResourceStream("catalogue.json")!;
        return new(JsonSerializer.Deserialize<Contents>(json, Format)!.DataSets);
    }

    private sealed record Contents(IReadOnlyList<DataSet> DataSets);
}
