using System.Diagnostics;
using System.Xml.Linq;

namespace Kata.Runner.Tests;

/// <summary>What the runner says of the reference is what `dotnet test` says.</summary>
public sealed class SameVerdictsTests
{
    private static readonly Lazy<ILookup<string, (string, string)>> ByDotnetTest = new(RunByDotnetTest);

    [TestCase("Unit")]
    [TestCase("Properties")]
    [TestCase("Snapshots")]
    public void The_runner_and_dotnet_test_give_the_same_verdicts(string suite)
    {
        var expected = ByDotnetTest.Value[suite];

        var actual = Checks.OfReference.Where(check => check.Suite == suite)
            .Select(check => (check.Name.Split('(')[0], check.Verdict == Verdict.Ignored ? "NotExecuted" : check.Verdict.ToString()));

        Assert.That(expected, Is.Not.Empty);
        Assert.That(actual, Is.EquivalentTo(expected));
    }

    // By suite: class, method and outcome of every check but those that only the reference can pass.
    private static ILookup<string, (string, string)> RunByDotnetTest()
    {
        using var folder = new Scratch();
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        var assemblies = new[] { "Unit", "Properties", "Snapshots" }.Select(suite => Path.Combine(
            RealData.Repository(), "tests", suite, "bin", configuration, "net10.0", $"Kata.Tests.{suite}.dll"));
        string[] arguments = ["test", .. assemblies, "--filter", "Category!=Reference", "--results-directory",
            folder.Folder, "--logger", "trx;LogFileName=all.trx"];
        using (var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        var trx = XDocument.Load(folder.At("all.trx"));
        var ns = trx.Root!.Name.Namespace;
        var tests = trx.Descendants(ns + "UnitTest").ToDictionary(test => test.Attribute("id")!.Value, test => (
            Suite: Path.GetFileNameWithoutExtension(test.Attribute("storage")!.Value).Split('.')[^1],
            Class: test.Element(ns + "TestMethod")!.Attribute("className")!.Value.Split('.')[^1]));
        var results =
            from result in trx.Descendants(ns + "UnitTestResult")
            let test = tests[result.Attribute("testId")!.Value]
            let name = $"{test.Class}.{result.Attribute("testName")!.Value.Split('(')[0]}"
            select (test.Suite, Outcome: (name, result.Attribute("outcome")!.Value));
        // The logger writes the paths of assemblies in small letters.
        return results.ToLookup(result => result.Suite, result => result.Outcome, StringComparer.OrdinalIgnoreCase);
    }
}
