using Kata.Data.Downloads;

namespace Kata.Data.Sets;

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">Its name on the command line, e.g. mnist-train.</param>
/// <param name="About">What it is, in a phrase.</param>
/// <param name="Files">Its files, at least one.</param>
/// <param name="Command">The command that downloads it, or null if it ships.</param>
/// <param name="MadeFrom">The data set that it is made from if its own files are missing, or null.</param>
public sealed record DataSet(string Name, string About, IReadOnlyList<DataFile> Files, string? Command = null, string? MadeFrom = null);

/// <summary>Where a data set is.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Paths">The files that it would be read from, or null if it is not on this machine.</param>
public sealed record DataSetLocation(DataSet Set, IReadOnlyList<string>? Paths);
