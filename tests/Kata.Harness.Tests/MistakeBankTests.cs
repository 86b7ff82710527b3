using Kata.Harness.Diagnosis;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Tests;

/// <summary>The bank of mistakes, and the probes that tell them apart.</summary>
public sealed class MistakeBankTests
{
    private static readonly int[] Seeds = [1, 2, 3];

    private static IEnumerable<string> Ids => MistakeBank.All.Select(mistake => mistake.Id);

    [Test]
    public void No_two_mistakes_have_the_same_id() => Assert.That(Ids, Is.Unique);

    [Test]
    public void A_mistakes_id_begins_with_its_step([Values] Step step) => Assert.That(
        MistakeBank.All.Where(mistake => mistake.Step == step).Select(mistake => mistake.Id),
        Has.All.Match($"^{step.ToString().ToLowerInvariant()}/[a-z0-9-]+$"));

    [Test]
    public void Every_step_has_mistakes_and_one_without_argument_checks([Values] Step step)
    {
        List<Mistake> mistakes = [.. MistakeBank.All.Where(mistake => mistake.Step == step)];

        Assert.That(mistakes, Has.Count.AtLeast(9));
        Assert.That(mistakes.Where(mistake => mistake.Id.EndsWith("/no-argument-checks", StringComparison.Ordinal)), Has.Exactly(1).Items);
    }

    [Test]
    public void Every_text_belongs_to_a_mistake() => Assert.That(MistakeText.Ids, Is.EquivalentTo(Ids));

    [TestCaseSource(nameof(Ids))]
    public void The_texts_are_sentences(string id)
    {
        var text = MistakeBank.Find(id)!.Text;

        Assert.That(text.Title, Does.Match(@"^[\p{Lu}λε−0-9].*[^.?!\s]$"));
        Assert.That(text.Belief, Does.Match(@"^.{10,}\.$"));
        Assert.That(text.Why, Does.Match(@"^.{20,}\.$"));
        Assert.That(text.Nudge, Does.Match(@"^.{10,}[.?]$"));
    }

    [Test]
    public void No_two_mistakes_of_a_step_have_the_same_title() =>
        Assert.That(MistakeBank.All.Select(mistake => (mistake.Step, mistake.Text.Title)), Is.Unique);

    [Test]
    public void The_reference_answers_as_the_oracle_does([Values] Step step)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            foreach (var probe in ProbeSet.For(step, seed))
                Assert.That(probe.Of(ReferenceSteps.All).Matches(probe.Of(ScalarOracle.Steps)), $"{probe.Name}, seed {seed}");
        }
    }

    [Test]
    public void Every_probe_has_its_own_name([Values] Step step) =>
        Assert.That(ProbeSet.For(step, 1).Select(probe => probe.Name), Is.Unique);

    [Test]
    public void No_probe_makes_the_right_steps_throw([Values] Step step) =>
        Assert.That(ProbeSet.For(step, 1).Select(probe => probe.Of(ScalarOracle.Steps).Thrown), Has.All.Null);

    [Test]
    public void No_two_mistakes_of_a_step_give_the_same_answers([Values] Step step)
    {
        List<Mistake> mistakes = [.. MistakeBank.All.Where(mistake => mistake.Step == step)];
        foreach (var seed in Seeds)
        {
            Answer[][] answers = [.. mistakes.Select(mistake => Answers([mistake], seed)), Answers([], seed, step)];
            for (var i = 0; i < answers.Length; i++)
                for (var j = 0; j < i; j++) Assert.That(Differ(answers[i], answers[j]), $"{i} and {mistakes[j].Id}, seed {seed}");
        }
    }

    [TestCase("gradientdescent/uphill", "gradientdescent/rate-shrinks")]
    [TestCase("initialize/biases-zero", "initialize/range-of-network")]
    [TestCase("minibatch/uphill", "minibatch/never-reshuffled")]
    [TestCase("optimizer/last-point", "optimizer/uphill")]
    [TestCase("serialize/bias-written-last", "serialize/transposed")]
    public void The_order_of_two_injected_mistakes_does_not_matter(string first, string second)
    {
        var (one, two) = (MistakeBank.Find(first)!, MistakeBank.Find(second)!);

        var both = Answers([one, two], 1);

        Assert.That(Differ(both, Answers([one], 1)));
        Assert.That(Differ(both, Answers([two], 1)));
        Assert.That(Differ(both, Answers([two, one], 1)), Is.False);
    }

    private static Answer[] Answers(IReadOnlyList<Mistake> mistakes, int seed, Step? step = null)
    {
        var steps = MistakeBank.Inject(ScalarOracle.Steps, mistakes);
        return [.. ProbeSet.For(step ?? mistakes[0].Step, seed).Select(probe => probe.Of(steps))];
    }

    private static bool Differ(Answer[] left, Answer[] right) => left.Zip(right).Any(pair => !pair.First.Matches(pair.Second));
}
