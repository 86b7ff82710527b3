using System.Diagnostics;
using System.Text.RegularExpressions;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>A workspace outside the repository, really built and tested by dotnet.</summary>
public sealed class WorkspaceBuildTests
{
    [Test]
    public void The_checks_of_a_step_fail_on_the_stubs_and_pass_on_the_reference()
    {
        using var scratch = new Scratch();
        var workspace = Workspace.Start(scratch.At("mine"));

        var stubs = DotnetTest(workspace, "tests/Snapshots");
        for (var step = 1; step <= 13; step++) File.WriteAllText(workspace.PathOf((Step)step), Reference.Files[step - 1].Text);
        var reference = DotnetTest(workspace, "Workspace.slnx");

        Assert.That(stubs.Output, Does.Contain("Step 4: Forward.Pass is not written yet."));
        Assert.That((stubs.Exit, stubs.Failed, stubs.Passed, stubs.Suites), Is.EqualTo((1, 1, 0, 1)), stubs.Output);
        Assert.That((reference.Exit, reference.Failed, reference.Suites), Is.EqualTo((0, 0, 3)), reference.Output);
        Assert.That(reference.Passed, Is.InRange(10, 50));
    }

    private static (int Exit, int Failed, int Passed, int Suites, string Output) DotnetTest(Workspace workspace, string project)
    {
        var start = new ProcessStartInfo("dotnet", $"test {project} --filter Category=Step04 --nologo")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workspace.Folder,
        };
        // What the program that runs this test leaves to its children would be taken for the workspace's own; CI must not matter.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["CI"] = "true";
        // Servers that stay would keep the test waiting for the end of its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var (exit, output, error) = KataProcess.Result(process);

        var suites = Regex.Matches(output, @"Failed: +(?<Failed>\d+), Passed: +(?<Passed>\d+), Skipped: +\d+, Total");
        return (exit, Sum("Failed"), Sum("Passed"), suites.Count, output + error);

        int Sum(string group) =>
            suites.Sum(suite => int.Parse(suite.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
