namespace Kata.Runner.Compiling;

/// <summary>The reference solution: the source files of src/Kata, taken along inside the program.</summary>
public static class Reference
{
    /// <summary>The steps' names in order: step 1 is the first. A step's name is its file's and its class's.</summary>
    public static IReadOnlyList<string> StepNames { get; } =
    [
        "Serialize", "OneHot", "Activations", "Forward", "Predict", "Cost",
        "NumericalGradient", "Backprop", "Initialize", "GradientDescent", "MiniBatch", "Optimizer",
    ];

    /// <summary>A file for each step, in order. Their paths start with "reference/", so that nobody takes them for their own.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. StepNames.Select(Read)];

    /// <summary>The name of a step.</summary>
    /// <param name="step">1 … 12.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static string StepName(int step) => step >= 1 && step <= StepNames.Count
        ? StepNames[step - 1]
        : throw new ArgumentException($"step is {step} but needs to be 1 to {StepNames.Count}: the kata has no other.");

    private static SourceFile Read(string step)
    {
        using var text = new StreamReader(typeof(Reference).Assembly.GetManifestResourceStream($"reference/{step}.cs")!);
        return new($"reference/{step}.cs", text.ReadToEnd());
    }
}
