namespace Kata.Runner.Compiling;

/// <summary>A C# file.</summary>
/// <param name="Path">Its path, as errors and stack traces name it.</param>
/// <param name="Text">Its content.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>How the paths of <see cref="Reference.Files"/> start, so that they are not taken for the learner's.</summary>
    internal const string ReferenceFolder = "reference/";

    /// <summary>The file's name without folder and extension: for a file of a step, the step's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The step that the file is named for; null for any other file.</summary>
    public Step? Step => StepOf(Path);

    /// <summary>Whether it is one of <see cref="Reference.Files"/>.</summary>
    public bool IsReference => IsReferencePath(Path);

    /// <summary>Whether a path is that of one of <see cref="Reference.Files"/>.</summary>
    internal static bool IsReferencePath(string path) => path.StartsWith(ReferenceFolder, StringComparison.Ordinal);

    /// <summary>The step that a path is named for, or null.</summary>
    internal static Step? StepOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return Enum.GetNames<Step>().Contains(name) ? Enum.Parse<Step>(name) : null;
    }
}
