using Kata.Pictures.Text;

namespace Kata.Pictures.Tests;

public sealed class SparklineTests
{
    [Test]
    public void The_least_is_the_lowest_block_and_the_largest_the_highest() =>
        Assert.That(Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8), Is.EqualTo("▁▂▃▄▅▆▇█"));

    [Test]
    public void Fewer_values_than_characters_have_a_character_each() => Assert.That(Sparkline.Of([2, 1], 40), Is.EqualTo("█▁"));

    [Test]
    public void More_values_than_characters_share_them_by_their_mean() =>
        Assert.That(Sparkline.Of([0, 2, 9, 5, 14, 16], 3), Is.EqualTo("▁▄█"));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_a_space(double value) => Assert.That(Sparkline.Of([0, value, 7], 3), Is.EqualTo("▁ █"));

    [Test]
    public void A_character_is_the_mean_of_the_finite_values_that_share_it() =>
        Assert.That(Sparkline.Of([0, 0, 7, double.NaN, double.NaN, double.NaN], 3), Is.EqualTo("▁█ "));

    [Test]
    public void Equal_values_are_the_lowest_block() => Assert.That(Sparkline.Of([5, 5, 5], 3), Is.EqualTo("▁▁▁"));

    [Test]
    public void The_whole_range_of_doubles_can_be_drawn() =>
        Assert.That(Sparkline.Of([double.MinValue, double.MaxValue, 0], 3), Is.EqualTo("▁█▅"));

    [Test]
    public void Without_values_the_text_is_empty() => Assert.That(Sparkline.Of([], 10), Is.Empty);
}
