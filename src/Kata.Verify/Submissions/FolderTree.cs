namespace Kata.Verify.Submissions;

/// <summary>A folder on disk. Links are never followed, and only regular files are opened.</summary>
/// <param name="root">Its path.</param>
/// <param name="except">The full path of a file or a folder that is not seen; null for none.</param>
internal sealed class FolderTree(string root, string? except = null) : IFileTree
{
    private const int MostLevels = 12;

    private static readonly EnumerationOptions Everything =
        new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <inheritdoc/>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root)));

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string at) => [.. Entries(at, []).Where(entry => entry.IsFolder).Select(entry => entry.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string at) => [.. Entries(at, []).Where(entry => !entry.IsFolder).Select(entry => entry.Name)];

    /// <inheritdoc/>
    public SubmittedFiles Below(string at)
    {
        List<SubmittedFile> files = [];
        List<string> problems = [];
        Stack<string> folders = new([""]);
        while (folders.TryPop(out var folder))
        {
            foreach (var (name, isFolder) in Entries($"{at}{folder}", problems))
            {
                if (files.Count == Limits.Entries)
                {
                    problems.Add($"it holds more than {Limits.Entries:N0} files: the others are not read.");
                    return new(Sorted(files), problems);
                }

                if (!isFolder) files.Add(File($"{at}{folder}{name}") with { Path = $"{folder}{name}" });
                else if (Belonging.IsLeftOut(name)) files.Add(SubmittedFile.Refused($"{folder}{name}/", "is left out."));
                else if (folder.Count(character => character == '/') < MostLevels) folders.Push($"{folder}{name}/");
            }
        }

        return new(Sorted(files), problems);
    }

    /// <inheritdoc/>
    public SubmittedFile File(string path)
    {
        var full = System.IO.Path.Combine(root, path);
        var status = FileStatus.Of(full);
        var note = status.Names > 1 ? $"has {status.Names} names in the file system (hard links)." : null;
        var refusal = status.Kind switch
        {
            FileKind.Regular => null,
            FileKind.Link => "is a link, which is not followed.",
            FileKind.Pipe => "is a pipe but needs to be a file.",
            FileKind.Device => "is a device but needs to be a file.",
            FileKind.Socket => "is a socket but needs to be a file.",
            _ => "cannot be read.",
        };
        return new(path, refusal ?? TooLarge(path, status.Length), note, most => Read(full, status, most));
    }

    private static string? TooLarge(string path, long length) =>
        path.EndsWith(".cs", StringComparison.Ordinal) && length > Limits.FileBytes ? Limits.TooLarge : null;

    private static byte[] Read(string path, FileStatus status, int most)
    {
        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!status.IsOf(file)) throw new IOException("it changed while it was read");
        using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
        return Limits.Read(stream, most);
    }

    private static List<SubmittedFile> Sorted(List<SubmittedFile> files) =>
        [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    // A link to a folder is listed as a file, and refused.
    private List<(string Name, bool IsFolder)> Entries(string at, List<string> problems)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFileSystemEntries(System.IO.Path.Combine(root, at), "*", Everything)
                    .Where(path => except is null || System.IO.Path.GetFullPath(path) != except)
                    .Take(Limits.EntriesOfRun)
                    .Select(path => (System.IO.Path.GetFileName(path), FileStatus.Of(path).Kind == FileKind.Folder))
                    .OrderBy(entry => entry.Item1, StringComparer.Ordinal),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"the folder {Policy.Escaped.Of(at)} cannot be read.");
            return [];
        }
    }
}
