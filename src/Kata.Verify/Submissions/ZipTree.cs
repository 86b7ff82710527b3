using System.IO.Compression;
using Kata.Verify.Policy;

namespace Kata.Verify.Submissions;

/// <summary>A zip, read in memory or from an open file and never unpacked to the disk.</summary>
internal sealed class ZipTree : IFileTree
{
    private const int LinkOfUnix = 0xA000;
    private const int KindOfUnix = 0xF000;

    private readonly SortedDictionary<string, SubmittedFile> _files = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Sentence)> _problems = [];

    /// <summary>Reads the zip's list of files.</summary>
    /// <param name="name">The name, without .zip.</param>
    /// <param name="content">The zip; it stays open while files are read.</param>
    /// <param name="most">The number of entries.</param>
    /// <exception cref="InvalidDataException">It is no zip, or one that is not read; the message is a sentence's end.</exception>
    public ZipTree(string name, Stream content, int most)
    {
        Name = name;
        var count = ZipDirectory.CountOf(content);
        if (count > most)
            throw new InvalidDataException(FormattableString.Invariant($"holds {count:N0} files but needs at most {most:N0}."));
        ZipArchive zip;
        try
        {
            zip = new(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries.Take(most)) Add(entry);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException("is no zip that can be read.", failure);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string at) =>
        [.. Rest(at).Where(rest => rest.Contains('/')).Select(rest => rest[..rest.IndexOf('/')]).Distinct()];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string at) => [.. Rest(at).Where(rest => !rest.Contains('/'))];

    /// <inheritdoc/>
    public SubmittedFiles Below(string at)
    {
        var files = _files.Values.Where(file => file.Path.StartsWith(at, StringComparison.Ordinal))
            .Select(file => file with { Path = file.Path[at.Length..] }).ToList();
        List<string> problems = [.. _problems.Where(problem => IsBelow(problem.Path, at)).Select(problem => problem.Sentence)];
        if (files.Count > Limits.Entries) problems.Add($"it holds more than {Limits.Entries:N0} files: the others are not read.");
        return new([.. files.Take(Limits.Entries)], problems);
    }

    /// <inheritdoc/>
    public SubmittedFile File(string path) => _files.GetValueOrDefault(path) ?? SubmittedFile.Refused(path, "is missing.");

    // A path that leads out of the zip belongs to whoever's folder it climbs out of, and otherwise to everybody.
    private static bool IsBelow(string path, string at) => path.StartsWith(at, StringComparison.Ordinal) || !path.Contains('/')
        || path.StartsWith("../", StringComparison.Ordinal) || path[0] == '/';

    private IEnumerable<string> Rest(string at) => _files.Keys.Where(path => path.StartsWith(at, StringComparison.Ordinal))
        .Select(path => path[at.Length..]);

    private void Add(ZipArchiveEntry entry)
    {
        // Some Windows programs write backslashes.
        var path = entry.FullName.Replace('\\', '/');
        if (path.EndsWith('/')) return;
        if (Climbs(path) is { } why)
            _problems.Add((path, $"{Escaped.Of(path)} in the zip {why}, and is not read."));
        else if (!_files.TryAdd(path, new(path, Refusal(entry, path), null, most => Read(entry, most))))
            _problems.Add((path, $"{Escaped.Of(path)} is in the zip twice: the second one is not read."));
    }

    private static string? Climbs(string path) => path switch
    {
        "" => "has no name",
        ['/', ..] or [_, ':', ..] => "has an absolute path",
        _ when path.Split('/').Any(name => name is ".." or ".") => "leads out of its folder",
        _ when path.Split('/').Any(name => name.Length == 0) || path.Any(char.IsControl) => "has an odd path",
        _ => null,
    };

    private static string? Refusal(ZipArchiveEntry entry, string path)
    {
        var kind = (entry.ExternalAttributes >> 16) & KindOfUnix;
        if (kind == LinkOfUnix) return "is a link, which is not followed.";
        if (kind is not (0 or 0x8000)) return "is no regular file.";
        if (entry.IsEncrypted) return "is encrypted.";
        if (!path.EndsWith(".cs", StringComparison.Ordinal)) return null;
        if (entry.Length > Limits.FileBytes) return Limits.TooLarge;
        return entry.Length > Limits.Ratio * Math.Max(1, entry.CompressedLength)
            ? $"is more than {Limits.Ratio} times smaller in the zip, as no source file is." : null;
    }

    private static byte[] Read(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        return Limits.Read(stream, most);
    }
}
