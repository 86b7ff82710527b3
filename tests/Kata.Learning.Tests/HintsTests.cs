using System.Text.RegularExpressions;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Learning.Tests;

/// <summary>The lessons and hints: what they give away, and that the hints lead to a solution.</summary>
public sealed partial class HintsTests
{
    private const string Page = """
        # Step 4: Forward

        ## Pass

        **Question.** Why?

        **Formula.** a = b,
        of one shape.

        **Where.** There.

        **Almost code.**

        a = …
        """;

    private static IEnumerable<int> Steps => Enumerable.Range(1, Reference.StepNames.Count);

    private static IEnumerable<TestCaseData> Functions =>
        from step in Steps
        from method in PublicMethods(step)
        select new TestCaseData(step, method.Identifier.Text);

    [TestCase("lessons")]
    [TestCase("hints")]
    public void Each_step_has_a_page_named_for_it(string folder) => Assert.That(
        Pages(folder).Select(file => file.Name).Order(),
        Is.EqualTo(Reference.StepNames.Select((name, i) => $"{i + 1:00}-{Capital().Replace(name, "-$0").ToLowerInvariant()}.md")));

    [TestCaseSource(nameof(Steps))]
    public void A_lesson_begins_with_the_step_and_its_idea(int step)
    {
        var page = Text("lessons", step);

        Assert.That(page, Does.StartWith($"# Step {step}: {Reference.StepNames[step - 1]}\n\n"));
        Assert.That(page.Split("\n\n")[1], Does.Not.StartWith("#").And.EndsWith("."));
    }

    [TestCaseSource(nameof(Steps))]
    public void A_lesson_gives_away_no_code(int step) => Assert.That(Text("lessons", step), Does.Not.Contain("```csharp").And.Not.Contain("…;"));

    [TestCaseSource(nameof(Steps))]
    public void Each_public_function_has_hints_in_the_order_of_the_file(int step) => Assert.That(
        Hints.Of(step).Select(hints => hints.Function), Is.EqualTo(PublicMethods(step).Select(method => method.Identifier.Text)));

    [TestCaseSource(nameof(Functions))]
    public void A_function_has_four_short_hints(int step, string function)
    {
        var tiers = Of(step, function).Tiers;

        Assert.That(tiers, Has.Count.EqualTo(4));
        foreach (var tier in tiers)
        {
            var lines = tier.Split('\n').Where(line => !line.StartsWith("```", StringComparison.Ordinal)).ToArray();
            Assert.That(lines.Max(line => line.Length), Is.InRange(10, 100));
            Assert.That(lines, Has.Length.InRange(1, 26));
            Assert.That(tier, Does.Not.Contain("**"));
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void A_question_asks(int step, string function) => Assert.That(Of(step, function).Tiers[0], Does.EndWith("?"));

    [TestCaseSource(nameof(Functions))]
    public void No_hint_is_the_function_of_the_reference(int step, string function)
    {
        var method = PublicMethods(step).Single(method => method.Identifier.Text == function);
        var mathematics = method.Body!.Statements.Where(statement => !statement.ToString().StartsWith("Guard.", StringComparison.Ordinal));
        var body = string.Concat(mathematics.SelectMany(statement => statement.DescendantTokens()).Select(token => token.Text)).Replace(" ", "");

        Assert.That(body, Is.Not.Empty);
        foreach (var tier in Of(step, function).Tiers)
            Assert.That(string.Concat(tier.Where(character => !char.IsWhiteSpace(character))), Does.Not.Contain(body));
    }

    [TestCaseSource(nameof(Functions))]
    public void Almost_code_has_gaps(int step, string function) =>
        Assert.That(Code(step, function).Count(character => character == '…'), Is.InRange(1, 4));

    [TestCaseSource(nameof(Steps))]
    public void Almost_code_with_its_gaps_filled_passes_the_checks_of_its_step(int step)
    {
        var name = Reference.StepNames[step - 1];
        var tree = CSharpSyntaxTree.ParseText(Reference.Files[step - 1].Text).GetCompilationUnitRoot();
        var type = tree.DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var written = type.WithMembers(new(PublicMethods(step).Select(method => method.WithBody(Filled(name, step, method.Identifier.Text)))));

        var checks = SuiteFiles.Beside().Run(step, StepSources.Hybrid(step, [new($"{name}.cs", tree.ReplaceNode(type, written).ToFullString())]));

        Assert.That(checks.Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
    }

    [Test]
    public void A_page_is_split_into_functions_and_tiers()
    {
        var hints = Hints.Functions("page.md", Page);

        Assert.That(hints.Select(hint => hint.Function), Is.EqualTo(new[] { "Pass" }));
        Assert.That(hints[0].Tiers, Is.EqualTo(new[] { "Why?", "a = b,\nof one shape.", "There.", "a = …" }));
    }

    [Test]
    public void Line_endings_do_not_matter() => Assert.That(
        Hints.Functions("page.md", Page.ReplaceLineEndings("\r\n"))[0].Tiers, Is.EqualTo(Hints.Functions("page.md", Page)[0].Tiers));

    [TestCase("**Question.** Why?", "", "**Question.**")]
    [TestCase("**Where.** There.", "", "**Where.**")]
    [TestCase("**Where.** There.", "**Where.**", "**Where.**")]
    [TestCase("a = …", "", "**Almost code.**")]
    [TestCase("**Formula.**", "**Where.**", "**Formula.**")]
    [TestCase("## Pass", "## Pass\n\nRead this.", "Read this.")]
    [TestCase("## Pass", "Read this.\n\n## Pass", "Read this.")]
    public void A_page_that_lacks_a_part_is_refused_by_name(string part, string instead, string named)
    {
        var broken = Page.Replace(part, instead);

        var refusal = Assert.Throws<InvalidDataException>(() => Hints.Functions("page.md", broken));

        Assert.That(refusal!.Message, Does.StartWith("page.md").And.Contain(named).And.EndWith("."));
    }

    [Test]
    public void The_formula_is_the_section_of_that_name() => Assert.That(
        Hints.Formula("page.md", "# Step 4: Forward\n\nThe idea.\n\n## Formula\n\na = b\n\n## Derivation\n\nLater.\n"), Is.EqualTo("a = b"));

    [Test]
    public void A_lesson_without_formula_is_refused_by_name()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Hints.Formula("page.md", "# Step 4: Forward\n\n## Formula\n\n## Derivation\n\nLater.\n"));

        Assert.That(refusal!.Message, Is.EqualTo("page.md has nothing under \"## Formula\" but needs it: kata hint shows it."));
    }

    [TestCase(0)]
    [TestCase(13)]
    public void An_unknown_step_is_refused(int step)
    {
        TestMatrices.Refused(() => Hints.Of(step), $"step is {step}", "1 to 12");
        TestMatrices.Refused(() => Hints.Formula(step), $"step is {step}", "1 to 12");
    }

    private static FileInfo[] Pages(string folder) => new DirectoryInfo(Path.Combine(RealData.Repository(), "docs", folder)).GetFiles("*.md");

    private static string Text(string folder, int step) =>
        File.ReadAllText(Pages(folder).Single(file => file.Name.StartsWith($"{step:00}-", StringComparison.Ordinal)).FullName);

    private static FunctionHints Of(int step, string function) => Hints.Of(step).Single(hints => hints.Function == function);

    private static string Code(int step, string function) => Of(step, function).Tiers[^1].Split("```csharp\n")[1].Split("```")[0];

    private static BlockSyntax Filled(string name, int step, string function)
    {
        var pieces = Code(step, function).Split('…');
        var gaps = HintGaps.Of[$"{name}.{function}"];
        Assert.That(pieces, Has.Length.EqualTo(gaps.Length + 1), function);
        return (BlockSyntax)SyntaxFactory.ParseStatement($"{{\n{string.Concat(pieces.Zip([.. gaps, ""], string.Concat))}}}\n");
    }

    private static IEnumerable<MethodDeclarationSyntax> PublicMethods(int step) =>
        CSharpSyntaxTree.ParseText(Reference.Files[step - 1].Text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword));

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
