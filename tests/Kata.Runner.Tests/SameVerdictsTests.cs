using System.Diagnostics;
using System.Xml.Linq;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

/// <summary>What the runner says of the reference is what `dotnet test` says.</summary>
public sealed class SameVerdictsTests
{
    private static readonly Lazy<IReadOnlyList<CheckResult>> ByRunner = new(() => Checks.Of(null, StepSources.Whole(Reference.Files)));

    [TestCase("Unit")]
    [TestCase("Properties")]
    [TestCase("Snapshots")]
    public void The_runner_and_dotnet_test_give_the_same_verdicts(string suite)
    {
        var expected = ByDotnetTest(suite);

        var actual = ByRunner.Value.Where(check => check.Suite == suite)
            .Select(check => (check.Name.Split('(')[0], check.Verdict == Verdict.Ignored ? "NotExecuted" : check.Verdict.ToString()));

        Assert.That(expected, Is.Not.Empty);
        Assert.That(actual, Is.EquivalentTo(expected));
    }

    // Class, method and outcome of every check but those that only the reference can pass.
    private static List<(string, string)> ByDotnetTest(string suite)
    {
        using var folder = new Scratch();
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        var assembly = Path.Combine(RealData.Repository(), "tests", suite, "bin", configuration, "net10.0", $"Kata.Tests.{suite}.dll");
        string[] arguments = ["test", assembly, "--filter", "Category!=Reference", "--results-directory",
            folder.Folder, "--logger", "trx;LogFileName=all.trx"];
        using (var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        var trx = XDocument.Load(folder.At("all.trx"));
        var ns = trx.Root!.Name.Namespace;
        var classes = trx.Descendants(ns + "UnitTest").ToDictionary(
            test => test.Attribute("id")!.Value,
            test => test.Element(ns + "TestMethod")!.Attribute("className")!.Value.Split('.')[^1]);
        return
        [
            .. trx.Descendants(ns + "UnitTestResult").Select(result => (
                $"{classes[result.Attribute("testId")!.Value]}.{result.Attribute("testName")!.Value.Split('(')[0]}",
                result.Attribute("outcome")!.Value)),
        ];
    }
}
