using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class ItemAnalysisTests
{
    // Four submissions by four checks.
    private static readonly bool[][] Passing =
    [
        [true, true, true, false],
        [true, true, false, false],
        [true, false, false, true],
        [true, false, false, true],
    ];

    private static readonly SubmissionVerdict[] Submissions = [.. Passing.Select((row, n) => Submission($"{n}", row))];

    [Test]
    public void The_share_is_of_the_submissions_that_were_judged()
    {
        var items = ItemAnalysis.Of([.. Submissions, Samples.Incomplete]).Items;

        Assert.That(items.Select(item => item.Passed), Is.EqualTo([4, 2, 1, 2]));
        Assert.That(items.Select(item => item.Judged), Is.All.EqualTo(4));
    }

    // By hand, for the second check: x = 1 1 0 0, and of the other three pass 2 1 2 2, so that the means are 1/2 and 7/4, the products of
    // the deviations sum to −1/2, the squares to 1 and 3/4, and r = −(1/2)/√(3/4) = −1/√3.
    [Test]
    public void Discrimination_is_the_correlation_with_the_other_checks() =>
        Assert.That(ItemAnalysis.Of(Submissions).Items[1].Discrimination, Is.EqualTo(-1 / Math.Sqrt(3)).Within(1e-12));

    [Test]
    public void A_check_that_all_pass_does_not_discriminate() =>
        Assert.That(ItemAnalysis.Of(Submissions).Items[0].Discrimination, Is.Null);

    [Test]
    public void A_step_that_does_not_compile_passes_none_of_its_checks()
    {
        var broken = Samples.Mixed() with { Steps = [Samples.Unrun(Step.Forward, FailureClass.Compile, "why")] };

        Assert.That(ItemAnalysis.Of([.. Submissions, broken]).Items.Select(item => item.Judged), Is.All.EqualTo(5));
    }

    [Test]
    public void The_commonest_mistake_comes_first()
    {
        SubmissionVerdict Making(params string[] mistakes) =>
            Samples.Mixed() with { Steps = [Samples.Step(Step.Forward, Samples.Failing("One")) with { Mistakes = mistakes }] };

        var mistakes = ItemAnalysis.Of([Making("b"), Making("backprop/no-slope", "a"), Making("backprop/no-slope")]).Mistakes;

        Assert.That(mistakes.Select(mistake => (mistake.Id, mistake.Count)), Is.EqualTo([("backprop/no-slope", 2), ("a", 1), ("b", 1)]));
        Assert.That(mistakes[0].Title, Does.StartWith("The hidden delta"));
        Assert.That(mistakes[1].Title, Is.Empty);
    }

    private static SubmissionVerdict Submission(string id, bool[] passing) => new(id, id,
        [Samples.Step(Step.Forward, [.. passing.Select((pass, i) => pass ? Samples.Passing($"{i}") : Samples.Failing($"{i}"))])]);
}
