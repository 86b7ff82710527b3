using Kata.Harness.Diagnosis.Repair;
using Kata.Harness.Oracle;

namespace Kata.Harness.Tests;

/// <summary>What the search keeps and what it drops, on code that consists of its edits alone.</summary>
public sealed class RepairSearchTests
{
    // 3 and 8 repair the first mistake, 5 the second; 2 repairs the first and spoils what was right.
    private static readonly (string Name, Func<IReadOnlyList<int>, bool> IsRight)[] Questions =
    [
        ("the first", edits => edits.Contains(3) || edits.Contains(8) || edits.Contains(2)),
        ("the second", edits => edits.Contains(5)),
        ("the third", edits => !edits.Contains(2)),
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Several_copies_find_what_one_finds(int copies)
    {
        var outcome = RepairSearch.Of([.. Enumerable.Range(0, copies).Select(_ => Copy(edits => { }))], CancellationToken.None);

        Assert.That(outcome.Repairs.Select(repair => repair.Edits), Is.EqualTo(new[] { new[] { 3, 8 }, [5] }));
        Assert.That(outcome.Repairs.Select(repair => repair.Repaired), Is.EqualTo(new[] { new[] { "the first" }, ["the second"] }));
        Assert.That((outcome.WasWrong, outcome.IsComplete), Is.EqualTo((true, true)));
    }

    [Test]
    public void Every_copy_is_asked_of_edits_that_no_other_copy_is()
    {
        List<int>[] tried = [[], []];

        RepairSearch.Of([.. tried.Select(of => Copy(edits => of.AddRange(edits)))], CancellationToken.None);

        Assert.That(tried[0], Does.Contain(1).And.Not.Contain(2));
        Assert.That(tried[1], Does.Contain(2).And.Not.Contain(1));
    }

    [Test]
    public void A_cancelled_search_is_not_complete()
    {
        using var late = new CancellationTokenSource();

        var outcome = RepairSearch.Of([Copy(edits => Cancel(edits)), Copy(edits => Cancel(edits))], late.Token);

        Assert.That((outcome.Repairs.Count, outcome.WasWrong, outcome.IsComplete), Is.EqualTo((0, true, false)));

        void Cancel(IReadOnlyList<int> edits)
        {
            if (edits.Count > 0) late.Cancel();
        }
    }

    private static (Mutants, RepairQuestions) Copy(Action<IReadOnlyList<int>> onChoice)
    {
        IReadOnlyList<int> chosen = [];
        var mutants = new Mutants(ScalarOracle.Steps, 9, Choose, () => 1);
        return (mutants, new([1], null, _ => Questions.Select(Question), 10));

        RepairQuestion Question((string Name, Func<IReadOnlyList<int>, bool> IsRight) each) =>
            new(each.Name, () => each.IsRight(chosen), true);

        void Choose(IReadOnlyList<int> edits, long fuel)
        {
            onChoice(edits);
            chosen = edits;
        }
    }
}
