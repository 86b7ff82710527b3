namespace Kata.Data.Downloads;

/// <summary>How much of a file has been downloaded.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Done">Bytes received.</param>
/// <param name="Total">Bytes in all, or null if the server does not say.</param>
public readonly record struct DownloadProgress(string File, long Done, long? Total);
