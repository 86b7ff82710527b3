using System.Text.Json;
using Kata.Verify.Reports;

namespace Kata.Verify.Running;

/// <summary>A submission of a run.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Key">What its verdict depends on.</param>
public sealed record RunEntry(string Id, string Key);

/// <summary>What a run was, written when it is complete.</summary>
/// <param name="Identity">What its verdicts depend on.</param>
/// <param name="Shard">Which part it judged.</param>
/// <param name="Ids">All submissions that it found, those of other parts too.</param>
/// <param name="Judged">Those of its own part.</param>
public sealed record RunManifest(RunIdentity Identity, Shard Shard, IReadOnlyList<string> Ids, IReadOnlyList<RunEntry> Judged)
{
    /// <summary>The file's name in the folder of the reports.</summary>
    public const string Name = "manifest.json";

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(ReportFiles files) => files.Write(Name, RunJson.Document(this));

    /// <summary>Removes the manifest of an earlier run: while there is none, a run is not complete.</summary>
    public static void Remove(string folder) => File.Delete(Path.Combine(folder, Name));

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is something else; the message says so in a sentence.</exception>
    public static RunManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return RunJson.Read<RunManifest>(File.ReadAllText(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException(
                $"{Escaping.Name(folder)} holds no complete run of kata verify: start the same one again, and it goes on where it stopped.",
                missing);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"{Escaping.Name(path)} is no manifest of kata verify: start the same run again.", failure);
        }
    }
}
