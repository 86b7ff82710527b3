using System.Text;
using Kata.Verify.Policy;

namespace Kata.Verify.Submissions;

/// <summary>Finds the submissions in a folder or a zip: one, or one for each folder and each zip in it.</summary>
/// <param name="tree">The folder or the zip.</param>
internal sealed class Layout(IFileTree tree)
{
    private const int MostLevels = 2;
    private const int MostMetadataBytes = 16 * 1024 * 1024;

    /// <summary>The submissions, in no order.</summary>
    public IReadOnlyList<Place> Places() => Places("", tree.Name, 0);

    private IReadOnlyList<Place> Places(string at, string name, int level)
    {
        if (HoldsSteps(at)) return [One(name, at)];
        List<string> folders = [.. tree.Folders(at).Where(folder => !Belonging.IsLeftOut(folder))];
        List<string> files = [.. tree.Files(at).Where(file => !file.StartsWith('.'))];
        if (folders.Concat(files).Any(DownloadNames.IsOnlineText) || folders.Concat(files).Any(IsOfDownload))
            return OfDownload(at, folders, files);
        List<string> candidates = [.. folders.Where(folder => !Belonging.IsBeside(folder))];
        List<Place> others = [.. OfFiles(at, files)];
        if (candidates.Count + others.Count == 0) return [One(name, at)];
        if (candidates.Count == 1 && others.Count == 0)
        {
            // A folder with a single student is called as it will be when the second one hands in.
            var inner = tree is FolderTree && folders.Count == 1 ? candidates[0] : name;
            return level < MostLevels ? Places($"{at}{candidates[0]}/", inner, level + 1) : [One(inner, at)];
        }

        if (tree is ZipTree && others.Count == 0 && candidates.Count(folder => HoldsStepsBelow($"{at}{folder}/")) == 1)
            return [One(name, at)];
        return [.. candidates.Select(folder => One(folder, $"{at}{folder}/")), .. others];
    }

    private List<Place> OfDownload(string at, List<string> folders, List<string> files)
    {
        var students = files.Contains(DownloadNames.GradescopeMetadata) ? Students(at) : new Dictionary<string, (string, string)>();
        List<Place> places = [];
        foreach (var folder in folders.Where(folder => !DownloadNames.IsOnlineText(folder) && !Belonging.IsBeside(folder)))
        {
            var place = One(folder, $"{at}{folder}/");
            if (DownloadNames.OfMoodle(folder) is var (student, number, _))
                place = place with { Id = $"{student}_{number}", Student = student, StudentId = number };
            else if (students.TryGetValue(folder, out var known))
                place = place with { Student = known.Item1, StudentId = known.Item2 };
            places.Add(place);
        }

        foreach (var own in files.Where(IsOfMoodle).GroupBy(file => DownloadNames.OfMoodle(file)!.Value with { File = "" }))
        {
            var (student, number, _) = own.Key;
            List<string> names = [.. own];
            places.Add(new($"{student}_{number}", () => Picked(at, names)) { Student = student, StudentId = number });
        }

        places.AddRange(OfFiles(at, [.. files.Where(file => !IsOfMoodle(file))]));
        return places;
    }

    // Zips; and links and pipes where a student's folder could be, which are refused.
    private IEnumerable<Place> OfFiles(string at, List<string> files)
    {
        foreach (var name in files)
        {
            var file = tree.File($"{at}{name}");
            if (file.Refusal is { } why && (IsZip(name) || !name.Contains('.')))
                yield return Place.Refused(name, $"{Escaped.Of(name)} {why}");
            else if (IsZip(name))
                yield return new(name[..^".zip".Length], () => new([file with { Path = name }], []));
        }
    }

    private SubmittedFiles Picked(string at, List<string> names) =>
        new([.. names.Select(name => tree.File($"{at}{name}") with { Path = DownloadNames.OfMoodle(name)!.Value.File })], []);

    private Place One(string name, string at) => new(name, () => tree.Below(at)) { At = at };

    private bool HoldsSteps(string at) => IsFolderOfSteps(at) || IsFolderOfSteps($"{at}Kata/") || IsFolderOfSteps($"{at}src/Kata/");

    private bool IsFolderOfSteps(string at) => tree.Files(at).Any(Belonging.IsStep);

    private bool HoldsStepsBelow(string at) => Belonging.FolderOfSteps(tree.Below(at).All.Select(file => file.Path)) is not null;

    private IReadOnlyDictionary<string, (string, string)> Students(string at)
    {
        var file = tree.File($"{at}{DownloadNames.GradescopeMetadata}");
        try
        {
            return DownloadNames.Students(file.Refusal is null ? Encoding.UTF8.GetString(file.Read(MostMetadataBytes)) : "");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new Dictionary<string, (string, string)>();
        }
    }

    private static bool IsOfDownload(string name) => IsOfMoodle(name) || DownloadNames.IsOfGradescope(name);

    private static bool IsOfMoodle(string name) => DownloadNames.OfMoodle(name) is not null;

    private static bool IsZip(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
}
