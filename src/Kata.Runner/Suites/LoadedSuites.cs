using System.Reflection;
using System.Security;
using Kata.Harness.Diagnosis.Repair;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Kata.Runner.Suites;

/// <summary>The suites, loaded once and run against any steps.</summary>
public sealed class LoadedSuites
{
    private const string Namespace = "Kata.Tests.";
    private const string Arguments = $"<cat>{nameof(CheckGroup.Arguments)}</cat>";

    // NUnit takes the console of the whole process for a run, and remembers types for the whole process: one at a time.
    private static readonly Lock Turn = new();

    // No threads of NUnit's own: a check is timed and blamed alone.
    private static readonly Dictionary<string, object> Settings = new()
    {
        [FrameworkPackageSettings.NumberOfTestWorkers] = 0,
        [FrameworkPackageSettings.SynchronousEvents] = true,
    };

    private readonly SuiteLoadContext _context = new();

    private readonly IReadOnlyList<NUnitTestAssemblyRunner> _runners;

    private readonly IReadOnlyList<NUnitTestAssemblyRunner> _withArgumentChecks;

    internal LoadedSuites(SuiteFiles suites)
    {
        lock (Turn) _runners = [.. suites.Files.Select(file => Load(_context.LoadFromAssemblyPath(file)))];
        var arguments = TestFilter.FromXml($"<filter>{Arguments}</filter>");
        _withArgumentChecks = [.. _runners.Where(runner => runner.CountTestCases(arguments) > 0)];
    }

    /// <summary>Exchanges the functions that are checked; nothing is compiled or loaded again.</summary>
    /// <param name="functions">The steps to check from now on.</param>
    public void Bind(Steps functions) => DispatchAssembly.Bind(_context.Kata, functions);

    /// <summary>
    /// Runs the checks of a step, one after the other; what they print is kept from the console. Snapshots that only the reference can
    /// match are left out.
    /// </summary>
    /// <param name="step">null for all.</param>
    /// <param name="names">Only these of them, by <see cref="CheckResult.Name"/>; null for all.</param>
    /// <param name="listener">Called for each check as it runs.</param>
    /// <param name="external">
    /// Only the checks on data sets that do not ship, of which there may be none, or only the others; null for all.
    /// </param>
    /// <exception cref="InvalidDataException">There is no check of such a step: a run of nothing proves nothing.</exception>
    public IReadOnlyList<CheckResult> Run(
        Step? step = null, IReadOnlyCollection<string>? names = null, CheckListener? listener = null, bool? external = null)
    {
        var of = step is null ? "" : $"<cat>Step{(int)step:00}</cat>";
        var among = names is null ? ""
            : $"<or>{string.Concat(names.Select(name => $"<test>{SecurityElement.Escape(Namespace + name)}</test>"))}</or>";
        var on = external switch { null => "", true => "<cat>OutsideData</cat>", false => "<not><cat>OutsideData</cat></not>" };
        // Argument checks come last: code without them may end the process, and everything else is known by then.
        TestFilter Filter(string group) =>
            TestFilter.FromXml($"<filter><and><not><cat>Reference</cat></not>{of}{among}{on}{group}</and></filter>");
        var (others, arguments) = (Filter($"<not>{Arguments}</not>"), Filter(Arguments));
        var results = new List<CheckResult>();
        ITestResult[] runs;
        lock (Turn)
        {
            using var thrown = new ThrownBySubmission();
            var collector = new Collector(thrown, listener, results);
            runs =
            [
                .. _runners.Select(runner => runner.Run(collector, others)),
                .. _withArgumentChecks.Select(runner => runner.Run(collector, arguments)),
            ];
        }

        if (results.Count > 0 || external == true) return results;
        // If a suite cannot be run, NUnit says why.
        var why = string.Concat(runs.Where(run => run.ResultState.Status == TestStatus.Failed).Select(run => $" {run.Message}"));
        throw new InvalidDataException($"The suites hold no check of "
            + $"{step?.ToString() ?? "any step"}, and a run of nothing proves nothing.{why}");
    }

    /// <summary>The checks that a step needs to pass, as questions about the functions that are bound.</summary>
    /// <param name="step">The step.</param>
    internal RepairQuestions Questions(Step step) => DirectChecks.Questions(
        _runners.Select(runner => runner.LoadedTest!),
        check => StepOf(check) == step && GroupOf(check) != CheckGroup.Arguments && !Categories(check).Any(NeedsMore));

    private static bool NeedsMore(string category) => category is "OutsideData" or "Reference";

    private static NUnitTestAssemblyRunner Load(Assembly suite)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(suite, Settings);
        return runner;
    }

    private static CheckResult Result(ITestResult result, ThrownBySubmission thrown)
    {
        var verdict = result.ResultState.Status switch
        {
            TestStatus.Passed => Verdict.Passed,
            TestStatus.Skipped => Verdict.Ignored,
            _ when thrown.Unwritten is not null => Verdict.NotStarted,
            _ when thrown.OutOfMemory => Verdict.OutOfMemory,
            _ => Verdict.Failed,
        };
        var suite = result.Test.TypeInfo!.Assembly.GetName().Name![Namespace.Length..];
        return new(
            suite, result.Test.FullName[Namespace.Length..], StepOf(result.Test), verdict, result.Message ?? "", result.Output,
                result.Duration * 1000)
        {
            Group = GroupOf(result.Test),
            NeedsExternalData = Categories(result.Test).Contains("OutsideData"),
            Place = result.Test.Method?.MethodInfo.MetadataToken ?? 0,
            Trace = result.StackTrace ?? "",
            Unwritten = verdict == Verdict.NotStarted ? thrown.Unwritten : null,
        };
    }

    private static Step StepOf(ITest test) => Categories(test)
        .Select(name => name.StartsWith("Step", StringComparison.Ordinal) && int.TryParse(name[4..], out var step) ? (Step)step : 0)
        .FirstOrDefault(step => step > 0);

    private static CheckGroup GroupOf(ITest test) =>
        Enum.GetValues<CheckGroup>().FirstOrDefault(group => Categories(test).Contains($"{group}"));

    // A case's categories stand on its method or its class.
    private static IEnumerable<string> Categories(ITest test)
    {
        for (var at = test; at is not null; at = at.Parent)
            foreach (var category in at.Properties["Category"].OfType<string>()) yield return category;
    }

    private sealed class Collector(ThrownBySubmission thrown, CheckListener? listener, List<CheckResult> results) : ITestListener
    {
        private const int MostCharacters = 65_536;

        // NUnit's, which keeps what a check prints; it puts back its predecessor when the run is over.
        private TextWriter? _output;

        public void TestStarted(ITest test)
        {
            if (test.IsSuite) return;
            thrown.Clear();
            _output ??= Console.Out;
            Console.SetOut(new CappedWriter(_output, MostCharacters));
            listener?.Started(test.FullName[Namespace.Length..], GroupOf(test));
        }

        public void TestFinished(ITestResult result)
        {
            if (result.Test.IsSuite) return;
            var check = Result(result, thrown);
            results.Add(check);
            listener?.Finished(check);
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}
