using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kata.Cli.Learn;
using Kata.Data.Sets;
using Kata.Harness.Mistakes;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>What the README and the docs show is true.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Pages =
    [
        "README.md", "data/README.md", "tools/bench/README.md", "tools/terminal-svg/README.md",
        .. Directory.GetFiles(Path.Combine(RealData.Repository(), "docs"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(RealData.Repository(), page)),
    ];

    private static string Readme => Read("README.md");

    [Test]
    public void A_command_prints_the_lines_shown_under_it()
    {
        if (!DataIsHere())
            RequiredData.Missing("ex4", "The README shows kata costs with every data set, and some are missing on this machine.");

        var blocks = Blocks("```console").ToArray();

        Assert.That(blocks.Select(block => block[0].Split(' ')[2]), Is.EqualTo(new[] { "costs", "gradcheck", "explain" }));
        foreach (var block in blocks)
        {
            var command = block[0]["$ kata ".Length..];
            var printed = (command == "costs" ? CostsCommandTests.Table.Value : KataProcess.Run(command)).Out.Split('\n');
            Assert.That(block, Has.Length.GreaterThan(1));
            foreach (var line in block.Skip(1)) Assert.That(printed, Has.Some.Contains(line), $"{block[0]} does not print: {line}");
        }
    }

    [Test]
    public void Every_link_leads_to_a_file()
    {
        var links = Pages.SelectMany(Links).ToArray();

        Assert.That(links, Has.Length.GreaterThan(12));
        foreach (var (page, target) in links)
            Assert.That(File.Exists(target) || Directory.Exists(target), $"{page} links to {target}, which does not exist.");
    }

    [Test]
    public void No_page_links_to_a_hint_or_a_solution()
    {
        foreach (var (page, target) in Pages.SelectMany(Links))
        {
            foreach (var hidden in new[] { "docs/hints", "src/Kata" })
                Assert.That(Path.GetDirectoryName(target), Is.Not.EqualTo(Path.GetFullPath(hidden, RealData.Repository())), page);
        }
    }

    [Test]
    public void The_table_has_the_lesson_and_the_file_of_every_step()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            var lesson = $@"\[{step}\]\(docs/lessons/{(int)step:00}-[a-z-]+\.md\)";
            Assert.That(Readme, Does.Match($@"\n\| {(int)step} \| {lesson} \| `workspace/Kata/{step}\.cs` \| "));
        }
    }

    [Test]
    public void Every_key_of_the_watch_is_explained()
    {
        var keys = WatchKeys.Line.Split("  ").Select(key => key[..1]).ToList();

        Assert.That(keys, Has.Count.EqualTo(9));
        Assert.That(WatchKeys.Line, Has.Length.LessThan(80), "a terminal of 80 columns shows them on a line");
        foreach (var key in keys) Assert.That(Readme, Does.Contain($"\n| {key} | "));
    }

    [Test]
    public void The_number_of_known_mistakes_is_that_of_the_bank() =>
        Assert.That(Readme, Does.Contain($"it knows {MistakeBank.All.Count} of them"));

    [Test]
    public void The_picture_shows_what_the_watch_shows()
    {
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("workspace"));
        foreach (var step in Enum.GetValues<Step>().TakeWhile(step => step <= Step.Cost))
        {
            File.WriteAllText(workspace.PathOf(step), Reference.File(step).Text);
            if (step < Step.Cost) Progress.AddPassed(workspace, step, workspace.Read().HashOf(step), DateTimeOffset.UtcNow);
        }

        var wrong = Reference.File(Step.Cost).Text.Replace("theta.RemoveColumn(0)", "theta.RemoveRow(0)");
        File.WriteAllText(workspace.PathOf(Step.Cost), wrong);
        using var watch = new WatchProcess(TestContext.CurrentContext.TestDirectory, workspace);
        var text = watch.Reports[^1].Text.Replace($"{folder.Folder}{Path.DirectorySeparatorChar}", "");

        // How long it took, and whether the line was found in time, depends on the machine.
        var lines = XDocument.Parse(Read("docs/pictures/watch.svg")).Descendants("{http://www.w3.org/2000/svg}text")
            .Select(line => Spaces().Replace(line.Value, " ").Trim().Split(" (")[0].Split(", code ")[0])
            .Where(line => !line.StartsWith("Look at line", StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Count.GreaterThan(10));
        // The terminal has wrapped some.
        var words = Spaces().Replace(text, " ");
        foreach (var line in lines) Assert.That(words, Does.Contain(line));
    }

    [Test]
    public void Every_option_named_is_an_option()
    {
        var help = KataProcess.Run("train --help").Out;

        foreach (var option in new[] { "--save", "--load", "--pictures", "--subject", "--json" })
        {
            Assert.That(Readme, Does.Contain(option));
            Assert.That(help, Does.Contain(option));
        }
    }

    // The checksums of the shipped files.
    [TestCase("digits.mat")]
    [TestCase("digits-weights.mat")]
    [TestCase("moons.csv")]
    public void The_data_readme_has_the_checksum_of(string file)
    {
        var content = File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", file));
        var checksum = Convert.ToHexStringLower(SHA256.HashData(content));

        Assert.That(Read("data/README.md"), Does.Contain(checksum));
    }

    private static bool DataIsHere()
    {
        var store = DataStore.FromEnvironment();
        return store.All.All(place => place.Paths is not null);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(RealData.Repository(), page));

    private static IEnumerable<(string Page, string Target)> Links(string page)
    {
        var folder = Path.Combine(RealData.Repository(), Path.GetDirectoryName(page)!);
        return Link().Matches(Read(page)).Select(link => (page, Path.GetFullPath(link.Groups[1].Value, folder)));
    }

    private static IEnumerable<string[]> Blocks(string fence)
    {
        foreach (var part in Readme.Split(fence).Skip(1))
            yield return part[(part.IndexOf('\n') + 1)..part.IndexOf("\n```", StringComparison.Ordinal)].Split('\n');
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex Link();
}
