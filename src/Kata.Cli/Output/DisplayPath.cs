namespace Kata.Cli.Output;

/// <summary>Paths as they are printed.</summary>
internal static class DisplayPath
{
    /// <summary>A path that can be clicked in a terminal: relative if it is below the current folder.</summary>
    public static string Of(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
