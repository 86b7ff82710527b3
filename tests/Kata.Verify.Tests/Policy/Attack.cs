using Kata.Runner.Compiling;
using Kata.Verify.Isolating;

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

    /// <summary>
    /// Its class if nothing had stopped it before the sandbox, e.g. "crash" or "fail, L1 pass" or "pass or crash"; "never" if no compiler
    /// takes it.
    /// </summary>
    public string Runs => Head(Text, Text.Contains("\n// runs: ", StringComparison.Ordinal) ? "runs" : "class");

    /// <summary>The attack with the reference's other steps.</summary>
    public StepSources Sources => StepSources.Hybrid(Step, [new($"{Step}.cs", Text)]);

    /// <summary>Its classes at a level: any of them.</summary>
    public string[] RunsAs(IsolationLevel level)
    {
        var parts = Runs.Split(", ");
        var own = parts.Skip(1).FirstOrDefault(part => part.StartsWith($"L{(int)level} ", StringComparison.Ordinal));
        return (own is null ? parts[0] : own[3..]).Split(" or ");
    }

    /// <summary>Whether a level does not promise to stop it.</summary>
    public bool CannotBeStopped(IsolationLevel level) =>
        Text.Split('\n').Any(line => line.StartsWith($"// L{(int)level} cannot stop: ", StringComparison.Ordinal));

    public override string ToString() => Name;

    private static Attack Read(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        var row = int.Parse(Head(text, "row"), CultureInfo.InvariantCulture);
        return new(file.Name, row, Head(text, "stopped by"), Enum.Parse<Step>(Head(text, "step")), text);
    }
}
