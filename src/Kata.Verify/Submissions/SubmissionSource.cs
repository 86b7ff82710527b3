using Kata.Verify.Policy;

namespace Kata.Verify.Submissions;

/// <summary>Finds submissions: in a folder, a folder of folders, a zip of one or of many, or a Moodle or Gradescope download.</summary>
public static class SubmissionSource
{
    /// <summary>Finds them, and reads one at a time.</summary>
    /// <param name="paths">Folders and zips.</param>
    /// <param name="except">A folder among them that holds no submission, because reports are written there; null for none.</param>
    /// <returns>In the order of their ids, which are unique and stay the same when the same paths are read again.</returns>
    /// <exception cref="FileNotFoundException">A path is neither a folder nor a zip.</exception>
    public static IEnumerable<ReceivedSubmission> Find(IReadOnlyList<string> paths, string? except = null)
    {
        foreach (var path in paths)
        {
            if (!Directory.Exists(path) && !IsZip(path))
                throw new FileNotFoundException($"{Escaped.Of(path)} is neither a folder nor a zip, and holds no submission.");
        }

        return Read(paths, except is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(except)));
    }

    private static IEnumerable<ReceivedSubmission> Read(IReadOnlyList<string> paths, string? except)
    {
        List<Stream> zips = [];
        try
        {
            foreach (var place in Named(paths.SelectMany(path => PlacesOf(path, except, zips))))
                yield return SubmissionReader.Read(place);
        }
        finally
        {
            foreach (var zip in zips) zip.Dispose();
        }
    }

    private static IReadOnlyList<Place> PlacesOf(string path, string? except, List<Stream> zips)
    {
        if (Directory.Exists(path))
        {
            var places = new Layout(new FolderTree(path, except)).Places();
            return [.. places.Select(place => place with { Folder = Path.Combine(path, place.At) })];
        }

        var name = Path.GetFileNameWithoutExtension(path);
        try
        {
            zips.Add(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return new Layout(new ZipTree(name, zips[^1], Limits.EntriesOfRun)).Places();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var why = failure is InvalidDataException ? failure.Message : "cannot be read.";
            return [Place.Refused(name, $"{Escaped.Of(Path.GetFileName(path))} {why}")];
        }
    }

    // Two of a name, or names that differ in case only, would share their files in a report.
    private static IEnumerable<Place> Named(IEnumerable<Place> places)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<Place> named = [];
        foreach (var place in places.OrderBy(place => place.Id, StringComparer.Ordinal))
        {
            var id = place.Id;
            for (var number = 2; !taken.Add(id); number++) id = string.Create(CultureInfo.InvariantCulture, $"{place.Id}-{number}");
            named.Add(place with { Id = id });
        }

        return named.OrderBy(place => place.Id, StringComparer.Ordinal);
    }

    private static bool IsZip(string path) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path)
            && FileStatus.Of(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Kind == FileKind.Regular;
}
