using System.Security.Cryptography;
using Kata.Runner.Compiling;
using Kata.Verify.Policy;

namespace Kata.Verify.Submissions;

/// <summary>Reads the files of one submission, each once. What is wrong with a file becomes a sentence, never an exception.</summary>
internal sealed class SubmissionReader
{
    private const int MostNames = 8;

    private readonly List<SourceFile> _files = [];
    private readonly List<CompileError> _problems = [];
    private readonly List<(string Name, string Sha256)> _digests = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _leftOut = [];
    private readonly string _folder;
    private int _bytes;

    private SubmissionReader(SubmittedFiles submitted)
    {
        foreach (var problem in submitted.Problems) Refuse("", problem);
        var all = submitted.All;
        for (var level = 0; level < Limits.ZipLevels; level++) all = WithZips(all);
        var folder = Belonging.FolderOfSteps(all.Select(file => file.Path));
        if (folder is null && _problems.Count == 0) Refuse("", "it holds no file that is named for a step, e.g. Forward.cs.");
        _folder = folder ?? "";
        List<SubmittedFile> parts = [];
        foreach (var file in all)
        {
            var isPart = folder is not null && file.Path.StartsWith(folder, StringComparison.Ordinal)
                && Belonging.IsPart(file.Path[folder.Length..]);
            if (isPart) parts.Add(file with { Path = file.Path[folder!.Length..] });
            else LeaveOut(file);
        }

        foreach (var file in parts.OrderBy(file => !Belonging.IsStep(file.Path)).Take(SourceGuard.MostFiles)) ReadPart(file);
        if (parts.Count > SourceGuard.MostFiles)
            Refuse("", $"it holds {parts.Count} C# files but needs at most {SourceGuard.MostFiles}: the others are not read.");
        if (_leftOut.Count > 0) _notes.Add($"Left out: {Listed(_leftOut)}.");
        if (folder is { Length: > 0 }) _notes.Insert(0, $"The steps are in {Escaped.Of(folder)}.");
    }

    /// <summary>Reads them.</summary>
    /// <param name="place">Where the submission lies.</param>
    public static ReceivedSubmission Read(Place place)
    {
        var read = new SubmissionReader(place.Files());
        return new(place.Id, place.Student, place.StudentId)
        {
            Folder = place.Folder.Length > 0 ? Path.Combine(place.Folder, read._folder) : "",
            Submission = Submission.Of(
                [.. read._files.OrderBy(file => file.Path, SubmissionFolder.ByBytes)],
                read._problems,
                [.. read._digests.OrderBy(digest => digest.Name, SubmissionFolder.ByBytes)]),
            Notes = read._notes,
        };
    }

    // A zip inside, if no step lies beside it.
    private IReadOnlyList<SubmittedFile> WithZips(IReadOnlyList<SubmittedFile> files)
    {
        List<SubmittedFile> zips = [.. files.Where(file => file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))];
        if (zips.Count == 0 || Belonging.FolderOfSteps(files.Select(file => file.Path)) is not null) return files;
        List<SubmittedFile> all = [.. files.Except(zips)];
        foreach (var file in zips.Take(Limits.Zips))
        {
            if (ContentOf(file, Limits.NestedZipBytes, $"is larger than {Limits.NestedZipBytes >> 20} MiB.") is not { } content) continue;
            try
            {
                var zip = new ZipTree(file.Name, new MemoryStream(content, writable: false), Limits.Entries).Below("");
                foreach (var problem in zip.Problems) Refuse(file.Path, problem);
                all.AddRange(zip.All.Select(inner => inner with { Path = $"{file.Path}/{inner.Path}" }));
            }
            catch (InvalidDataException failure)
            {
                Refuse(file.Path, $"{Escaped.Of(file.Path)} {failure.Message}");
            }
        }

        return all;
    }

    private void ReadPart(SubmittedFile file)
    {
        var shown = Escaped.Of(file.Path);
        if (Enum.GetNames<Step>().FirstOrDefault(step => file.Path.Equals($"{step}.cs", StringComparison.OrdinalIgnoreCase)) is { } step
            && file.Path != $"{step}.cs")
        {
            Refuse(file.Path, $"{shown} needs to be named {step}.cs.");
            return;
        }

        if (ContentOf(file, Limits.FileBytes, Limits.TooLarge) is not { } content) return;
        if ((_bytes += content.Length) > Limits.SubmissionBytes)
        {
            Refuse(file.Path, $"{shown} is not read: the submission is larger than {Limits.SubmissionBytes >> 20} MiB.");
            return;
        }

        _digests.Add((file.Path, Convert.ToHexStringLower(SHA256.HashData(content))));
        if (file.Note is { } note) _notes.Add($"{shown} {note}");
        var guarded = SourceGuard.Check(file.Path, content);
        foreach (var problem in guarded.Problems) Refuse(file.Path, problem);
        _notes.AddRange(guarded.Notes);
        // A folder called reference is not the reference.
        if (guarded.Text is { } text) _files.Add(new(SourceFile.IsReferencePath(shown) ? $"./{shown}" : shown, text));
    }

    private byte[]? ContentOf(SubmittedFile file, int most, string tooLarge)
    {
        if (file.Refusal is { } refusal)
        {
            Refuse(file.Path, $"{Escaped.Of(file.Path)} {refusal}");
            return null;
        }

        try
        {
            var content = file.Read(most + 1);
            if (content.Length <= most) return content;
            Refuse(file.Path, $"{Escaped.Of(file.Path)} {tooLarge}");
        }
        catch (Exception failure) when (failure
            is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            Refuse(file.Path, $"{Escaped.Of(file.Path)} cannot be read.");
        }

        return null;
    }

    private void LeaveOut(SubmittedFile file)
    {
        _leftOut.Add(file.Path);
        if (file.Refusal is { } refusal && !file.Path.EndsWith('/') && _notes.Count < MostNames)
            _notes.Add($"{Escaped.Of(file.Path)} {refusal}");
    }

    private static string Listed(List<string> paths)
    {
        var named = string.Join(", ", paths.Take(MostNames).Select(path => Escaped.Of(path)));
        return paths.Count > MostNames ? $"{named} and {paths.Count - MostNames} more" : named;
    }

    private void Refuse(string path, string sentence) => _problems.Add(new(Escaped.Of(path), 0, 0, "", sentence, ""));
}
