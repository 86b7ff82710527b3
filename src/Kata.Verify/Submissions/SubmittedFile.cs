namespace Kata.Verify.Submissions;

/// <summary>A file in a folder or a zip that has not been opened.</summary>
/// <param name="Path">Its path there, with "/" between names.</param>
/// <param name="Refusal">Why it must not be opened, as what follows its name in a sentence; null if it may be.</param>
/// <param name="Note">What is odd about it, likewise; null if nothing is.</param>
/// <param name="Read">Gives its content, but at most as many bytes as it is told.</param>
internal sealed record SubmittedFile(string Path, string? Refusal, string? Note, Func<int, byte[]> Read)
{
    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>A file that must not be opened.</summary>
    public static SubmittedFile Refused(string path, string why) => new(path, why, null, _ => []);
}

/// <summary>The files of a submission.</summary>
/// <param name="All">In the order of their paths.</param>
/// <param name="Problems">What was refused on the way, as sentences.</param>
internal sealed record SubmittedFiles(IReadOnlyList<SubmittedFile> All, IReadOnlyList<string> Problems);

/// <summary>A folder or a zip.</summary>
internal interface IFileTree
{
    /// <summary>Its name, without .zip.</summary>
    string Name { get; }

    /// <summary>The names of the folders in a folder.</summary>
    /// <param name="at">The folder's path with "/" at the end; empty for the whole.</param>
    IReadOnlyList<string> Folders(string at);

    /// <summary>The names of the files in a folder, links and pipes included.</summary>
    /// <param name="at">As in <see cref="Folders"/>.</param>
    IReadOnlyList<string> Files(string at);

    /// <summary>All files below a folder; their paths begin there.</summary>
    /// <param name="at">As in <see cref="Folders"/>.</param>
    SubmittedFiles Below(string at);

    /// <summary>A file.</summary>
    /// <param name="path">Its path.</param>
    SubmittedFile File(string path);
}
