using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

/// <summary>
/// A step under Cases among the steps of the reference: compiled once, and checked once with the first seed, for all tests.
/// </summary>
internal sealed class CaseFile
{
    private static readonly Dictionary<string, CaseFile> Known = [];

    private readonly Step _step;
    private readonly Steps _functions;
    private readonly IReadOnlyList<CheckResult> _checks;

    private CaseFile(string path)
    {
        _step = Enum.Parse<Step>(Path.GetFileName(path).Split('.')[0]);
        var text = File.ReadAllText(Path.Combine(Folder, path));
        _functions = Binding.StepsOf(StepSources.Hybrid(_step, [new($"{_step}.cs", text)]));
        _checks = Run(seed: 1, names: null);
    }

    /// <summary>The failing checks with the first seed.</summary>
    public List<CheckResult> Failing => FailingOf(_checks);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>The case of a path, e.g. Wrong/Cost.no-mean.txt.</summary>
    public static CaseFile Of(string path) => Known.TryGetValue(path, out var known) ? known : Known[path] = new(path);

    /// <summary>The names of the files of a kind, Right or Wrong.</summary>
    public static string[] Names(string kind) =>
        [.. Directory.GetFiles(Path.Combine(Folder, kind)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The failing checks with each seed from 1: all checks with the first, and with the others those that draw.</summary>
    public IEnumerable<(int Seed, List<CheckResult> Failing)> FailingBySeed(int seeds)
    {
        yield return (1, Failing);
        List<string> properties = [.. _checks.Where(check => check.Suite == "Properties").Select(check => check.Name)];
        for (var seed = 2; seed <= seeds; seed++) yield return (seed, FailingOf(Run(seed, properties)));
    }

    private static List<CheckResult> FailingOf(IReadOnlyList<CheckResult> checks) =>
        [.. new StepResult(default, Verdict.Failed, checks).Failing];

    private IReadOnlyList<CheckResult> Run(int seed, IReadOnlyCollection<string>? names)
    {
        var before = Environment.GetEnvironmentVariable("KATA_SEED");
        try
        {
            Environment.SetEnvironmentVariable("KATA_SEED", $"{seed}");
            return Checks.Of(_step, _functions, external: false, names);
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATA_SEED", before);
        }
    }
}
