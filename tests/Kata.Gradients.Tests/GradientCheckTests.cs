using static Kata.Gradients.BlockPart;
using static Kata.Gradients.GradientVerdict;
using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>What is compared, how it is reported, and how sharply.</summary>
public sealed class GradientCheckTests
{
    private static readonly Vector<double> At = Vector(0.5, -1.5, 2, -0.25, 1.25, 0.75);
    private static readonly GradientOptions Blocks = TestBlocks.Thetas((2, 2), (1, 2));

    // J = Σ (1 + i)·sin θᵢ + 3, so the gradient is (1 + i)·cos θᵢ.
    [Test]
    public void A_right_gradient_agrees()
    {
        var report = GradientCheck.Verify(Cost, Gradient, At);

        Assert.That(report.Agrees, report.ToString());
        Assert.That(report.Sentence, Is.EqualTo("agrees: all 6 claimed slopes are those of the cost."));
    }

    [Test]
    public void A_right_gradient_given_as_a_vector_agrees() => Assert.That(GradientCheck.Verify(Cost, Gradient(At), At).Agrees);

    [Test]
    public void Slopes_are_measured_to_a_hundred_billionth()
    {
        var report = GradientCheck.Verify(Cost, Gradient, At);

        Assert.That(report.Entries, Has.Count.EqualTo(6));
        foreach (var entry in report.Entries)
        {
            Assert.That(entry.Numerical, Is.EqualTo(Gradient(At)[entry.Index]).Within(1e-11));
            Assert.That(Math.Abs(entry.Numerical!.Value - Gradient(At)[entry.Index]) <= entry.Tolerance);
        }

        Assert.That(report.Resolution, Is.InRange(1e-14, 1e-10));
    }

    [Test]
    public void An_entry_wrong_by_a_billionth_is_found([Range(0, 5)] int entry)
    {
        var report = GradientCheck.Verify(Cost, Wrong(entry, 1e-9), At, Blocks);

        Assert.That(report.Verdict, Is.EqualTo(Disagrees));
        Assert.That(report.Worst!.Index, Is.EqualTo(entry));
        Assert.That(report.Entries.Count(each => each.Verdict == EntryVerdict.Disagrees), Is.EqualTo(1));
    }

    [Test]
    public void A_single_parameter_is_enough()
    {
        Assert.That(GradientCheck.Verify(theta => Math.Exp(theta[0]), theta => theta.PointwiseExp(), Vector(1.5)).Agrees);
        Assert.That(
            GradientCheck.Verify(theta => Math.Exp(theta[0]), _ => Vector(4.5), Vector(1.5)).Sentence,
            Does.Match(@"^disagrees: 1 of 1 entry is wrong: theta\[0\] claims 4\.5 where the cost's slope is 4\.48168907\d+ ± \S+\.$"));
    }

    [TestCase(0, "Theta1[0,0] (bias)", "Theta1", 0, 0)]
    [TestCase(3, "Theta1[1,1]", "Theta1", 1, 1)]
    [TestCase(4, "Theta2[0,0] (bias)", "Theta2", 0, 0)]
    [TestCase(5, "Theta2[0,1]", "Theta2", 0, 1)]
    public void The_worst_entry_is_named_by_block_row_and_column(int index, string name, string block, int row, int column)
    {
        var worst = GradientCheck.Verify(Cost, Wrong(index, 0.1), At, Blocks).Worst!;

        Assert.That((worst.Name, worst.Block, worst.Row, worst.Column), Is.EqualTo((name, block, row, column)));
    }

    [Test]
    public void Without_blocks_an_entry_is_named_by_its_index() =>
        Assert.That(GradientCheck.Verify(Cost, Wrong(3, 0.1), At).Worst!.Name, Is.EqualTo("theta[3]"));

    [Test]
    public void The_worst_entry_has_the_largest_difference()
    {
        var claimed = Gradient(At) + Vector(0, 0.1, 0, 0, -0.2, 0);

        var report = GradientCheck.Verify(Cost, claimed, At, Blocks);

        Assert.That(report.Worst!.Name, Is.EqualTo("Theta2[0,0] (bias)"));
        Assert.That(report.Sentence, Does.StartWith("disagrees: 2 of 6 entries are wrong, at worst Theta2[0,0] (bias) claims 1.3766"));
    }

    [Test]
    public void Wrong_entries_are_counted_by_biases_and_weights()
    {
        var claimed = Gradient(At) + Vector(0.1, 0, 0.1, 0.1, 0, 0);

        var report = GradientCheck.Verify(Cost, claimed, At, Blocks);

        Assert.That(report.Blocks, Is.EqualTo(new GradientBlockCount[]
        {
            new("Theta1", Biases, 2, 2), new("Theta1", Weights, 1, 2), new("Theta2", Biases, 0, 1), new("Theta2", Weights, 0, 1),
        }));
        Assert.That(report.ToString(), Does.Contain("\nwrong: Theta1 2/2 biases, 1/2 weights; Theta2 0/1 biases, 0/1 weights\n"));
    }

    [Test]
    public void The_report_ends_with_resolution_noise_evaluations_and_seed() => Assert.That(
        GradientCheck.Verify(Cost, Gradient, At, Blocks with { Seed = 7 }).ToString().Split('\n')[^1],
        Does.Match(
            @"^this check would have seen a relative error of \de-1\d in half of the entries; "
            + @"noise \d\.\de-1[56], \d+ evaluations, seed 7$"));

    [Test]
    public void The_calls_of_the_cost_are_counted()
    {
        var calls = 0;

        var report = GradientCheck.Verify(
            theta =>
            {
                calls++;
                return Cost(theta);
            },
            Wrong(2, 0.1),
            At);

        Assert.That(report.Evaluations, Is.EqualTo(calls));
        Assert.That(calls, Is.InRange(6 * 10, 400));
    }

    [Test]
    public void The_same_seed_gives_the_same_report()
    {
        string Report() => GradientCheck.Verify(Cost, Wrong(2, 1e-9), At, Blocks).ToString();

        var (first, second) = (Report(), Report());

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase(int.MaxValue)]
    [TestCase(0)]
    public void A_gradient_may_be_approximate_by_design(int directionsAbove)
    {
        var options = Blocks with { RelativeTolerance = 1e-6, DirectionsAbove = directionsAbove };

        Assert.That(GradientCheck.Verify(Cost, Wrong(2, 5e-7), At, options).Agrees);
        Assert.That(GradientCheck.Verify(Cost, Wrong(2, 5e-7), At, options with { RelativeTolerance = 0 }).Verdict, Is.EqualTo(Disagrees));
        Assert.That(GradientCheck.Verify(Cost, Wrong(2, 5e-5), At, options).Verdict, Is.EqualTo(Disagrees));
    }

    [Test]
    public void Blocks_that_do_not_cover_the_parameters_are_refused() => Refused(
        () => GradientCheck.Verify(Cost, Gradient, At, TestBlocks.Thetas((2, 2))), "the blocks cover 4 parameters but the point has 6");

    [Test]
    public void A_block_without_columns_is_refused() => Refused(
        () => GradientCheck.Verify(Cost, Gradient, At, TestBlocks.Thetas((6, 1), (2, 0))), "block Theta2 is 2x0");

    [Test]
    public void Exceptions_of_the_cost_are_not_caught() => Assert.That(
        () => GradientCheck.Verify(_ => throw new InvalidOperationException("mine"), Gradient, At),
        Throws.InvalidOperationException.With.Message.EqualTo("mine"));

    [Test]
    public void Exceptions_of_the_gradient_are_not_caught() => Assert.That(
        () => GradientCheck.Verify(Cost, _ => throw new InvalidOperationException("mine"), At),
        Throws.InvalidOperationException.With.Message.EqualTo("mine"));

    private static double Cost(Vector<double> theta) => theta.MapIndexed((i, entry) => (1 + i) * Math.Sin(entry)).Sum() + 3;

    private static Vector<double> Gradient(Vector<double> theta) => theta.MapIndexed((i, entry) => (1 + i) * Math.Cos(entry));

    private static Func<Vector<double>, Vector<double>> Wrong(int entry, double relative) => theta =>
    {
        var claimed = Gradient(theta);
        claimed[entry] *= 1 + relative;
        return claimed;
    };
}
