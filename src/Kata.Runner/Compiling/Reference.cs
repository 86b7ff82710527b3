namespace Kata.Runner.Compiling;

/// <summary>The reference solution: the source files of src/Kata, embedded in the program.</summary>
public static class Reference
{
    /// <summary>A file for each step, in order.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Enum.GetValues<Step>().Select(Read)];

    /// <summary>The file of a step.</summary>
    public static SourceFile File(Step step) => Files[(int)step - 1];

    private static SourceFile Read(Step step)
    {
        var path = $"{SourceFile.ReferenceFolder}{step}.cs";
        using var text = new StreamReader(typeof(Reference).Assembly.GetManifestResourceStream(path)!);
        return new(path, text.ReadToEnd());
    }
}
