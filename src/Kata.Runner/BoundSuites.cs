using System.Reflection;
using Kata.Harness;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Kata.Runner;

/// <summary>The suites, loaded with a subject. When it is disposed, suites and subject are unloaded.</summary>
public sealed class BoundSuites : IDisposable
{
    private const string OnData = "<cat>OutsideData</cat>";

    private readonly SuiteContext _context;

    private readonly IReadOnlyList<Assembly> _suites;

    internal BoundSuites(Suites suites, Compilation compiled)
    {
        _context = new(compiled);
        _suites = [.. suites.Files.Select(_context.LoadFromAssemblyPath)];
    }

    /// <summary>The subject.</summary>
    public Assembly Kata => _context.Kata;

    /// <summary>Exchanges the functions of a step that came from <see cref="Subject.Planting"/>: nothing is compiled or loaded again.</summary>
    public void Plant(Steps functions) => Binding.Plant(Kata, functions);

    /// <summary>Runs the checks of a step, one after the other.</summary>
    /// <param name="step">1 … 12, or null for all.</param>
    /// <param name="onOutsideData">Only those that need data sets which do not ship, or only the others; null for all.</param>
    /// <exception cref="InvalidDataException">There is no such check: a run of nothing proves nothing.</exception>
    public IReadOnlyList<CheckResult> Run(int? step = null, bool? onOutsideData = null)
    {
        CheckResult[] results = [.. _suites.SelectMany(suite => Run(suite, step, onOutsideData))];
        return results.Length > 0 || onOutsideData == true ? results : throw new InvalidDataException($"The suites hold no check of step {step}: a run of nothing proves nothing.");
    }

    /// <summary>Unloads suites and subject.</summary>
    public void Dispose() => _context.Unload();

    private static IEnumerable<CheckResult> Run(Assembly suite, int? step, bool? onOutsideData)
    {
        var (of, data) = (step is null ? "" : $"<cat>Step{step:00}</cat>", onOutsideData switch { null => "", true => OnData, false => $"<not>{OnData}</not>" });
        var filter = TestFilter.FromXml($"<filter><and>{of}{data}</and></filter>");
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(suite, new Dictionary<string, object> { [FrameworkPackageSettings.NumberOfTestWorkers] = 0, [FrameworkPackageSettings.SynchronousEvents] = true });
        var run = runner.Run(TestListener.NULL, filter);
        return [.. Leaves(run).Select(Result)];
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) =>
        result.Test.IsSuite ? result.Children.SelectMany(Leaves) : [result];

    private static CheckResult Result(ITestResult result)
    {
        var test = result.Test;
        var suite = test.TypeInfo!.Assembly.GetName().Name!["Kata.Tests.".Length..];
        return new(suite, test.FullName["Kata.Tests.".Length..], Step(test), Verdict(result), result.Message ?? "", result.Output, result.Duration * 1000)
        {
            OnOutsideData = Categories(test).Contains("OutsideData"),
        };
    }

    private static CheckVerdict Verdict(ITestResult result) => result.ResultState.Status switch
    {
        TestStatus.Passed => CheckVerdict.Passed,
        TestStatus.Skipped => CheckVerdict.Ignored,
        _ when result.Message?.Contains(typeof(NotImplementedException).FullName!) == true => CheckVerdict.NotStarted,
        _ => CheckVerdict.Failed,
    };

    private static int Step(ITest test) => Categories(test)
        .Select(name => name.StartsWith("Step") && int.TryParse(name[4..], out var step) ? step : 0).FirstOrDefault(step => step > 0);

    // A case's categories stand on its method or its class.
    private static IEnumerable<string> Categories(ITest test)
    {
        for (var at = test; at is not null; at = at.Parent)
            foreach (var category in at.Properties["Category"]) yield return (string)category;
    }
}
