using System.Security.Cryptography;
using System.Text;
using Kata.Data.Files;

namespace Kata.Verify.Reports;

/// <summary>The folder that reports are written to: a file there is whole or not there, and a log has whole lines alone.</summary>
/// <param name="folder">The folder; it is made when the first file is written.</param>
public sealed class ReportFiles(string folder)
{
    private const int LongestName = 60;
    private readonly Lock _appending = new();

    /// <summary>Writes a report over an earlier one.</summary>
    /// <param name="name">Its name, with "/" between folders.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="IOException">It cannot be written; the message is a sentence that says why.</exception>
    public void Write(string name, string text) => AtomicFile.Write(Place(name), Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Appends whole lines to a log, and waits until they are on the disk. A line that an earlier run did not complete is removed first.
    /// </summary>
    /// <param name="name">Its name, with "/" between folders.</param>
    /// <param name="lines">The lines, each with its line feed.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Append(string name, string lines)
    {
        lock (_appending)
        {
            using var log = new FileStream(Place(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            log.SetLength(EndOfLastLine(log));
            log.Position = log.Length;
            log.Write(Encoding.UTF8.GetBytes(lines));
            log.Flush(flushToDisk: true);
        }
    }

    /// <summary>A name for a submission's own file, whatever the submission is called: of ASCII letters, and different for each.</summary>
    /// <param name="submission">The submission's name.</param>
    /// <param name="ending">The file's ending, e.g. ".md".</param>
    public static string NameOf(string submission, string ending)
    {
        var letters = submission.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        // UTF-16, so that two names with different halves of surrogate pairs do not become one.
        var hash = SHA256.HashData(Encoding.Unicode.GetBytes(submission));
        return $"{string.Concat(letters)}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}{ending}";
    }

    private string Place(string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (!path.StartsWith(inside, StringComparison.Ordinal))
            throw new ArgumentException($"name is {Escaping.Name(name)} but needs to stay inside the folder of the reports.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static long EndOfLastLine(FileStream log)
    {
        for (var end = log.Length; end > 0; end--)
        {
            log.Position = end - 1;
            if (log.ReadByte() == '\n') return end;
        }

        return 0;
    }
}
