using Kata.Data.Files;

namespace Kata.Learning;

/// <summary>
/// The folder of earlier versions: a file for each, named for its step and its time, as in Forward.2026-11-22T12-34-56.789Z.cs.
/// </summary>
internal sealed class BackupFolder(string folder)
{
    // No colons: some file systems have no such names.
    private const string Time = "yyyy-MM-dd'T'HH-mm-ss.fff'Z'";

    private const int TimeLength = 24;

    /// <summary>What a file holds that is about to be replaced, or null where there is none or a link that leads nowhere.</summary>
    /// <exception cref="IOException">It cannot be read; the message is a sentence.</exception>
    public static byte[]? Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : e.Message.TrimEnd('.');
            throw new IOException($"{path} cannot be read, so nothing was changed: {why}.", e);
        }
    }

    /// <summary>Keeps a version and gives its path. A second one of the same millisecond gets a number.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Add(Step step, byte[] content, DateTimeOffset now)
    {
        Folder.Make(folder);
        var stem = Path.Combine(folder, $"{step}.{now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}");
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? $"{stem}.cs" : $"{stem}.{number}.cs";
            if (AtomicFile.Create(path, content)) return path;
        }
    }

    /// <summary>The versions of a step, newest first. Other files of the folder are passed over.</summary>
    public IReadOnlyList<Backup> Of(Step step)
    {
        var start = $"{step}.";
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. from file in new DirectoryInfo(folder).GetFiles($"{start}*.cs")
               let name = Path.GetFileNameWithoutExtension(file.Name)[start.Length..]
               let parsed = Parsed(name)
               where parsed is not null
               orderby parsed.Value.When descending, parsed.Value.Number descending
               select new Backup(file.FullName, parsed.Value.When, file.Length),
        ];
    }

    private static (DateTimeOffset When, int Number)? Parsed(string name)
    {
        if (name.Length < TimeLength) return null;
        var (time, rest) = (name[..TimeLength], name[TimeLength..]);
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(time, Time, CultureInfo.InvariantCulture, utc, out var when)) return null;
        if (rest.Length == 0) return (when, 1);
        return rest[0] == '.' && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (when, number) : null;
    }
}
