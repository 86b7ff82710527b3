using System.Text;
using System.Text.RegularExpressions;
using Kata.Runner.Compiling;
using Kata.Verify.Policy;

namespace Kata.Verify.Tests.Policy;

/// <summary>The policy refuses nothing that honest code does.</summary>
public sealed partial class AllowedCodeTests
{
    private static readonly string[] Cases =
    [
        .. new[] { "Right", "Wrong" }.SelectMany(kind => Directory.GetFiles(Path.Combine(CasesFolder, kind)))
            .Select(file => Path.GetRelativePath(CasesFolder, file)).Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Features = Directory.GetFiles(FeaturesFolder).Select(file => Path.GetFileName(file)!).ToArray();

    private static readonly string[] Hints =
        [.. Directory.GetFiles(HintsFolder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string CasesFolder => Path.Combine(RealData.Repository(), "tests", "Kata.Runner.Tests", "Cases");

    private static string FeaturesFolder => Path.Combine(RealData.Repository(), "tests", "Kata.Verify.Tests", "Policy", "Features");

    private static string HintsFolder => Path.Combine(RealData.Repository(), "docs", "hints");

    [Test]
    public void The_reference_is_allowed()
    {
        var compiled = StrictCompiler.Compile(StepSources.Whole(Reference.Files), Step.FastBackprop);

        Assert.That(compiled.Compilation.Errors, Is.Empty);
        Assert.That(compiled.Violations, Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void Right_and_wrong_code_of_others_is_allowed(string file)
    {
        var step = Enum.Parse<Step>(Path.GetFileName(file).Split('.')[0]);
        var text = File.ReadAllText(Path.Combine(CasesFolder, file));

        var compiled = StrictCompiler.Compile(StepSources.Hybrid(step, [new($"{step}.cs", text)]), Step.FastBackprop);

        Assert.That(SourceGuard.Check($"{step}.cs", Encoding.UTF8.GetBytes(text)), Is.EqualTo(new GuardedSource(text, [], []))
            .Using<GuardedSource>((one, other) => one.Text == other.Text && one.Problems.Count + one.Notes.Count == 0));
        Assert.That(compiled.Compilation.Errors, Is.Empty);
        Assert.That(compiled.Violations, Is.Empty);
    }

    [TestCaseSource(nameof(Features))]
    public void What_the_compiler_makes_of_the_language_is_allowed(string file)
    {
        var text = File.ReadAllText(Path.Combine(FeaturesFolder, file));

        var compiled = StrictCompiler.Compile(StepSources.Whole([.. Reference.Files, new("Helper.cs", text)]), Step.FastBackprop);

        Assert.That(compiled.Compilation.Errors, Is.Empty);
        Assert.That(compiled.Violations, Is.Empty);
    }

    // The hints are almost code: they do not compile, but most of their names can be looked up.
    [TestCaseSource(nameof(Hints))]
    public void What_the_hints_call_is_allowed(string file)
    {
        var code = Fence().Matches(File.ReadAllText(Path.Combine(HintsFolder, file))).Select(match => match.Groups[1].Value).ToList();

        Assert.That(code, Is.Not.Empty);
        foreach (var part in code)
            Assert.That(AllowedCode.RefusedNames(part.Replace("…", "default!")), Is.Empty, part);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
