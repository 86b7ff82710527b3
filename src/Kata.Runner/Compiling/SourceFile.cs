namespace Kata.Runner.Compiling;

/// <summary>A file of C#.</summary>
/// <param name="Path">Where it came from, as errors and stack traces name it.</param>
/// <param name="Text">What it says.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The file's name without folder and ending: for a file of a step, the step's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
