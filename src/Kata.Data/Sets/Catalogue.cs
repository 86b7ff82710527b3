using System.Text.Json;
using System.Text.Json.Serialization;
using Kata.Data.Files;

namespace Kata.Data.Sets;

/// <summary>The data sets and their names.</summary>
/// <param name="dataSets">In the order in which they are listed; file names are plain, and a file with addresses has a checksum.</param>
public sealed class Catalogue(IReadOnlyList<DataSet> dataSets)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<Catalogue> Embedded = new(ReadEmbedded);

    /// <summary>The catalogue that comes with this room: data/catalogue.json.</summary>
    public static Catalogue BuiltIn => Embedded.Value;

    /// <summary>Every data set, in order.</summary>
    public IReadOnlyList<DataSet> DataSets => dataSets;

    /// <summary>The data set of a name.</summary>
    /// <param name="name">E.g. mnist-train; case matters.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataSet this[string name] => DataSets.FirstOrDefault(set => set.Name == name) ?? throw new ArgumentException(
        $"The data set is {ErrorText.Quote(name)} but needs to be one of {string.Join(", ", DataSets.Select(set => set.Name))}: "
        + "the catalogue has no other.");

    private static Catalogue ReadEmbedded()
    {
        using var json = typeof(Catalogue).Assembly.GetManifestResourceStream("catalogue.json")!;
        return new(JsonSerializer.Deserialize<Contents>(json, Format)!.DataSets);
    }

    private sealed record Contents(IReadOnlyList<DataSet> DataSets);
}
