using Kata.Cli.Learn;
using Kata.Data.Sets;
using Kata.Experiments.Notebooks;
using Kata.Tests;

namespace Kata.Cli.Tests;

/// <summary>What the README and docs show is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Pages =
    [
        "README.md", "data/README.md", "bench/README.md", "docs/decisions.md", "docs/gradient-verification.md", "docs/notebooks.md",
        "docs/01-serialize.md", "docs/02-one-hot.md", "docs/03-activations.md", "docs/04-forward.md", "docs/05-predict.md", "docs/06-cost.md",
        "docs/07-numerical-gradient.md", "docs/08-backprop.md", "docs/09-initialize.md", "docs/10-gradient-descent.md", "docs/11-mini-batch.md",
        "docs/12-optimizer.md",
        .. NotebookCatalogue.All.Select(notebook => $"docs/notebooks/{notebook.Name}.md"),
    ];

    private static string Readme => Read("README.md");

    [Test]
    public void A_command_prints_the_lines_shown_under_it()
    {
        if (!DataIsHere()) RequiredData.Missing("ex4", "The README shows what kata costs prints with every data set, and not all are on this machine.");

        var blocks = Blocks("```console").ToArray();

        Assert.That(blocks.Select(block => block[0].Split(' ')[2]), Is.EqualTo(new[] { "costs", "gradcheck", "explain" }));
        foreach (var block in blocks)
        {
            var printed = KataProcess.Run(block[0]["$ kata ".Length..]).Out.Split('\n');
            Assert.That(block, Has.Length.GreaterThan(1));
            foreach (var line in block.Skip(1)) Assert.That(printed.Any(other => other.Contains(line, StringComparison.Ordinal)), $"{block[0]} does not print: {line}");
        }
    }

    [Test]
    public void Code_shown_is_code_of_the_steps()
    {
        var step = Compact(Read("src/Kata/Forward.cs"));
        var blocks = Blocks("```csharp").ToArray();

        Assert.That(blocks, Is.Not.Empty);
        foreach (var block in blocks) Assert.That(step, Does.Contain(Compact(string.Join('\n', block))));
    }

    [Test]
    public void Every_link_leads_to_a_file()
    {
        var links = 0;
        foreach (var page in Pages)
        {
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(Read(page), @"\]\((?!https?:)([^)#]+)"))
            {
                links++;
                var target = Path.Combine(RealData.Repository(), Path.GetDirectoryName(page)!, link.Groups[1].Value);
                Assert.That(File.Exists(target) || Directory.Exists(target), $"{page} links to {link.Groups[1].Value}");
            }
        }

        Assert.That(links, Is.GreaterThan(12));
    }

    [Test]
    public void Every_step_is_in_the_table() =>
        Assert.That(
            new DirectoryInfo(Path.Combine(RealData.Repository(), "src", "Kata")).GetFiles("*.cs").Select(file => $"](src/Kata/{file.Name})").Where(link => !Readme.Contains(link)),
            Is.Empty);

    [Test]
    public void Every_key_of_the_watch_is_explained()
    {
        var keys = LearnerView.Keys.Split(" · ").Select(key => key[..1]).ToList();

        Assert.That(keys, Has.Count.EqualTo(9));
        foreach (var key in keys) Assert.That(Readme, Does.Contain($"\n| {key} | "));
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

    // The checksums of what ships.
    [TestCase("digits.mat")]
    [TestCase("digits-weights.mat")]
    [TestCase("moons.csv")]
    public void The_data_readme_has_the_checksum_of(string file)
    {
        var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", file))));

        Assert.That(Read("data/README.md"), Does.Contain(checksum));
    }

    private static bool DataIsHere()
    {
        var store = DataStore.FromEnvironment();
        return store.All.All(place => place.Paths is not null);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(RealData.Repository(), page));

    private static string Compact(string code) => string.Concat(code.Where(character => !char.IsWhiteSpace(character)));

    private static IEnumerable<string[]> Blocks(string fence)
    {
        foreach (var part in Readme.Split(fence).Skip(1))
            yield return part[(part.IndexOf('\n') + 1)..part.IndexOf("\n```", StringComparison.Ordinal)].Split('\n');
    }
}
