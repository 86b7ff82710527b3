using static Kata.Gradients.GradientVerdict;
using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>Many parameters: directions first, then the entries that they narrow down to.</summary>
public sealed class GradientCheckDirectionsTests
{
    // 60 × 31 and 10 × 61: 2,470 parameters.
    private static readonly GradientOptions Blocks = TestBlocks.Thetas((60, 31), (10, 61));
    private static readonly Vector<double> At = Vector<double>.Build.Dense(2470, i => Math.Sin(i * 0.7));

    private static readonly double[] Factors = [.. Enumerable.Range(0, 2470).Select(i => 1.5 + Math.Cos(i))];

    [Test]
    public void A_right_gradient_agrees_by_directions()
    {
        var report = GradientCheck.Verify(Cost, Gradient, At, Blocks);

        Assert.That(report.Agrees, report.ToString());
        Assert.That(report.IsByDirections);
        Assert.That(
            report.Sentence,
            Does.Match(@"^agrees: the slopes along \d+ random directions and of \d+ of the 2470 entries are those of the cost\.$"));
        Assert.That(report.Evaluations, Is.InRange(100, 1500));
        Assert.That(report.Resolution, Is.InRange(1e-14, 1e-6));
        Assert.That(report.ToString(), Does.Contain("of a single entry, relative to the largest"));
    }

    [TestCase(0, "Theta1[0,0] (bias)")]
    [TestCase(1000, "Theta1[32,8]")]
    [TestCase(1859, "Theta1[59,30]")]
    [TestCase(1860, "Theta2[0,0] (bias)")]
    [TestCase(2469, "Theta2[9,60]")]
    public void One_entry_wrong_by_a_millionth_is_located(int index, string name)
    {
        for (var seed = 1; seed <= 2; seed++)
        {
            var report = GradientCheck.Verify(Cost, Wrong(index, 1e-6), At, Blocks with { Seed = seed });

            Assert.That(report.Verdict, Is.EqualTo(Disagrees), report.ToString());
            Assert.That(report.Worst!.Name, Is.EqualTo(name));
            Assert.That(report.Evaluations, Is.InRange(100, 2500));
        }
    }

    [Test]
    public void Two_equal_errors_do_not_cancel()
    {
        var report = GradientCheck.Verify(Cost, Gradient(At).MapIndexed((i, slope) => i is 100 or 101 ? slope + 1e-4 : slope), At, Blocks);

        var wrong = report.Entries.Where(entry => entry.Verdict == EntryVerdict.Disagrees);
        Assert.That(wrong.Select(entry => entry.Index), Is.EqualTo(new[] { 100, 101 }));
    }

    [Test]
    public void Errors_everywhere_are_sampled_and_their_pattern_named()
    {
        var report = GradientCheck.Verify(Cost, theta => -Gradient(theta), At, Blocks);

        Assert.That(report.Verdict, Is.EqualTo(Disagrees));
        Assert.That(report.Pattern?.Sentence, Is.EqualTo("every claimed entry is -1 times the slope (a sign is flipped)."));
        Assert.That(report.Blocks.All(part => part.Wrong == part.Total && part.Total >= 4), report.ToString());
        Assert.That(report.ToString(), Does.Contain("\nwrong among those compared one by one: Theta1 "));
    }

    [Test]
    public void Without_blocks_an_entry_is_located_too() =>
        Assert.That(GradientCheck.Verify(Cost, Wrong(1234, 1e-6), At).Worst!.Name, Is.EqualTo("theta[1234]"));

    [Test]
    public void The_same_seed_gives_the_same_report()
    {
        string Report() => GradientCheck.Verify(Cost, Wrong(1234, 1e-6), At, Blocks).ToString();

        var (first, second) = (Report(), Report());

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void The_preconditions_are_checked_too() => Assert.That(
        GradientCheck.Verify(Cost, Wrong(2000, double.NaN), At, Blocks).Sentence, Does.StartWith("Theta2[2,18] of the gradient is NaN"));

    [Test]
    public void Few_parameters_can_be_checked_by_directions()
    {
        var (at, options) = (Vector(0.5, 1, 1.5), new GradientOptions { DirectionsAbove = 0 });

        Assert.That(GradientCheck.Verify(theta => theta.PointwiseSin().Sum(), theta => theta.PointwiseCos(), at, options).Agrees);
        Assert.That(
            GradientCheck.Verify(theta => theta.PointwiseSin().Sum(), theta => theta.PointwiseCos() + Vector(0, 0, 1e-3), at, options)
                .Worst!.Index,
            Is.EqualTo(2));
    }

    [Test]
    public void Many_parameters_can_be_compared_one_by_one()
    {
        var at = At.SubVector(0, 1010);

        var report = GradientCheck.Verify(Cost, Wrong(77, 1e-9), at, new() { DirectionsAbove = int.MaxValue });

        Assert.That(report.Entries, Has.Count.EqualTo(1010));
        Assert.That(report.Entries.Single(entry => entry.Verdict == EntryVerdict.Disagrees).Index, Is.EqualTo(77));
    }

    [Test]
    public void A_flat_cost_tests_nothing() => Assert.That(
        GradientCheck.Verify(_ => 3, _ => Vector<double>.Build.Dense(2470), At, Blocks).Verdict, Is.EqualTo(NothingTested));

    [Test]
    public void A_gradient_of_zeros_disagrees()
    {
        var report = GradientCheck.Verify(Cost, _ => Vector<double>.Build.Dense(2470), At, Blocks);

        Assert.That(report.Verdict, Is.EqualTo(Disagrees));
        Assert.That(report.Pattern?.Sentence, Is.EqualTo("every claimed entry is 0."));
    }

    // J = 1/n Σ (1.5 + cos i)·sin(θᵢ + θᵢ₊₁): every slope reaches to two neighbours.
    private static double Cost(Vector<double> theta)
    {
        var (entries, sum) = (theta.AsArray(), 0.0);
        for (var i = 0; i < entries.Length; i++) sum += Factors[i] * Math.Sin(entries[i] + entries[(i + 1) % entries.Length]);
        return 2 + (sum / entries.Length);
    }

    private static Vector<double> Gradient(Vector<double> theta)
    {
        var gradient = Vector<double>.Build.Dense(theta.Count);
        for (var i = 0; i < theta.Count; i++)
        {
            var next = (i + 1) % theta.Count;
            var slope = Factors[i] * Math.Cos(theta[i] + theta[next]) / theta.Count;
            gradient[i] += slope;
            gradient[next] += slope;
        }

        return gradient;
    }

    private static Func<Vector<double>, Vector<double>> Wrong(int entry, double relative) => theta =>
    {
        var claimed = Gradient(theta);
        claimed[entry] *= 1 + relative;
        return claimed;
    };
}
