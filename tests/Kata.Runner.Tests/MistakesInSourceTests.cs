using Kata.Harness.Diagnosis;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

/// <summary>None of the bank's code is in these mistakes, and still each is named.</summary>
public sealed class MistakesInSourceTests
{
    private static IEnumerable<TestCaseData> Cases =>
        SourceMistake.All.Select(mistake => new TestCaseData(mistake.Step, mistake.Right, mistake.Wrong, mistake.Id));

    [TestCaseSource(nameof(Cases))]
    public void It_is_named(string step, string right, string wrong, string id)
    {
        var mistake = new SourceMistake(step, right, wrong, id);

        var steps = Binding.StepsOf(StepSources.Hybrid((Step)mistake.Number, [new($"{step}.cs", mistake.Text)]));
        var diagnosis = StepDiagnosis.Of((Step)mistake.Number, steps);

        Assert.That(diagnosis.Names.Select(names => string.Join('+', names.Select(mistake => mistake.Id))), Is.EqualTo(new[] { id }),
            diagnosis.ToString());
    }
}
