namespace Kata.Runner.Compiling;

/// <summary>The reference solution: the source files of src/Kata, embedded in the program.</summary>
public static class Reference
{
    /// <summary>
    /// A file for each step, in order. Their paths start with "reference/", so that they are not taken for the learner's.
    /// </summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Enum.GetValues<Step>().Select(Read)];

    /// <summary>The file of a step.</summary>
    public static SourceFile File(Step step) => Files[(int)step - 1];

    private static SourceFile Read(Step step)
    {
        using var text = new StreamReader(typeof(Reference).Assembly.GetManifestResourceStream($"reference/{step}.cs")!);
        return new($"reference/{step}.cs", text.ReadToEnd());
    }
}
