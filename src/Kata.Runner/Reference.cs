namespace Kata.Runner;

/// <summary>The reference solution: the source files of src/Kata, taken along inside the program.</summary>
public static class Reference
{
    /// <summary>The steps' names in order: step 1 is the first. A step's name is its file's and its class's.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        "Serialize", "OneHot", "Activations", "Forward", "Predict", "Cost",
        "NumericalGradient", "Backprop", "Initialize", "GradientDescent", "MiniBatch", "Optimizer",
    ];

    /// <summary>A file for each step, in order.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Steps.Select(Read)];

    private static SourceFile Read(string step)
    {
        using var text = new StreamReader(typeof(Reference).Assembly.GetManifestResourceStream($"reference/{step}.cs")!);
        return new($"{step}.cs", text.ReadToEnd());
    }
}
