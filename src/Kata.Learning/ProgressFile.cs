using System.Text;

namespace Kata.Learning;

/// <summary>The file progress.txt of a workspace, to which several processes may add lines.</summary>
internal static class ProgressFile
{
    private const string Name = "progress.txt";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    /// <summary>All of it; empty if there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read; the message is a sentence.</exception>
    public static string Read(Workspace workspace)
    {
        var path = Path.Combine(workspace.Folder, Name);
        if (!Path.Exists(path)) return "";
        using var stream = Opened(path, "read", () => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>Adds a line.</summary>
    /// <exception cref="IOException">The file cannot be written; the message is a sentence, and the file is as it was.</exception>
    // Alone in the file: .NET's append remembers where the end was when the file was opened, and would write over what came since.
    public static void Append(Workspace workspace, string line)
    {
        var path = Path.Combine(workspace.Folder, Name);
        using var stream =
            Opened(path, "written", () => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        try
        {
            Append(stream, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failed(path, "written", e);
        }
    }

    private static void Append(FileStream stream, string line)
    {
        var end = stream.Length;
        if (end > 0) stream.Seek(end - 1, SeekOrigin.Begin);
        var torn = end > 0 && stream.ReadByte() != '\n';
        try
        {
            stream.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + line + "\n"));
        }
        catch (IOException)
        {
            stream.SetLength(end);
            throw;
        }
    }

    // Another process may be writing its line: that takes a moment.
    private static FileStream Opened(string path, string what, Func<FileStream> open)
    {
        for (var since = Environment.TickCount64; ; Thread.Sleep(5))
        {
            try
            {
                return open();
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                var final = e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException;
                if (final || Environment.TickCount64 - since > LockTimeout.TotalMilliseconds) throw Failed(path, what, e);
            }
        }
    }

    private static IOException Failed(string path, string what, Exception e)
    {
        var why = Directory.Exists(path) ? "it is a folder" : e is UnauthorizedAccessException ? "this user may not"
            : e.Message.TrimEnd('.');
        return new($"{path} cannot be {what}: {why}.", e);
    }
}
