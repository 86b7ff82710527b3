namespace Kata.Data.Files;

/// <summary>Writes files so that a reader sees the old content or the new, and never a part.</summary>
public static class AtomicFile
{
    // ENOSPC and ERROR_DISK_FULL: the system's own words would name a temporary file.
    private const int DiskFull = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>
    /// Writes a new file next to the old one, waits until it is on the disk and moves it over the old one. If that fails, the old file is
    /// unchanged.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="content">Its new content.</param>
    /// <exception cref="IOException">The file cannot be written; the message is a sentence that names it and says why.</exception>
    public static void Write(string path, byte[] content) => Place(path, content, reserve: false);

    /// <summary>As <see cref="Write"/>, but only if nothing is at the path.</summary>
    /// <returns>Whether the file was written; anything at the path, even a folder or a dangling link, stays as it is.</returns>
    /// <exception cref="IOException">The file cannot be written; the message is a sentence that names it and says why.</exception>
    public static bool Create(string path, byte[] content) => !Taken(path) && Place(path, content, reserve: true);

    /// <summary>Finds out before long work whether its outcome can be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it will hold, e.g. "model".</param>
    /// <exception cref="IOException">It cannot; the message is a sentence that names it and says why.</exception>
    public static void EnsureWritable(string path, string what)
    {
        if (Directory.Exists(path)) throw new IOException($"{path} is a folder, so no {what} can be written there: name a file.");
        // An existing file is not touched: another one next to it is made and removed.
        var probe = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Write(probe, []);
        }
        catch (IOException failure)
        {
            throw new IOException(failure.Message.Replace(probe, path, StringComparison.Ordinal), failure);
        }

        File.Delete(probe);
    }

    private static bool Place(string path, byte[] content, bool reserve)
    {
        var next = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", $".{Guid.NewGuid():N}.tmp");
        var placed = false;
        try
        {
            using (var stream = new FileStream(next, FileMode.CreateNew))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            placed = !reserve || Reserved(path);
            if (placed) File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleting a missing file is not an error, and one that cannot be deleted must not hide the first error.
            if (reserve && placed) Try(() => File.Delete(path));
            Try(() => File.Delete(next));
            throw new IOException($"{path} cannot be written: {Reason(path, e)}.", e);
        }

        if (!placed) Try(() => File.Delete(next));
        return placed;
    }

    // A move without overwriting checks first and moves then, so two processes may both succeed. Only one can create the empty file.
    private static bool Reserved(string path)
    {
        try
        {
            new FileStream(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (Taken(path))
        {
            return false;
        }
    }

    private static bool Taken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>Why a file could not be written, as the end of a sentence.</summary>
    internal static string Reason(string path, Exception e) => e switch
    {
        _ when Directory.Exists(path) => "it is a folder",
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "this user may not write there",
        { HResult: DiskFull or DiskFullOnWindows } => "the disk is full",
        _ => e.Message.TrimEnd('.'),
    };

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
