using Kata.Harness;

namespace Kata.Tests;

public sealed class DiagnosisTests
{
    private static readonly Steps Right = BankOfPlainStepsTests.Reference;

    private static IEnumerable<TestCaseData> Known() => Mistakes.All.Select(mistake => new TestCaseData(mistake).SetName($"{{m}}({mistake.Id})"));

    [Test]
    public void The_reference_answers_every_question_right([Range(1, 12)] int step) => Assert.That(Diagnosis.Of(step, Right).ToString(), Does.EndWith("right."));

    [TestCaseSource(nameof(Known))]
    public void A_mistake_is_named_and_no_other(Mistake mistake)
    {
        var diagnosis = Diagnosis.Of(mistake.Step, Mistakes.Plant(Right, mistake));

        Assert.That(diagnosis.Names.Select(names => string.Join('+', names.Select(name => name.Id))), Is.EqualTo(new[] { mistake.Id }), diagnosis.ToString());
    }
}
