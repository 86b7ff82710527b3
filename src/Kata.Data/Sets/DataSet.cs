namespace Kata.Data.Sets;

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">Its name on the command line, e.g. mnist-train.</param>
/// <param name="About">What it is, in a phrase.</param>
/// <param name="Files">Its files, at least one.</param>
/// <param name="Command">The command that downloads it, or null if it ships.</param>
/// <param name="MadeFrom">The data set that it is made from if its own files are missing, or null.</param>
public sealed record DataSet(string Name, string About, IReadOnlyList<DataFile> Files, string? Command = null, string? MadeFrom = null);

/// <summary>A file of a data set.</summary>
/// <param name="Name">Its name in any of the folders that may hold it.</param>
/// <param name="Bound">The most bytes that it may have, packed or unpacked.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Licence">The terms under which it may be used.</param>
/// <param name="Addresses">Where it can be downloaded, tried in turn; none if it cannot be.</param>
/// <param name="Sha256">The SHA-256 of its content, unpacked if the file is gzipped; a file that is downloaded needs it.</param>
/// <param name="GitSha1">
/// The SHA-1 that git gives its content. A file with another one is a different file of the same name and is passed over.
/// </param>
public sealed record DataFile(
    string Name,
    long Bound,
    string Origin,
    string Licence,
    IReadOnlyList<string>? Addresses = null,
    string? Sha256 = null,
    string? GitSha1 = null);

/// <summary>Where a data set is.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Paths">The files that it would be read from, or null if it is not on this machine.</param>
public sealed record DataSetLocation(DataSet Set, IReadOnlyList<string>? Paths);
