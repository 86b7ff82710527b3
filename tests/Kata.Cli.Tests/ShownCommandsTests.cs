using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Kata.Cli.Learn;
using Kata.Learning;

namespace Kata.Cli.Tests;

/// <summary>Every `kata …` that a page or a message shows is a command line.</summary>
public sealed partial class ShownCommandsTests
{
    private static readonly string[] Pages =
    [
        "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md", "tools/bench/README.md",
        "src/Kata.Cli/README.md",
        "src/Kata.Learning/Template/README.md",
        .. RepositoryFiles.Named("docs", "*.md").Select(page => page.Path),
    ];

    // What stands for a value in pages.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["STEP"] = "Cost",
        ["[STEP]"] = "",
        ["MISTAKE"] = "cost/no-half",
        ["DIR"] = "mine",
        ["NAME"] = "moons",
        ["COMMAND"] = "check",
        ["…"] = "",
    };

    [TestCaseSource(nameof(Pages))]
    public void A_command_on_a_page_can_be_typed(string page)
    {
        foreach (var line in Commands(Text(page))) Accept(line, page);
    }

    [Test]
    public void The_pages_show_many_commands() => Assert.That(Pages.SelectMany(page => Commands(Text(page))).Count(), Is.GreaterThan(100));

    [Test]
    public void A_command_on_the_last_page_can_be_typed()
    {
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("mine"));
        var commands = Commands(LastPage.Markdown(workspace, Progress.Read(workspace), path => path)).ToList();

        Assert.That(commands, Has.Count.GreaterThan(10));
        foreach (var line in commands) Accept(line, "the last page");
    }

    [Test]
    public void A_command_in_a_message_can_be_typed()
    {
        List<(string Path, string Line)> shown =
            [.. from file in RepositoryFiles.Source("src")
                from line in Quoted().Matches(file.Text)
                select (file.Path, line.Groups[1].Value)];

        Assert.That(shown, Has.Count.GreaterThan(20));
        // What is put in is the name of a step where a command takes one.
        foreach (var (path, line) in shown) Accept(Inserted().Replace(line, "Cost"), path);
    }

    private static string Text(string page) => File.ReadAllText(Path.Combine(RealData.Repository(), page));

    // Between backticks, and the lines of blocks, with or without a prompt.
    private static IEnumerable<string> Commands(string text) =>
        InCode().Matches(text).Concat(InBlocks().Matches(string.Concat(text.Split("```").Where((_, part) => part % 2 == 1))))
            .Select(match => match.Groups[1].Value);

    private static void Accept(string line, string where)
    {
        var words = line.Split(" #")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Values.GetValueOrDefault(word, word));
        var parsed = KataCommand.Create().Parse([.. words.Where(word => word.Length > 0)]);
        // A command may be named without what it needs.
        var errors = parsed.Errors.Select(error => error.Message)
            .Where(error => !error.StartsWith("Required argument", StringComparison.Ordinal));
        Assert.That(errors, Is.Empty, $"{where}: kata {line}");
        var step = parsed.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault(argument => argument.Argument.Name == "step");
        foreach (var named in step?.Tokens ?? [])
            Assert.That(() => StepArgument.Parse(named.Value), Throws.Nothing, $"{where}: kata {line}");
    }

    [GeneratedRegex(@"(?<!`)`(?:\./)?kata(?: ([^`\n]*))?`(?!`)")]
    private static partial Regex InCode();

    [GeneratedRegex(@"^(?:\$ )?(?:\./)?kata(?: (.*))?$", RegexOptions.Multiline)]
    private static partial Regex InBlocks();

    [GeneratedRegex(@"\\""kata ([^""\\]*)\\""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Inserted();
}
