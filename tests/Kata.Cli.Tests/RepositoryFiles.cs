namespace Kata.Cli.Tests;

/// <summary>The files of the repository that people write: nothing below bin, obj or a learner's workspace.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Left = ["bin", "obj", "workspace", "TestResults"];

    /// <summary>The C# files below some folders: their paths from the repository, with "/" between names, and their texts.</summary>
    public static IEnumerable<(string Path, string Text)> Source(params string[] folders) =>
        folders.SelectMany(folder => Named(folder, "*.cs"));

    /// <summary>The files of a kind below a folder, ordered by path.</summary>
    public static IEnumerable<(string Path, string Text)> Named(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(RealData.Repository(), folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RealData.Repository(), file).Replace(Path.DirectorySeparatorChar, '/')
        where !path.Split('/').Intersect(Left).Any()
        orderby path
        select (path, File.ReadAllText(file));
}
