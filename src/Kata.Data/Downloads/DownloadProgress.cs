namespace Kata.Data.Downloads;

/// <summary>How far the download of a file is.</summary>
/// <param name="File">Its name.</param>
/// <param name="Done">The bytes received, those of an earlier download that is continued included.</param>
/// <param name="Total">The bytes there are, where the server says.</param>
public readonly record struct DownloadProgress(string File, long Done, long? Total);
