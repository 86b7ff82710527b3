namespace Kata.Data.Sets;

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">What it is asked for by, such as mnist-train.</param>
/// <param name="About">What it is, in a phrase.</param>
/// <param name="Files">Its files, at least one.</param>
/// <param name="Command">The command that gets or makes it, if there is one.</param>
/// <param name="MadeFrom">The data set that stands in for it where its own files are missing, if there is one.</param>
public sealed record DataSet(string Name, string About, IReadOnlyList<DataFile> Files, string? Command = null, string? MadeFrom = null);

/// <summary>A file of a data set.</summary>
/// <param name="Name">Its name in any of the folders that may hold it.</param>
/// <param name="Bound">The most bytes that it may have, packed or unpacked.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Licence">The terms it can be had under.</param>
/// <param name="Addresses">Where it can be downloaded, tried in turn; none where it cannot be.</param>
/// <param name="Sha256">The SHA-256 of its content, unpacked where the file is gzipped; a file that is downloaded needs it.</param>
/// <param name="GitSha1">
/// The SHA-1 that git gives its content. A file with another one is taken for a different file of the same name and passed over.
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
/// <param name="Paths">The files it would be read from, or null where it is not on this machine.</param>
public sealed record DataPlace(DataSet Set, IReadOnlyList<string>? Paths);
