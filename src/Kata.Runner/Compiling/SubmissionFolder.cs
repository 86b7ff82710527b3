using System.IO.Enumeration;
using System.Text;

namespace Kata.Runner.Compiling;

/// <summary>Reads the files of a folder of steps. What is wrong with a file becomes a sentence, never an exception.</summary>
internal static class SubmissionFolder
{
    private const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Orders names as sha256sum lists them.</summary>
    public static readonly Comparer<string> ByBytes =
        Comparer<string>.Create((one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>The names of the files to read, with "/" between folders, in order.</summary>
    public static IReadOnlyList<string> Names(string folder, List<CompileError> problems)
    {
        if (!Directory.Exists(folder)) return [];
        List<string> names;
        try
        {
            names = [.. Found(folder).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem(Clicked(folder), $"the folder cannot be read: {e.Message.TrimEnd('.')}."));
            return [];
        }

        if (names.Count > Submission.MostFiles)
        {
            problems.Add(Problem(
                Clicked(
                    folder), $"the folder holds {names.Count} C# files but needs at most {Submission.MostFiles}: move files that are not "
                        + "part of the steps elsewhere."));
        }

        // Steps first, so that the files left out are never steps.
        return [.. names.OrderBy(name => SourceFile.StepOf(name) is null || name.Contains('/')).ThenBy(name => name, StringComparer.Ordinal)
            .Take(Submission.MostFiles).Order(ByBytes)];
    }

    /// <summary>What a file holds, or null.</summary>
    public static byte[]? Read(string folder, string name, List<CompileError> problems)
    {
        var path = Path.Combine(folder, name);
        var problem = Directory.Exists(path) ? $"{name} is a folder but needs to be a file: give the folder another name." : null;
        if (problem is null && !File.Exists(Target(path))) problem = $"{name} is a link that leads nowhere: delete it{OrReset(name)}.";
        if (problem is null)
        {
            try
            {
                // An editor may have it open, or be about to replace it.
                using var stream =
                    new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                // By what is read, not by what the file's length claims to be.
                var bytes = new byte[MostBytes + 1];
                var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (count <= MostBytes) return bytes[..count];
                problem = $"{name} is larger than {MostBytes / 1024} KiB but needs to be a step or a part of one: split it, or move it "
                    + "elsewhere.";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var why = e is UnauthorizedAccessException ? "this user may not read it" : e.Message.TrimEnd('.');
                problem = $"{name} cannot be read: {why}; give yourself the right to read it{OrReset(name)}.";
            }
        }

        problems.Add(Problem(Clicked(path), problem));
        return null;
    }

    /// <summary>The file as the compiler takes it, without a byte order mark, or null.</summary>
    public static SourceFile? Text(string folder, string name, byte[] bytes, List<CompileError> problems)
    {
        var path = Clicked(Path.Combine(folder, name));
        try
        {
            var text = Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
            if (!text.Contains('\0')) return new(path, text);
            problems.Add(
                Problem(path, $"{name} holds NUL characters but needs to be text: save it as UTF-8 in your editor{OrReset(name)}."));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(Problem(path, $"{name} is not UTF-8 text but needs to be: save it as UTF-8 in your editor{OrReset(name)}."));
        }

        return null;
    }

    /// <summary>The problem of a step that has no file.</summary>
    public static CompileError Missing(string folder, Step step) => Problem(
        Clicked(Path.Combine(folder, $"{step}.cs")),
        $"{step}.cs is missing: \"kata reset {step}\" brings the stub back, \"kata restore {step}\" an earlier version.");

    // As a build finds them. A folder that is a link is not followed: it may lead back here.
    private static FileSystemEnumerable<string> Found(string folder) => new(folder, (ref entry) => entry.ToFullPath(), Everything)
    {
        ShouldIncludePredicate = (ref entry) => entry.FileName.EndsWith(".cs", StringComparison.Ordinal),
        ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0 && !entry.FileName.StartsWith('.')
            && !(entry.Directory.SequenceEqual(entry.RootDirectory) && entry.FileName is "bin" or "obj"),
    };

    // .NET says that a link is there even where its target is not.
    private static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string OrReset(string name) =>
        SourceFile.StepOf(name) is { } step ? $", or \"kata reset {step}\" for the stub" : "";

    private static CompileError Problem(string path, string message) => new(path, 0, 0, "", message, "");

    // Below the current folder relative, which is short and can be clicked in a terminal.
    private static string Clicked(string path)
    {
        try
        {
            var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
            return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
