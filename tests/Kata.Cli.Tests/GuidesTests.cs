using System.Diagnostics;
using System.Text.RegularExpressions;
using Kata.Learning;

namespace Kata.Cli.Tests;

/// <summary>What the guides show happens.</summary>
[NonParallelizable]
public sealed partial class GuidesTests
{
    private static readonly string Gradients = Guide("gradients");
    private static readonly string[] Programs = Blocks(Gradients, "csharp");
    private static readonly string[] Answers = [.. Blocks(Gradients, "console").Select(block => block.Split("check.cs\n")[1].Trim())];

    [Test]
    public void The_guide_has_two_programs_of_about_ten_lines()
    {
        Assert.That(Programs, Has.Length.EqualTo(2));
        Assert.That(Programs.Select(program => program.Trim().Split('\n').Length), Is.All.InRange(8, 11));
        Assert.That(Answers, Has.Length.EqualTo(3));
    }

    [TestCase(0, 0, "", "")]
    [TestCase(1, 1, "", "")]
    [TestCase(1, 2, "1 - r * r", "-r * r")]
    public void A_program_of_the_guide_prints_what_stands_below_it(int program, int answer, string right, string wrong)
    {
        using var folder = new Scratch();
        var text = Programs[program].Replace("../kata", RealData.Repository());
        Assert.That(text, Does.Contain(right));
        File.WriteAllText(folder.At("check.cs"), right.Length > 0 ? text.Replace(right, wrong) : text);

        var (exit, output, error) = DotnetRun(folder);

        Assert.That(exit, Is.Zero, output + error);
        Assert.That(output.Split('\n'), Has.Some.EqualTo(Answers[answer]), output);
    }

    [Test]
    public void What_the_learners_guide_quotes_is_what_is_said()
    {
        var guide = Guide("learner");
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("mine"));

        foreach (var file in new[] { workspace.PathOf(Step.Serialize), WarmupCheck.PathIn(workspace), folder.At("mine/Workspace.slnx") })
        {
            Assert.That(file, Does.Exist);
            Assert.That(guide, Does.Contain($"workspace/{Path.GetRelativePath(workspace.Folder, file).Replace('\\', '/')}"));
        }

        using var elsewhere = new Elsewhere();
        var script = File.ReadAllText(Path.Combine(RealData.Repository(), "kata"));
        foreach (var (said, quoted) in new[]
        {
            (elsewhere.Run("list").Error, "there is no workspace here or above"),
            (script, "dotnet was not found"),
        })
        {
            Assert.That(said, Does.Contain(quoted));
            Assert.That(guide, Does.Contain(quoted));
        }
    }

    [Test]
    public void Every_place_and_every_type_in_the_architecture_is_there()
    {
        var guide = Guide("architecture");
        var sources = string.Concat(RepositoryFiles.Source("src", "tests").Select(file => file.Text));
        var places = Place().Matches(guide).Select(place => place.Value.TrimEnd('.')).Distinct().ToList();
        var types = Name().Matches(guide).Select(name => name.Groups[1].Value).Distinct().ToList();

        Assert.That(places, Has.Count.GreaterThan(25));
        Assert.That(types, Has.Count.GreaterThan(20));
        foreach (var place in places)
        {
            var path = Path.Combine(RealData.Repository(), place);
            Assert.That(Directory.Exists(path) || File.Exists(path), place);
        }

        foreach (var type in types) Assert.That(sources, Does.Match($@"\b{type}\b"), type);
    }

    private static string Guide(string name) => File.ReadAllText(Path.Combine(RealData.Repository(), "docs", "guides", $"{name}.md"));

    private static string[] Blocks(string text, string language) =>
        [.. text.Split($"```{language}\n").Skip(1).Select(part => part.Split("```")[0])];

    private static (int Exit, string Out, string Error) DotnetRun(Scratch folder)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "check.cs"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Folder,
        };
        // What the program that runs this test leaves to its children would be taken for the program's own.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        // Servers that stay would keep the test waiting for the end of its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        return KataProcess.Result(process);
    }

    // A path from the repository; NN stands for a number.
    [GeneratedRegex(@"(?<![\w/~])(?:src|tests|docs|data)/(?!mistakes/NN)[\w./-]*\w")]
    private static partial Regex Place();

    [GeneratedRegex("`([A-Z][A-Za-z_]+)`")]
    private static partial Regex Name();
}
