using System.Net.Http.Headers;

namespace Kata.Data.Downloads;

/// <summary>
/// What has been received of a file, beside its final place, and what it was received of: NAME.part, and NAME.part.of with the address and
/// the server's tag for the content. One process at a time has these; any other gets a file of its own that cannot be continued.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _target;
    private readonly FileStream? _lock;

    /// <summary>Opens the part of a file in a folder, which is made where it is missing.</summary>
    public PartFile(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        _target = Path.Combine(folder, name);
        _lock = Lock(Path.Combine(folder, ".lock"));
        FilePath = _lock is null ? $"{_target}.{Guid.NewGuid():N}.part" : $"{_target}.part";
    }

    /// <summary>Where it is.</summary>
    public string FilePath { get; }

    private string Origin => $"{FilePath}.of";

    /// <summary>How much there is of what the address had under which tag, or null where nothing can be continued.</summary>
    public (long Length, EntityTagHeaderValue Tag)? Begun(string address) =>
        File.Exists(Origin) && new FileInfo(FilePath) is { Exists: true, Length: > 0 and var length }
        && File.ReadAllLines(Origin) is [var from, var tag] && from == address && EntityTagHeaderValue.TryParse(tag, out var parsed)
            ? (length, parsed)
            : null;

    /// <summary>Opens it for more of the same.</summary>
    public FileStream Continue() => new(FilePath, FileMode.Append);

    /// <summary>Opens it anew; without a strong tag it cannot be continued later (RFC 9110, section 13.1.5).</summary>
    public FileStream Begin(string address, EntityTagHeaderValue? tag)
    {
        Discard();
        var stream = new FileStream(FilePath, FileMode.CreateNew);
        if (tag is { IsWeak: false } && _lock is not null) File.WriteAllLines(Origin, [address, tag.Tag]);
        return stream;
    }

    /// <summary>Makes it the file itself.</summary>
    public void Finish()
    {
        File.Move(FilePath, _target, overwrite: true);
        File.Delete(Origin);
    }

    /// <summary>Forgets what has been received.</summary>
    public void Discard()
    {
        File.Delete(Origin);
        File.Delete(FilePath);
    }

    /// <summary>Leaves behind what can be continued and nothing else.</summary>
    public void Dispose()
    {
        if (!File.Exists(Origin) || new FileInfo(FilePath) is not { Exists: true, Length: > 0 }) Discard();
        _lock?.Dispose();
    }

    private static FileStream? Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
