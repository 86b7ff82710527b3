using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>`kata verify` and `kata merge` as commands.</summary>
[Platform("Linux")]
public sealed partial class VerifyCommandTests
{
    private readonly Scratch _scratch = new();

    [OneTimeTearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void The_reference_passes_and_says_so_step_by_step()
    {
        var (exit, output, error) = KataProcess.Run("verify src/Kata");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("✓ Step 8, Backprop: passed\n").And.Contain("13 of 13 points. 13 of 13 steps pass.\nIsolation L"));
    }

    [Test]
    public void Annotations_and_a_summary_are_written_for_GitHub()
    {
        var (folder, summary) = (_scratch.At("repository"), _scratch.At("summary.md"));
        Write(
            "repository/kata/OneHot.cs",
            Reference.File(Step.OneHot).Text.Replace("public static int[] Decode", "public static int Decode"));

        using var process = KataProcess.Start(
            "verify . --out reports", TestContext.CurrentContext.TestDirectory, folder,
            ("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", folder), ("GITHUB_STEP_SUMMARY", summary));
        var (exit, output, error) = KataProcess.Result(process);

        Assert.That(exit, Is.EqualTo(1), error);
        Assert.That(output, Does.Match(@"(?m)^::error file=kata/OneHot\.cs,line=\d+,col=\d+,title=Step 2%2C OneHot::"));
        Assert.That(File.ReadAllText(summary), Does.StartWith("## kata verify\n"));
        Assert.That(File.Exists(_scratch.At("repository/reports/index.html")));
    }

    [TestCase("verify", 2, "Required argument 'path' missing")]
    [TestCase("verify nowhere --out x", 3, "nowhere is neither a folder nor a zip")]
    [TestCase("verify src/Kata --jobs 0", 2, "--jobs")]
    [TestCase("verify src/Kata --shard 2/2", 2, "--shard is \"2/2\"")]
    [TestCase("verify src/Kata --seed-secret README.md.txt", 3, "README.md.txt")]
    [TestCase("verify src/Kata --format pdf", 2, "pdf")]
    [TestCase("verify src/Kata --weights kata", 2, "kata is no JSON")]
    [TestCase("verify src tests", 2, "--out is missing")]
    [TestCase("merge src --out x", 3, "src holds no complete run of kata verify")]
    public void What_is_asked_for_wrongly_is_refused_in_a_sentence(string arguments, int exit, string sentence)
    {
        var (code, output, error) = KataProcess.Run(arguments);

        Assert.That(code, Is.EqualTo(exit), error);
        Assert.That(error, Does.StartWith("kata: ").And.Contain(sentence));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(output, Is.Empty);
    }

    [Test]
    public void A_run_that_is_killed_at_any_moment_goes_on_to_the_same_reports()
    {
        for (var i = 0; i < 8; i++)
        {
            Write($"in/s{i}\u202E=1/OneHot.cs", $"{Reference.File(Step.OneHot).Text}// {i}");
            Write($"in/s{i}\u202E=1/Predict.cs", Reference.File(Step.Predict).Text.Replace("0.5", i % 2 == 0 ? "0.5" : "0.4"));
        }

        Assert.That(Verified("whole"), Is.EqualTo(1));
        var random = new Random(1);
        for (var kills = 0; kills < 3; kills++)
        {
            using var process = Start("killed");
            // Some while it starts, some in the middle.
            if (!process.WaitForExit(random.Next(500, 4000))) process.Kill();
            process.WaitForExit();
        }

        Assert.That(Verified("killed"), Is.EqualTo(1));
        Assert.That(Reports("killed"), Is.EqualTo(Reports("whole")));
        Assert.That(Reports("whole")["results.jsonl"], Does.Contain("\\u202E=1"));
        Assert.That(File.ReadAllText(_scratch.At("whole/gradebook.csv")), Does.Not.Contain("\u202E"));
        Assert.That(Left, Is.Empty.After(5000, 100), "left running");
    }

    // Judges and sandboxes of this test's own runs end with them.
    private IEnumerable<string> Left() => Directory.GetDirectories("/proc").Select(process => Path.Combine(process, "environ"))
        .Where(File.Exists).Where(file => TryRead(file).Contains(_scratch.Folder, StringComparison.Ordinal));

    private static string TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Write(string name, string text) => _scratch.Write(name, Encoding.UTF8.GetBytes(text));

    private Process Start(string name) => KataProcess.Start(
        $"verify in --out {name} --jobs 2 --isolation L1 --format jsonl csv html markdown junit gradescope",
        TestContext.CurrentContext.TestDirectory, _scratch.Folder, ("KATA_TEST_RUN", _scratch.Folder));

    private int Verified(string name)
    {
        using var process = Start(name);
        var (exit, output, error) = KataProcess.Result(process);
        Assert.That(output, Does.StartWith("8 submissions: 0 pass every step, 8 do not, 0 could not be judged.\n"), error);
        return exit;
    }

    private Dictionary<string, string> Reports(string name) => Directory.GetFiles(_scratch.At(name), "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(_scratch.At(name), path), path => Times().Replace(File.ReadAllText(path), "#"));

    [GeneratedRegex("""(?<=milliseconds":|time="|execution_time": |,\d+,)[0-9.eE-]+(?=[,}\]"])""")]
    private static partial Regex Times();
}
