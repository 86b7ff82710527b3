using Kata.Harness.Diagnosis;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Repairs;

namespace Kata.Learning.Tests;

/// <summary>What a hint gives away of the line that was found.</summary>
public sealed class NextHintTests
{
    private static readonly Repair Found = new("Kata/Cost.cs", 55, 26, "a division of two integers", "1 / 2", "1.0 / 2")
    {
        Belief = "1 / 2 is one half.",
        Why = "It is 0.",
        IsWhole = true,
    };

    [TestCase(1, null)]
    [TestCase(2, null)]
    [TestCase(3, "Line 55 of Cost.cs has a division of two integers. The likely thinking: 1 / 2 is one half. Why it is wrong: It is 0.")]
    [TestCase(4, "Line 55 of Cost.cs has a division of two integers. With \"1.0 / 2\" in place of \"1 / 2\" it is right.")]
    public void The_kind_of_slip_comes_third_and_the_edit_last(int tier, string? place)
    {
        using var scratch = new Scratch();
        var workspace = scratch.OpenWorkspace();
        if (tier > 1) Progress.AddHint(workspace, "Cost.Penalty", tier - 1);
        var verdict = new StepResult(Step.Cost, Verdict.Failed, [])
        {
            Diagnosis = new StepDiagnosis { Step = Step.Cost, Function = "Penalty" },
            Repairs = [Found],
        };

        var hint = NextHint.After(verdict, Progress.Read(workspace));

        Assert.That(hint.Tier, Is.EqualTo(tier));
        Assert.That(hint.Place, Is.EqualTo(place));
    }
}
