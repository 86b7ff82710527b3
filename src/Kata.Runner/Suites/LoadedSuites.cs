using System.Reflection;
using System.Security;
using Kata.Harness;
using Kata.Runner.Compiling;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Kata.Runner.Suites;

/// <summary>The suites, loaded with a subject. Disposed, they are unloaded.</summary>
public sealed class LoadedSuites : IDisposable
{
    private const string Namespace = "Kata.Tests.";

    // NUnit takes the console of the whole process for a run, and remembers types for the whole process: one at a time.
    private static readonly Lock Turn = new();

    // No threads of NUnit's own: a check is timed and blamed alone.
    private static readonly Dictionary<string, object> Settings = new()
    {
        [FrameworkPackageSettings.NumberOfTestWorkers] = 0,
        [FrameworkPackageSettings.SynchronousEvents] = true,
    };

    private readonly SuiteLoadContext _context;

    private readonly IReadOnlyList<NUnitTestAssemblyRunner> _runners;

    internal LoadedSuites(SuiteFiles suites, SuiteLoadContext context)
    {
        _context = context;
        lock (Turn) _runners = [.. suites.Files.Select(file => Load(_context.LoadFromAssemblyPath(file)))];
    }

    /// <summary>The subject.</summary>
    public Assembly Kata => _context.Kata;

    /// <summary>Exchanges the functions of a step that came from <see cref="StepSources.WithFaults"/>: nothing is compiled or loaded again.</summary>
    /// <param name="functions">Those of the planted step are called from now on.</param>
    /// <exception cref="ArgumentException">The subject has no planted step.</exception>
    public void Bind(Steps functions) => Binding.Plant(Kata, functions);

    /// <summary>
    /// Runs the checks of a step, one after the other; what they print is kept from the console. Snapshots that only the reference can match are left out.
    /// </summary>
    /// <param name="step">1 … 12, or null for all.</param>
    /// <param name="names">Only these of them, by <see cref="CheckResult.Name"/>; null for all.</param>
    /// <param name="listener">Told when a check starts and how it ended, as it happens.</param>
    /// <param name="outside">Only the checks on data sets that do not ship, of which there may be none, or only the others; null for all.</param>
    /// <exception cref="InvalidDataException">There is no check of such a step: a run of nothing proves nothing.</exception>
    public IReadOnlyList<CheckResult> Run(int? step = null, IReadOnlyCollection<string>? names = null, CheckListener? listener = null, bool? outside = null)
    {
        var of = step is null ? "" : $"<cat>Step{step:00}</cat>";
        var among = names is null ? "" : $"<or>{string.Concat(names.Select(name => $"<test>{SecurityElement.Escape(Namespace + name)}</test>"))}</or>";
        var on = outside switch { null => "", true => "<cat>OutsideData</cat>", false => "<not><cat>OutsideData</cat></not>" };
        var filter = TestFilter.FromXml($"<filter><and><not><cat>Reference</cat></not>{of}{among}{on}</and></filter>");
        ITestResult[] runs;
        lock (Turn) runs = [.. _runners.Select(runner => runner.Run(Heard(listener), filter))];
        CheckResult[] results = [.. runs.SelectMany(Leaves).Select(Result)];
        if (results.Length > 0 || outside == true) return results;
        // A suite that cannot be run says why.
        var why = string.Concat(runs.Where(run => run.ResultState.Status == TestStatus.Failed).Select(run => $" {run.Message}"));
        throw new InvalidDataException($"The suites hold no check of step {step}, and a run of nothing proves nothing.{why}");
    }

    /// <summary>Unloads suites and subject, but for suites that were planted.</summary>
    public void Dispose()
    {
        lock (Turn) NUnitMemory.Forget();
        if (_context.IsCollectible) _context.Unload();
    }

    private ITestListener Heard(CheckListener? listener) => listener is null ? TestListener.NULL : new Listening(this, listener);

    private static NUnitTestAssemblyRunner Load(Assembly suite)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(suite, Settings);
        return runner;
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) =>
        result.Test.IsSuite ? result.Children.SelectMany(Leaves) : [result];

    private CheckResult Result(ITestResult result)
    {
        var suite = result.Test.TypeInfo!.Assembly.GetName().Name![Namespace.Length..];
        var (verdict, message) = (Ending(result), result.Message ?? "");
        if (verdict == Verdict.Failed) message = Missing(message) ?? message;
        return new(suite, result.Test.FullName[Namespace.Length..], Step(result.Test), verdict, message, result.Output, result.Duration * 1000)
        {
            NeedsExternalData = Categories(result.Test).Contains("OutsideData"),
            Place = result.Test.Method?.MethodInfo.MetadataToken ?? 0,
            Trace = result.StackTrace ?? "",
        };
    }

    private static Verdict Ending(ITestResult result) => result.ResultState.Status switch
    {
        TestStatus.Passed => Verdict.Passed,
        TestStatus.Skipped => Verdict.Ignored,
        // As the exception of the check itself, or as one that a check expected to be another.
        _ when Says<NotImplementedException>(result) => Verdict.NotStarted,
        _ when Says<OutOfMemoryException>(result) => Verdict.OutOfMemory,
        _ => Verdict.Failed,
    };

    private static bool Says<T>(ITestResult result) => result.Message?.Contains(typeof(T).FullName!) == true;

    // The runtime names what it does not find in its own words: 'Double Kata.Cost.Penalty(…)', or 'Kata.Cost' for a whole class.
    private string? Missing(string message)
    {
        if (!message.Contains(nameof(MissingMethodException)) && !message.Contains(nameof(TypeLoadException))) return null;
        var sentences = Reference.StepNames.Where(step => message.Contains($"Kata.{step}.") || message.Contains($"'Kata.{step}'"))
            .SelectMany(step => Binding.Missing(Kata, step));
        return string.Join(" ", sentences) is { Length: > 0 } said ? said : null;
    }

    private static int Step(ITest test) => Categories(test)
        .Select(name => name.StartsWith("Step", StringComparison.Ordinal) && int.TryParse(name[4..], out var step) ? step : 0)
        .FirstOrDefault(step => step > 0);

    // A case's categories stand on its method or its class.
    private static IEnumerable<string> Categories(ITest test)
    {
        for (var at = test; at is not null; at = at.Parent)
            foreach (var category in at.Properties["Category"].OfType<string>()) yield return category;
    }

    private sealed class Listening(LoadedSuites suites, CheckListener listener) : ITestListener
    {
        private const int Heard = 65_536;

        // NUnit's, which keeps what a check prints; it puts back its predecessor when the run is over.
        private TextWriter? _kept;

        public void TestStarted(ITest test)
        {
            if (test.IsSuite) return;
            _kept ??= Console.Out;
            Console.SetOut(new CappedWriter(_kept, Heard));
            listener.Started(test.FullName[Namespace.Length..]);
        }

        public void TestFinished(ITestResult result)
        {
            if (!result.Test.IsSuite) listener.Finished(suites.Result(result));
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}
