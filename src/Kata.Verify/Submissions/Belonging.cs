using Kata.Runner.Compiling;

namespace Kata.Verify.Submissions;

/// <summary>Which files belong to a submission: those named for steps, and helpers beside them.</summary>
internal static class Belonging
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "packages", "TestResults", "__MACOSX"];

    private static readonly string[] Tests = ["test", "tests", "unit", "properties", "snapshots"];

    private static readonly string[] Given = ["Model", "Guard", "AssemblyInfo"];

    /// <summary>Whether a folder is not even looked into.</summary>
    /// <param name="folder">Its name.</param>
    public static bool IsLeftOut(string folder) => folder.StartsWith('.') || Built.Contains(folder);

    /// <summary>Whether a folder holds anything but steps: tests, documents or what a build left.</summary>
    /// <param name="folder">Its name.</param>
    public static bool IsBeside(string folder) =>
        IsLeftOut(folder) || IsTests(folder) || folder.ToLowerInvariant() is "docs" or "doc" or "lib" or "data" or "suites";

    /// <summary>Whether a file is named for a step.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsStep(string path) => path.EndsWith(".cs", StringComparison.Ordinal) && SourceFile.StepOf(path) is not null;

    /// <summary>Whether a file is part of the submission.</summary>
    /// <param name="path">Its path from the folder that holds the steps.</param>
    public static bool IsPart(string path)
    {
        var names = path.Split('/');
        if (!path.EndsWith(".cs", StringComparison.Ordinal) || names[..^1].Any(IsBeside)) return false;
        if (SourceFile.StepOf(path) is not null) return names.Length == 1;
        var name = names[^1][..^".cs".Length];
        return !name.StartsWith('.') && !Given.Contains(name) && !name.EndsWith(".g", StringComparison.Ordinal)
            && !name.EndsWith("Test", StringComparison.Ordinal) && !name.EndsWith("Tests", StringComparison.Ordinal)
            && !name.EndsWith("AssemblyAttributes", StringComparison.Ordinal) && !name.EndsWith("AssemblyInfo", StringComparison.Ordinal);
    }

    /// <summary>The folder that holds the most steps, the outermost of several; null if none holds any.</summary>
    /// <param name="paths">The files of a submission.</param>
    public static string? FolderOfSteps(IEnumerable<string> paths) => paths.Where(IsStep)
        .Select(path => path[..(path.LastIndexOf('/') + 1)])
        .Where(folder => !folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Any(IsBeside))
        .GroupBy(folder => folder)
        .OrderByDescending(folder => folder.Count())
        .ThenBy(folder => folder.Key.Count(character => character == '/'))
        .ThenBy(folder => folder.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static bool IsTests(string folder) =>
        Tests.Contains(folder.ToLowerInvariant()) || folder.EndsWith(".Tests", StringComparison.Ordinal);
}
