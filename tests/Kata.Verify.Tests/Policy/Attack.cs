using Kata.Runner.Compiling;

namespace Kata.Verify.Tests.Policy;

/// <summary>A submission under Attacks: the file of one step, with what stops it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Row">The row of the list of threats.</param>
/// <param name="StoppedBy">Which layer stops it.</param>
/// <param name="Step">The step.</param>
/// <param name="Text">The file.</param>
internal sealed record Attack(string Name, int Row, string StoppedBy, Step Step, string Text)
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        .. new DirectoryInfo(Path.Combine(RealData.Repository(), "tests", "Kata.Verify.Tests", "Attacks")).GetFiles("*.cs.txt")
            .OrderBy(file => file.Name, StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>What stands in a line of the head, e.g. class.</summary>
    public static string Head(string text, string key) =>
        text.Split('\n').Single(line => line.StartsWith($"// {key}: ", StringComparison.Ordinal))[$"// {key}: ".Length..];

    /// <summary>The attack with the reference's other steps.</summary>
    public StepSources Sources => StepSources.Hybrid(Step, [new($"{Step}.cs", Text)]);

    public override string ToString() => Name;

    private static Attack Read(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        var row = int.Parse(Head(text, "row"), CultureInfo.InvariantCulture);
        return new(file.Name, row, Head(text, "stopped by"), Enum.Parse<Step>(Head(text, "step")), text);
    }
}
