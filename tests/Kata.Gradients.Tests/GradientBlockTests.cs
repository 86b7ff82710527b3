using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>Blocks without a bias column: nothing in the report speaks of biases or layers.</summary>
public sealed class GradientBlockTests
{
    private static readonly Vector<double> At = Vector(0.3, -1.1, 0.7, 1.9, -0.4, 0.6, -0.9, 1.3);

    // A matrix of 2 × 3 and a vector of 2.
    private static readonly GradientOptions Blocks = new() { Blocks = [new("W", 2, 3), new("b", 2, 1)] };

    [TestCase(3, "W[1,0]", "W", 1, 0)]
    [TestCase(7, "b[1,0]", "b", 1, 0)]
    public void An_entry_in_column_0_is_no_bias(int index, string name, string block, int row, int column)
    {
        var worst = Check(i => i == index).Worst!;

        Assert.That((worst.Name, worst.Block, worst.Row, worst.Column), Is.EqualTo((name, block, row, column)));
    }

    [Test]
    public void A_block_is_counted_as_a_whole()
    {
        var report = Check(i => i is 0 or 1 or 3);

        GradientBlockCount[] expected = [new("W", BlockPart.Whole, 3, 6), new("b", BlockPart.Whole, 0, 2)];
        Assert.That(report.Blocks, Is.EqualTo(expected));
        Assert.That(report.ToString(), Does.Contain("\nwrong: W 3/6; b 0/2\n"));
    }

    [TestCase(0, 5, "only W is wrong.")]
    [TestCase(6, 7, "only b is wrong.")]
    public void A_pattern_names_the_block_alone(int first, int last, string sentence) =>
        Assert.That(Check(i => i >= first && i <= last).Pattern?.Sentence, Is.EqualTo(sentence));

    [Test]
    public void Biases_are_those_of_the_blocks_that_have_them()
    {
        var mixed = new GradientOptions { Blocks = [new("Theta", 2, 3, HasBiasColumn: true), new("scale", 2, 1)] };

        Assert.That(Check(i => i is 0 or 3, mixed).Pattern?.Sentence, Is.EqualTo("only biases are wrong."));
        Assert.That(Check(i => i is 1 or 4, mixed).Pattern?.Sentence, Is.EqualTo("only the weights of Theta are wrong."));
        Assert.That(Check(i => i is 6 or 7, mixed).Pattern?.Sentence, Is.EqualTo("only scale is wrong."));
    }

    // The errors grow with the square of the index, so that they follow no pattern but their place.
    private static GradientReport Check(Func<int, bool> isWrong, GradientOptions? options = null) => GradientCheck.Verify(
        theta => theta.PointwiseSin().Sum(),
        At.MapIndexed((i, entry) => Math.Cos(entry) + (isWrong(i) ? 0.1 * (i + 1) * (i + 1) : 0)),
        At,
        options ?? Blocks);
}
