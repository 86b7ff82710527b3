using System.Diagnostics;
using System.Runtime.Versioning;
using Kata.Cli.Completion;

namespace Kata.Cli.Tests;

/// <summary>What is offered for a word that has been begun.</summary>
public sealed class CompletionTests
{
    [TestCase("che", "check")]
    [TestCase("check Fo", "Forward")]
    [TestCase("hint ", "NumericalGradient")]
    [TestCase("explain cost/", "cost/rows-for-columns")]
    [TestCase("gradcheck --mistake back", "backprop/no-slope")]
    [TestCase("data get mn", "mnist-train")]
    [TestCase("data get al", "all")]
    [TestCase("data show mo", "moons")]
    [TestCase("train ", "ex4")]
    [TestCase("notebook ", "slopes")]
    [TestCase("check --no", "--no-repair")]
    [TestCase("completion ", "pwsh")]
    public void Commands_steps_mistakes_and_data_sets_are_offered(string line, string word) =>
        Assert.That(Offered(line), Has.Some.EqualTo(word));

    [Test]
    public void A_mistake_that_no_gradient_shows_is_not_offered_for_planting() =>
        Assert.That(Offered("gradcheck --mistake "), Has.None.StartsWith("onehot/"));

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("pwsh")]
    public void The_script_of_a_shell_is_printed(string shell)
    {
        var (exit, output, error) = KataProcess.Run($"completion {shell}");

        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output, Is.EqualTo(CompletionCommand.Script(shell)));
        Assert.That(output, Does.Contain("[suggest:").And.Contain($"kata completion {shell}"));
    }

    [TestCase("kata che", "check")]
    [TestCase("kata check For", "Forward")]
    [TestCase("./kata explain cost/rows-for", "cost/rows-for-columns")]
    [TestCase("kata   data get mnist-te", "mnist-test")]
    [Platform("Linux,MacOsX"), UnsupportedOSPlatform("windows")]
    public void Bash_completes_by_the_script(string typed, string word)
    {
        using var folder = new Scratch();
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "Kata.Cli.dll");
        folder.Write("completion", System.Text.Encoding.UTF8.GetBytes(CompletionCommand.Script("bash")));
        var kata = folder.Write("kata", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n"));
        File.SetUnixFileMode(kata, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // What bash itself does when Tab is pressed.
        var last = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        var tab = $"""
            source ./completion
            export PATH="$PWD:$PATH"
            COMP_LINE='{typed}' COMP_POINT={typed.Length} COMP_WORDS=({typed}) COMP_CWORD={last}
            _kata
            printf '%s\n' "$COMPREPLY"
            """;

        using var process = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", tab])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Folder,
        })!;

        var (exit, output, error) = KataProcess.Result(process);
        Assert.That((exit, output, error), Is.EqualTo((0, $"{word}\n", "")));
    }

    private static string[] Offered(string line)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(TestContext.CurrentContext.TestDirectory, "Kata.Cli.dll"), $"[suggest:{line.Length}]", line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (exit, output, error) = KataProcess.Result(process);
        Assert.That((exit, error), Is.EqualTo((0, "")));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
