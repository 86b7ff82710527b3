using Kata.Harness;
using System.Text.RegularExpressions;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Learning.Tests;

/// <summary>The pages of the steps: what a hint gives away, and that it leads to the reference.</summary>
public sealed partial class HintsTests
{
    private const string Page = """
        # Step 4: Forward

        The idea.

        ## Formula

        a = b

        ## Hints

        ### Pass

        **Question.** Why?

        **Formula.** a = b,
        of one shape.

        **Where.** There.

        **Almost code.**

        a = …

        ## Derivation

        Later.
        """;

    private static IEnumerable<int> Steps => Enumerable.Range(1, Enum.GetValues<Step>().Length);

    private static IEnumerable<TestCaseData> Functions =>
        from step in Steps
        from method in PublicMethods(step)
        select new TestCaseData(step, method.Identifier.Text);

    [Test]
    public void Each_step_has_a_page_named_for_it() => Assert.That(
        new DirectoryInfo(Path.Combine(RealData.Repository(), "docs")).GetFiles("??-*.md").Select(file => file.Name).Order(),
        Is.EqualTo(Enum.GetNames<Step>().Select((name, i) => $"{i + 1:00}-{Capital().Replace(name, "-$0").ToLowerInvariant()}.md")));

    [TestCaseSource(nameof(Steps))]
    public void A_page_begins_with_the_step_and_its_idea(int step)
    {
        var page = File.ReadAllText(new DirectoryInfo(Path.Combine(RealData.Repository(), "docs")).GetFiles($"{step:00}-*.md").Single().FullName);

        Assert.That(page, Does.StartWith($"# Step {step}: {(Step)step}\n\n"));
        Assert.That(page.Split("\n\n")[1], Does.Not.StartWith("#").And.EndsWith("."));
    }

    [TestCaseSource(nameof(Steps))]
    public void Each_public_function_has_hints_in_the_order_of_the_file(int step) => Assert.That(
        Hints.Of((Step)step).Select(hints => hints.Function), Is.EqualTo(PublicMethods(step).Select(method => method.Identifier.Text)));

    [TestCaseSource(nameof(Functions))]
    public void A_function_has_four_hints_short_enough_to_read_at_once(int step, string function)
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
    public void Almost_code_leaves_something_to_be_written(int step, string function) =>
        Assert.That(Code(step, function).Count(character => character == '…'), Is.InRange(1, 4));

    [TestCaseSource(nameof(Steps))]
    public void Almost_code_with_its_gaps_filled_passes_the_checks_of_its_step(int step)
    {
        var name = $"{(Step)step}";
        var tree = CSharpSyntaxTree.ParseText(Reference.Files[step - 1].Text).GetCompilationUnitRoot();
        var type = tree.DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var written = type.WithMembers(new(PublicMethods(step).Select(method => method.WithBody(Filled(name, step, method.Identifier.Text)))));

        var checks = Checks.Of((Step)step, StepSources.Hybrid((Step)step, [new($"{name}.cs", tree.ReplaceNode(type, written).ToFullString())]));

        Assert.That(checks.Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
    }

    [Test]
    public void A_page_is_taken_apart()
    {
        var hints = Hints.Functions("docs/04-forward.md", Page);

        Assert.That(hints.Select(hint => hint.Function), Is.EqualTo(new[] { "Pass" }));
        Assert.That(hints[0].Tiers, Is.EqualTo(new[] { "Why?", "a = b,\nof one shape.", "There.", "a = …" }));
        Assert.That(Hints.Section("docs/04-forward.md", Page, "Formula"), Is.EqualTo("a = b"));
    }

    [Test]
    public void A_page_with_other_line_endings_is_the_same_page() => Assert.That(
        Hints.Functions("docs/04-forward.md", Page.ReplaceLineEndings("\r\n"))[0].Tiers, Is.EqualTo(Hints.Functions("docs/04-forward.md", Page)[0].Tiers));

    [TestCase("**Question.** Why?", "", "**Question.**")]
    [TestCase("**Where.** There.", "", "**Where.**")]
    [TestCase("**Where.** There.", "**Where.**", "**Where.**")]
    [TestCase("a = …", "", "**Almost code.**")]
    [TestCase("**Formula.**", "**Where.**", "**Formula.**")]
    [TestCase("### Pass", "### Pass\n\nRead this.", "Read this.")]
    [TestCase("### Pass", "Read this.\n\n### Pass", "Read this.")]
    [TestCase("## Hints", "## Help", "## Hints")]
    public void A_page_that_lacks_a_part_is_refused_by_name(string part, string instead, string named)
    {
        var broken = Page.Replace(part, instead);

        var refusal = Assert.Throws<InvalidDataException>(() => Hints.Functions("docs/04-forward.md", broken));

        Assert.That(refusal!.Message, Does.StartWith("docs/04-forward.md").And.Contain(named).And.EndWith("."));
    }

    [Test]
    public void A_page_without_formula_is_refused_by_name()
    {
        var broken = Page.Replace("a = b\n\n", "");

        var refusal = Assert.Throws<InvalidDataException>(() => Hints.Section("docs/04-forward.md", broken, "Formula"));

        Assert.That(refusal!.Message, Is.EqualTo("docs/04-forward.md has nothing under \"## Formula\" but needs it: kata hint shows it."));
    }

    [TestCase(0)]
    [TestCase(13)]
    public void A_step_that_there_is_not_is_refused(int step)
    {
        TestMatrices.Refused(() => Hints.Of((Step)step), $"step is {step}", "1 to 12");
        TestMatrices.Refused(() => Hints.Formula((Step)step), $"step is {step}", "1 to 12");
    }

    private static FunctionHints Of(int step, string function) => Hints.Of((Step)step).Single(hints => hints.Function == function);

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
