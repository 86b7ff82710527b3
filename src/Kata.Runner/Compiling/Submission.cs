using System.Security.Cryptography;
using System.Text;

namespace Kata.Runner.Compiling;

/// <summary>What a learner wrote: the C# files of a folder, and what is wrong with those that cannot be compiled.</summary>
/// <param name="Files">
/// In the order of their names. Their paths are relative if they are below the current folder, otherwise absolute.
/// </param>
/// <param name="Problems">Files that are missing, too large, not text or unreadable; empty if there are none.</param>
/// <param name="Sha256">
/// 64 digits that name the content of all files that could be read. A line for each, ordered by its name's bytes: the SHA-256 of the file
/// in lower-case
/// hexadecimal, two spaces, its name in the folder with "/", a line feed; of these lines, the SHA-256. It is what
/// "LC_ALL=C; sha256sum *.cs | sha256sum" prints there.
/// </param>
public sealed record Submission(IReadOnlyList<SourceFile> Files, IReadOnlyList<CompileError> Problems, string Sha256)
{
    /// <summary>How many files are read: more than these are not a kata.</summary>
    internal const int MostFiles = 64;

    /// <summary>The names and SHA-256 of the files, ordered.</summary>
    internal IReadOnlyList<(string Name, string Sha256)> Digests { get; init; } = [];

    /// <summary>
    /// Reads a folder and the folders in it but for bin, obj and those whose names begin with a dot. It throws nothing for what is in them.
    /// </summary>
    /// <param name="folder">The folder that holds Forward.cs and the others.</param>
    public static Submission Read(string folder)
    {
        var (files, problems, digests) = (new List<SourceFile>(), new List<CompileError>(), new List<(string, string)>());
        var names = SubmissionFolder.Names(folder, problems);
        foreach (var name in names)
        {
            if (SubmissionFolder.Read(folder, name, problems) is not { } bytes) continue;
            digests.Add((name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            if (SubmissionFolder.Text(folder, name, bytes, problems) is { } file) files.Add(file);
        }

        foreach (var step in Enum.GetValues<Step>().Where(step => !names.Any(name => SourceFile.StepOf(name) == step)))
            problems.Add(SubmissionFolder.Missing(folder, step));
        return Of(files, problems, digests);
    }

    /// <summary>A submission from elsewhere than a folder of steps.</summary>
    /// <param name="files">The files that may be compiled.</param>
    /// <param name="problems">What is wrong with others.</param>
    /// <param name="digests">As <see cref="Digests"/>.</param>
    internal static Submission Of(
        IReadOnlyList<SourceFile> files, IReadOnlyList<CompileError> problems, IReadOnlyList<(string Name, string Sha256)> digests) =>
        new(files, problems, Hash(digests)) { Digests = digests };

    /// <summary>
    /// As <see cref="Sha256"/>, without the files of later steps: a step uses only earlier steps, so while this stays the same a step that
    /// passed still
    /// passes.
    /// </summary>
    /// <param name="step">The step.</param>
    public string HashOf(Step step) =>
        Hash(Digests.Where(file => SourceFile.StepOf(file.Name) is not { } other || other <= step));

    private static string Hash(IEnumerable<(string Name, string Sha256)> files)
    {
        var lines = string.Concat(files.Select(file => $"{file.Sha256}  {file.Name}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }
}
