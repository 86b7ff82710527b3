using System.Text.RegularExpressions;

namespace Kata.Cli.Reading;

/// <summary>What the links of a page lead to.</summary>
internal static partial class LessonLinks
{
    /// <summary>The id of the mistake whose page a link leads to, e.g. "cost/no-half"; null if it leads elsewhere.</summary>
    public static string? MistakeOf(string url) => Mistake().Match(url) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The name of the lesson that a link leads to, e.g. "06-cost"; null if it leads elsewhere.</summary>
    public static string? LessonOf(string url) => Lesson().Match(url) is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex(@"mistakes/([a-z0-9-]+/[a-z0-9-]+)\.md$")]
    private static partial Regex Mistake();

    [GeneratedRegex(@"^(?:\.\./\.\./lessons/)?(\d\d[a-z]?-[a-z-]+)\.md(?:#.*)?$")]
    private static partial Regex Lesson();
}
