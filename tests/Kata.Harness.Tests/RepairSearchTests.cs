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

    [Test]
    public void The_edits_that_repair_a_mistake_and_spoil_nothing_are_kept()
    {
        var (mutants, questions) = Code(_ => { });

        var outcome = RepairSearch.Of(mutants, questions, CancellationToken.None);

        Assert.That(outcome.Repairs.Select(repair => repair.Edits), Is.EqualTo(new[] { new[] { 3, 8 }, [5] }));
        Assert.That(outcome.Repairs.Select(repair => repair.Repaired), Is.EqualTo(new[] { new[] { "the first" }, ["the second"] }));
        Assert.That((outcome.WasWrong, outcome.IsComplete), Is.EqualTo((true, true)));
    }

    // The second question, which no edit repairs here, reaches 6 and 7; the third, which is right, reaches 7 as well.
    [Test]
    public void What_only_a_wrong_answer_reaches_is_suspect()
    {
        var (mutants, questions) = Code(_ => { });
        var asked = 0;
        mutants = mutants with
        {
            Count = 4,
            Reached = run =>
            {
                run();
                return ((IReadOnlyList<HashSet<int>>)[[1], [6, 7], [7, 8]])[asked++];
            },
        };

        var outcome = RepairSearch.Of(mutants, questions, CancellationToken.None);

        Assert.That(outcome.Suspects, Is.EqualTo(new[] { 6 }));
        Assert.That(outcome.IsComplete, Is.False);
    }

    [Test]
    public void A_cancelled_search_is_not_complete()
    {
        using var late = new CancellationTokenSource();
        var (mutants, questions) = Code(Cancel);

        var outcome = RepairSearch.Of(mutants, questions, late.Token);

        Assert.That((outcome.Repairs.Count, outcome.WasWrong, outcome.IsComplete), Is.EqualTo((0, true, false)));

        void Cancel(IReadOnlyList<int> edits)
        {
            if (edits.Count > 0) late.Cancel();
        }
    }

    private static (Mutants, RepairQuestions) Code(Action<IReadOnlyList<int>> onChoice)
    {
        IReadOnlyList<int> chosen = [];
        var mutants = new Mutants(ScalarOracle.Steps, 9, Choose, () => 1, _ => new HashSet<int>());
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
