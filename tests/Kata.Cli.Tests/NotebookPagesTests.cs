using System.Text.RegularExpressions;
using Kata.Data.Sets;
using Kata.Experiments.Notebooks;

namespace Kata.Cli.Tests;

/// <summary>
/// The commands on the notebooks' pages print what the pages show. Long trainings are shortened, and their lines are compared without
/// numbers; KATA_PAGES=whole runs them in full.
/// </summary>
[Category("Cli")]
public sealed partial class NotebookPagesTests
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["ex4"] = "--evaluations 12",
        ["mnist"] = "--epochs 1",
        ["moons"] = "--epochs 10",
    };

    private static IEnumerable<string> Pages =>
        Directory.GetFiles(Folder, "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(RealData.Repository(), "docs", "notebooks");

    [Test]
    public void Every_notebook_has_a_page_linked_from_the_table_of_contents()
    {
        var contents = File.ReadAllText(Path.Combine(Folder, "..", "notebooks.md"));

        Assert.That(Pages, Is.EquivalentTo(NotebookCatalogue.All.Select(notebook => $"{notebook.Name}.md")));
        foreach (var notebook in NotebookCatalogue.All)
        {
            Assert.That(contents, Does.Contain($"[{notebook.Name}](notebooks/{notebook.Name}.md)"));
            Assert.That(File.ReadAllText(Path.Combine(Folder, $"{notebook.Name}.md")), Does.Contain($"$ kata notebook {notebook.Name}\n"));
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void The_commands_on_a_page_print_what_it_shows(string page)
    {
        var store = DataStore.FromEnvironment();
        foreach (var set in new[] { "mnist-train", "mnist-test", "ex4weights", "sample_weight" }.Where(set => store.Where(set) is null))
            RequiredData.Missing(set, $"{set} is missing on this machine, and the page shows output that needs it.");
        using var folder = new Scratch();
        var printed = new Dictionary<string, string>();

        var blocks = Blocks(File.ReadAllText(Path.Combine(Folder, page)));

        Assert.That(blocks, Is.Not.Empty);
        foreach (var (command, lines) in blocks)
        {
            if (!printed.TryGetValue(command, out var output))
            {
                var beside = TestContext.CurrentContext.TestDirectory;
                using var process = KataProcess.Start($"{command} {Shortened(command)}", beside, folder.Folder);
                var (exit, text, error) = KataProcess.Result(process);
                Assert.That(exit, Is.Zero, error);
                printed[command] = output = text;
            }

            var all = output.Split('\n').Select(line => Comparable(command, line)).ToList();
            foreach (var line in lines) Assert.That(all, Has.Some.Contains(Comparable(command, line)), $"{command} does not print: {line}");
        }
    }

    private static bool RunsInFull => Environment.GetEnvironmentVariable("KATA_PAGES") == "whole";

    private static string Shortened(string command) => RunsInFull || !IsLong(command) ? "" : Short[command.Split(' ')[1]];

    private static bool IsLong(string command) =>
        command.StartsWith("notebook ", StringComparison.Ordinal) && Short.ContainsKey(command.Split(' ')[1]);

    // The lines of a shortened training are compared without numbers and without published values.
    private static string Comparable(string command, string line)
    {
        if (!IsLong(command)) return line;
        if (RunsInFull) return Seconds().Replace(line, "#");
        return Spaces().Replace(Number().Replace(Verdict().Replace(line, ""), "#"), " ").Trim();
    }

    private static List<(string Command, string[] Lines)> Blocks(string page) =>
    [
        .. page.Split("```console\n$ kata ").Skip(1)
            .Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)].Split('\n'))
            .Select(lines => (lines[0], lines[1..])),
    ];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+ s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^ok |; published:.*$")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"-?\d[\d.,]*(E-?\d+)?")]
    private static partial Regex Number();
}
