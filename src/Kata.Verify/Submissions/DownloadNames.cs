namespace Kata.Verify.Submissions;

/// <summary>The names that Moodle and Gradescope give to submissions in a download.</summary>
internal static class DownloadNames
{
    /// <summary>The file beside Gradescope's folders that names their students.</summary>
    public const string GradescopeMetadata = "submission_metadata.yml";

    private const string Moodle = "_assignsubmission_";
    private const string Gradescope = "submission_";

    /// <summary>
    /// Moodle's "Full Name_123456_assignsubmission_file_": a folder, or the beginning of a file's name if the download has no folders.
    /// </summary>
    /// <param name="name">A folder's or a file's name.</param>
    /// <returns>The student, the number, and what follows: the file's own name. null if it is no such name.</returns>
    public static (string Student, string Number, string File)? OfMoodle(string name)
    {
        if (name.IndexOf(Moodle, StringComparison.Ordinal) is not (> 0 and var end)) return null;
        var (before, after) = (name[..end], name[(end + Moodle.Length)..]);
        if (before.LastIndexOf('_') is not (> 0 and var middle) || !IsNumber(before[(middle + 1)..])) return null;
        return after.StartsWith("file", StringComparison.Ordinal)
            ? (before[..middle], before[(middle + 1)..], after["file".Length..].TrimStart('_')) : null;
    }

    /// <summary>Moodle's folder for what was typed into the page instead of handed in as a file.</summary>
    public static bool IsOnlineText(string name) => name.Contains($"{Moodle}onlinetext", StringComparison.Ordinal);

    /// <summary>Gradescope's "submission_12345".</summary>
    public static bool IsOfGradescope(string name) =>
        name.StartsWith(Gradescope, StringComparison.Ordinal) && IsNumber(name[Gradescope.Length..]);

    /// <summary>The students that Gradescope's metadata name: a folder's name to the student's name and number.</summary>
    /// <param name="text">The file. Only the few lines of it that are needed are understood.</param>
    public static IReadOnlyDictionary<string, (string Student, string Number)> Students(string text)
    {
        var students = new Dictionary<string, (string Student, string Number)>();
        var (folder, isSubmitters) = ("", false);
        foreach (var line in text.Split('\n'))
        {
            var key = line.Trim();
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                (folder, isSubmitters) = (IsOfGradescope(key.TrimEnd(':')) ? key.TrimEnd(':') : "", false);
            else if (line.StartsWith("  :", StringComparison.Ordinal))
                isSubmitters = key == ":submitters:";
            if (folder.Length == 0 || !isSubmitters) continue;
            var known = students.GetValueOrDefault(folder, ("", ""));
            var field = key.TrimStart('-').Trim();
            if (field.StartsWith(":name:", StringComparison.Ordinal))
                students[folder] = (Joined(known.Item1, Value(field)), known.Item2);
            else if (field.StartsWith(":sid:", StringComparison.Ordinal))
                students[folder] = (known.Item1, Joined(known.Item2, Value(field)));
        }

        return students;
    }

    private static string Joined(string one, string other) => one.Length == 0 ? other : other.Length == 0 ? one : $"{one}, {other}";

    private static string Value(string field)
    {
        var value = field[(field.IndexOf(':', 1) + 1)..].Trim();
        return value switch
        {
            ['\'', .. var inner, '\''] => inner.Replace("''", "'"),
            ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"").Replace("\\\\", "\\"),
            "null" or "~" => "",
            _ => value,
        };
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
