using System.Text.RegularExpressions;
using Kata.Runner;
using Kata.Runner.Compiling;
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

    // The reference comes first: its assembly tells the runtime where Roslyn is.
    private static IEnumerable<Step> Steps => Reference.Files.Select(file => Enum.Parse<Step>(file.Name));

    private static IEnumerable<TestCaseData> Functions =>
        from step in Steps
        from function in FunctionsOf(step)
        select new TestCaseData(step, function);

    [TestCase("lessons", "00-before-you-start.md", "07b-logistic.md")]
    [TestCase("hints")]
    public void Each_step_has_a_page_named_for_it(string folder, params string[] others) => Assert.That(
        Pages(folder).Select(file => file.Name),
        Is.EquivalentTo(
            others.Concat(Steps.Select(step => $"{(int)step:00}-{Capital().Replace($"{step}", "-$0").ToLowerInvariant()}.md"))));

    [TestCaseSource(nameof(Steps))]
    public void A_lesson_begins_with_the_step_and_its_idea(Step step)
    {
        var page = Text("lessons", step);

        Assert.That(page, Does.StartWith($"# Step {(int)step}: {step}\n\n"));
        Assert.That(page.Split("\n\n")[1], Does.Not.StartWith("#").And.EndsWith("."));
    }

    [TestCaseSource(nameof(Steps))]
    public void A_lesson_gives_away_no_code(Step step) =>
        Assert.That(Text("lessons", step), Does.Not.Contain("```csharp").And.Not.Contain("…;"));

    [TestCaseSource(nameof(Steps))]
    public void Each_public_function_has_hints_in_the_order_of_the_file(Step step) => Assert.That(
        Hints.Of(step).Select(hints => hints.Function), Is.EqualTo(FunctionsOf(step)));

    [TestCaseSource(nameof(Functions))]
    public void A_function_has_four_short_hints(Step step, string function)
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
    public void A_question_asks(Step step, string function) => Assert.That(Of(step, function).Tiers[0], Does.EndWith("?"));

    [TestCaseSource(nameof(Functions))]
    public void No_hint_is_the_function_of_the_reference(Step step, string function)
    {
        foreach (var method in PublicMethods(step).Where(method => method.Identifier.Text == function))
        {
            var mathematics = method.Body!.Statements.Where(line => !line.ToString().StartsWith("Guard.", StringComparison.Ordinal));
            var tokens = mathematics.SelectMany(statement => statement.DescendantTokens());
            var body = string.Concat(tokens.Select(token => token.Text)).Replace(" ", "");

            Assert.That(body, Is.Not.Empty);
            foreach (var tier in Of(step, function).Tiers)
                Assert.That(string.Concat(tier.Where(character => !char.IsWhiteSpace(character))), Does.Not.Contain(body));
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void Almost_code_has_gaps(Step step, string function) =>
        Assert.That(Code(step, function).Count(character => character == '…'), Is.InRange(1, 4));

    [TestCaseSource(nameof(Steps))]
    public void Almost_code_with_its_gaps_filled_passes_the_checks_of_its_step(Step step)
    {
        var tree = CSharpSyntaxTree.ParseText(Reference.File(step).Text).GetCompilationUnitRoot();
        var type = tree.DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var bodies = FunctionsOf(step).SelectMany(function => Filled(step, function));
        var written = type.WithMembers(new(PublicMethods(step).Zip(bodies, (method, body) => method.WithBody(body))));

        var checks = Checks.Of(step, StepSources.Hybrid(step, [new($"{step}.cs", tree.ReplaceNode(type, written).ToFullString())]));

        Assert.That(checks.Where(check => check.IsRequired
            && check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
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
        Hints.Formula("page.md", "# Step 4: Forward\n\nThe idea.\n\n## Formula\n\na = b\n\n## Derivation\n\nLater.\n"),
        Is.EqualTo("a = b"));

    [Test]
    public void A_lesson_without_formula_is_refused_by_name()
    {
        const string Lesson = "# Step 4: Forward\n\n## Formula\n\n## Derivation\n\nLater.\n";

        var refusal = Assert.Throws<InvalidDataException>(() => Hints.Formula("page.md", Lesson));

        Assert.That(refusal!.Message, Is.EqualTo("page.md has nothing under \"## Formula\" but needs it: kata hint shows it."));
    }

    private static FileInfo[] Pages(string folder) =>
        new DirectoryInfo(Path.Combine(RealData.Repository(), "docs", folder)).GetFiles("*.md");

    private static string Text(string folder, Step step) =>
        File.ReadAllText(Pages(folder).Single(file => file.Name.StartsWith($"{(int)step:00}-", StringComparison.Ordinal)).FullName);

    private static FunctionHints Of(Step step, string function) => Hints.Of(step).Single(hints => hints.Function == function);

    private static string Code(Step step, string function) => Of(step, function).Tiers[^1].Split("```csharp\n")[1].Split("```")[0];

    // A body for each overload; the body of a second one begins at a comment with its call.
    private static IEnumerable<BlockSyntax> Filled(Step step, string function)
    {
        var pieces = Code(step, function).Split('…');
        var gaps = HintGaps.Of[$"{step}.{function}"];
        Assert.That(pieces, Has.Length.EqualTo(gaps.Length + 1), function);
        var code = string.Concat(pieces.Zip([.. gaps, ""], string.Concat));
        var bodies = Regex.Split(code, $@"\n(?=\n// {function}\()");
        return bodies.Select(body => (BlockSyntax)SyntaxFactory.ParseStatement($"{{\n{body}\n}}\n"));
    }

    private static IEnumerable<string> FunctionsOf(Step step) => PublicMethods(step).Select(method => method.Identifier.Text).Distinct();

    private static IEnumerable<MethodDeclarationSyntax> PublicMethods(Step step) =>
        CSharpSyntaxTree.ParseText(Reference.File(step).Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First()
            .Members.OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword));

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
