namespace Kata.Data.Downloads;

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
