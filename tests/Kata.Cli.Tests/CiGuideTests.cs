using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Kata.Cli.Tests;

/// <summary>The files that the guide for CI gives away do what it says.</summary>
[NonParallelizable]
public sealed partial class CiGuideTests
{
    private static readonly string Folder = Path.Combine(RealData.Repository(), "docs", "guides", "ci");

    private Scratch _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new();
        Submit("class/ada", "Serialize.cs", "OneHot.cs");
        Submit("class/bob", "Predict.cs");
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    [Platform("Linux"), UnsupportedOSPlatform("windows")]
    public void The_script_for_any_shell_judges_a_folder_and_leaves_reports()
    {
        var (exit, output, error) = Run("verify.sh", [], "class/ada", "report");

        Assert.That(exit, Is.EqualTo(1), error);
        Assert.That(output, Does.Contain("report: results.jsonl, junit.xml, feedback/, index.html."));
        Assert.That(_folder.At("report/junit.xml"), Does.Exist);
    }

    [Test]
    [Platform("Linux"), UnsupportedOSPlatform("windows")]
    public void The_shards_of_a_Slurm_array_are_merged()
    {
        foreach (var task in new[] { "4", "5" })
        {
            var (exit, _, error) = Run(
                "slurm.sh",
                [("SLURM_ARRAY_TASK_ID", task), ("SLURM_ARRAY_TASK_MIN", "4"), ("SLURM_ARRAY_TASK_MAX", "5"), ("SLURM_CPUS_PER_TASK", "1")],
                "class",
                "out");
            Assert.That(exit, Is.Zero, error);
        }

        Assert.That(Kata("merge", "out/shard-0", "out/shard-1", "--out", "out").Exit, Is.EqualTo(1));
        Assert.That(Students("out"), Is.EqualTo(new[] { "ada", "bob" }));
    }

    [Test]
    [Platform("Linux"), UnsupportedOSPlatform("windows")]
    public void GNU_parallel_runs_the_shards_and_merges_them()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').All(folder => !File.Exists(Path.Combine(folder, "parallel"))))
            Assert.Ignore("GNU parallel is not installed here: apt install parallel.");

        var (exit, _, error) = Run("parallel.sh", [], "class", "out", "2");

        Assert.That(exit, Is.EqualTo(1), error);
        Assert.That(Students("out"), Is.EqualTo(new[] { "ada", "bob" }));
    }

    [TestCase("github.yml", 1)]
    [TestCase("github-class.yml", 2)]
    [TestCase("gitlab.yml", 1)]
    [TestCase("kubernetes.yml", 2)]
    public void Every_command_in_a_workflow_is_one_that_there_is(string file, int count)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var commands = Command().Matches(text).Select(match => match.Groups[1].Value.Trim()).ToList();

        Assert.That(commands, Has.Count.EqualTo(count));
        foreach (var command in commands)
        {
            var words = Variable().Replace(command, "1").Replace("\"", "", StringComparison.Ordinal).Split(' ');
            Assert.That(KataCommand.Create().Parse(words).Errors, Is.Empty, command);
        }
    }

    [Test]
    public void The_guide_names_every_file_and_no_other()
    {
        var guide = File.ReadAllText(Path.Combine(Folder, "..", "ci.md"));
        var named = Link().Matches(guide).Select(link => link.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.That(named, Is.EqualTo(Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    private void Submit(string folder, params string[] files)
    {
        var reference = Path.Combine(RealData.Repository(), "src", "Kata");
        foreach (var file in files) _folder.Write($"{folder}/{file}", File.ReadAllBytes(Path.Combine(reference, file)));
    }

    private string[] Students(string folder) =>
        [.. File.ReadLines(_folder.At($"{folder}/gradebook.csv")).Skip(1).Select(line => line.Split(',')[0])];

    private (int Exit, string Out, string Error) Kata(params string[] words) =>
        Process("dotnet", [], [Path.Combine(TestContext.CurrentContext.TestDirectory, "Kata.Cli.dll"), .. words]);

    [UnsupportedOSPlatform("windows")]
    private (int Exit, string Out, string Error) Run(string script, (string Name, string Value)[] given, params string[] words)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "Kata.Cli.dll");
        var kata = _folder.Write("bin/kata", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n"));
        File.SetUnixFileMode(kata, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var path = $"{Path.GetDirectoryName(kata)}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process("sh", [.. given, ("PATH", path)], [Path.Combine(Folder, script), .. words]);
    }

    private (int Exit, string Out, string Error) Process(string program, (string Name, string Value)[] given, string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Folder,
        };
        foreach (var (name, value) in given) start.Environment[name] = value;
        start.Environment.Remove("GITHUB_ACTIONS");
        using var process = System.Diagnostics.Process.Start(start)!;
        return KataProcess.Result(process);
    }

    [GeneratedRegex(@"kata ((?:verify|merge) [^\n|]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\(ci/([\w.-]+)\)")]
    private static partial Regex Link();
}
