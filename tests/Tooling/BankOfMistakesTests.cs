using Kata.Harness;

namespace Kata.Tests;

/// <summary>The bank of mistakes in the steps around the mathematics, and the probes that tell them apart.</summary>
public sealed class BankOfMistakesTests
{
    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly (string Step, int Number, IReadOnlyList<Mistake> Mistakes, Func<int, IReadOnlyList<Probe>> Probes)[] Banks =
    [
        ("serialize", 1, SerializeMistakes.All, SerializeProbes.For),
        ("onehot", 2, OneHotMistakes.All, OneHotProbes.For),
        ("predict", 5, PredictMistakes.All, PredictProbes.For),
        ("numericalgradient", 7, NumericalGradientMistakes.All, NumericalGradientProbes.For),
        ("initialize", 9, InitializeMistakes.All, InitializeProbes.For),
        ("gradientdescent", 10, GradientDescentMistakes.All, GradientDescentProbes.For),
        ("minibatch", 11, MiniBatchMistakes.All, MiniBatchProbes.For),
        ("optimizer", 12, OptimizerMistakes.All, OptimizerProbes.For),
    ];

    private static IEnumerable<string> StepNames => Banks.Select(bank => bank.Step);

    private static IEnumerable<string> Ids => Banks.SelectMany(bank => bank.Mistakes).Select(mistake => mistake.Id);

    [Test]
    public void No_two_mistakes_have_the_same_id() => Assert.That(Ids, Is.Unique);

    [TestCaseSource(nameof(StepNames))]
    public void A_mistakes_id_and_number_are_those_of_its_step(string step)
    {
        var (_, number, mistakes, _) = Bank(step);

        Assert.That(mistakes.Select(mistake => mistake.Id), Has.All.Match($"^{step}/[a-z-]+$"));
        Assert.That(mistakes.Select(mistake => mistake.Step), Has.All.EqualTo(number));
    }

    // Row 10 is made in the gradient, row 94 in what compares two gradients: no function of these steps can make them.
    [Test]
    public void Every_row_of_the_catalogue_that_belongs_here_is_in_the_bank()
    {
        int[] rows = [.. Range(1, 9), .. Range(11, 13), .. Range(23, 26), .. Range(88, 93), .. Range(95, 102), .. Range(106, 110)];

        var made = Banks.SelectMany(bank => bank.Mistakes).Select(mistake => mistake.Row).Where(row => row > 0);
        Assert.That(made.Distinct().Order(), Is.EqualTo(rows));

        static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
    }

    [TestCaseSource(nameof(Ids))]
    public void The_texts_are_sentences(string id)
    {
        var mistake = Find(id);

        Assert.That(mistake.Title, Does.Match(@"^[A-Zλε−0-9].*[^.?!\s]$"));
        Assert.That(mistake.Belief, Does.Match(@"^[A-Zθλε0-9].{10,}\.$"));
        Assert.That(mistake.Why, Does.Match(@"^[A-Zλε0-9].{20,}\.$"));
        Assert.That(mistake.Nudge, Does.Match(@"^[A-Zλε0-9].{20,}\?$"));
    }

    [Test]
    public void No_two_mistakes_of_a_step_have_the_same_title()
    {
        foreach (var bank in Banks) Assert.That(bank.Mistakes.Select(mistake => mistake.Title), Is.Unique, bank.Step);
    }

    [TestCaseSource(nameof(StepNames))]
    public void The_reference_answers_as_the_oracle(string step)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            foreach (var probe in Bank(step).Probes(seed))
                Assert.That(Same(probe.Of(Reference), probe.Of(Oracle)), $"{probe.Name}, seed {seed}");
        }
    }

    [TestCaseSource(nameof(StepNames))]
    public void Every_probe_has_a_name_of_its_own(string step) =>
        Assert.That(Bank(step).Probes(1).Select(probe => probe.Name), Is.Unique);

    [TestCaseSource(nameof(StepNames))]
    public void The_right_steps_throw_at_no_probe(string step) =>
        Assert.That(Bank(step).Probes(1).Select(probe => probe.Of(Oracle).Thrown), Has.All.Null);

    [TestCaseSource(nameof(Ids))]
    public void A_mistake_answers_otherwise_than_the_oracle(string id)
    {
        foreach (var seed in Seeds)
            Assert.That(Differ(Answers(id, Oracle, seed), Answers(id, Oracle, seed, mistaken: false)), $"seed {seed}");
    }

    [TestCaseSource(nameof(Ids))]
    public void A_mistake_answers_the_same_on_top_of_other_right_steps(string id)
    {
        foreach (var seed in Seeds)
        {
            var (oracle, reference) = (Answers(id, Oracle, seed), Answers(id, Reference, seed));
            var probes = Bank(id.Split('/')[0]).Probes(seed);
            for (var i = 0; i < probes.Count; i++) Assert.That(Same(oracle[i], reference[i]), $"{probes[i].Name}, seed {seed}");
        }
    }

    [TestCaseSource(nameof(StepNames))]
    public void No_two_mistakes_of_a_step_answer_the_same(string step)
    {
        string[] ids = [.. Bank(step).Mistakes.Select(mistake => mistake.Id)];
        foreach (var seed in Seeds)
        {
            Quantity[][] answers = [.. ids.Select(id => Answers(id, Oracle, seed))];
            for (var i = 0; i < ids.Length; i++)
            {
                for (var j = 0; j < i; j++) Assert.That(Differ(answers[i], answers[j]), $"{ids[i]} and {ids[j]}, seed {seed}");
            }
        }
    }

    [TestCase("gradientdescent/uphill", "gradientdescent/rate-shrinks")]
    [TestCase("initialize/biases-zero", "initialize/range-of-network")]
    [TestCase("minibatch/uphill", "minibatch/never-reshuffled")]
    [TestCase("optimizer/last-point", "optimizer/uphill")]
    [TestCase("serialize/bias-written-last", "serialize/transposed")]
    public void Two_mistakes_at_once_are_the_same_in_either_order(string first, string second)
    {
        var probes = Bank(first.Split('/')[0]).Probes(1);
        var (one, two) = (Find(first).InSteps!, Find(second).InSteps!);

        Quantity[] both = [.. probes.Select(probe => probe.Of(two(one(Oracle))))];

        Assert.That(Differ(both, Answers(first, Oracle, 1)));
        Assert.That(Differ(both, Answers(second, Oracle, 1)));
        for (var i = 0; i < probes.Count; i++) Assert.That(Same(both[i], probes[i].Of(one(two(Oracle)))), probes[i].Name);
    }

    private static Steps Reference => BankOfPlainStepsTests.Reference;

    private static Steps Oracle => BankOfPlainStepsTests.Oracle;

    private static (string Step, int Number, IReadOnlyList<Mistake> Mistakes, Func<int, IReadOnlyList<Probe>> Probes) Bank(string step) =>
        Banks.Single(bank => bank.Step == step);

    private static Mistake Find(string id) => Banks.SelectMany(bank => bank.Mistakes).Single(mistake => mistake.Id == id);

    private static Quantity[] Answers(string id, Steps right, int seed, bool mistaken = true)
    {
        var steps = mistaken ? Find(id).InSteps!(right) : right;
        return [.. Bank(id.Split('/')[0]).Probes(seed).Select(probe => probe.Of(steps))];
    }

    private static bool Differ(Quantity[] left, Quantity[] right) => left.Zip(right).Any(pair => !Same(pair.First, pair.Second));

    private static bool Same(Quantity left, Quantity right) =>
        (left.Rows, left.Columns, left.Thrown) == (right.Rows, right.Columns, right.Thrown)
        && left.Values.Zip(right.Values).All(pair => pair.First.Equals(pair.Second)
            || Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1e-3, Math.Abs(pair.Second)));
}
