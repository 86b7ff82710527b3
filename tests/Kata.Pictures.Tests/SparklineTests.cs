using Kata.Pictures.Text;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesSparklineTests
{
    [Test]
    public void The_least_is_the_lowest_block_and_the_largest_the_highest() =>
        Assert.That(Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8), Is.EqualTo("▁▂▃▄▅▆▇█"));

    [Test]
    public void Fewer_values_than_letters_have_a_letter_each() => Assert.That(Sparkline.Of([2, 1], 40), Is.EqualTo("█▁"));

    [Test]
    public void More_values_than_letters_share_them_by_their_mean() => Assert.That(Sparkline.Of([0, 2, 9, 5, 14, 16], 3), Is.EqualTo("▁▄█"));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void What_is_not_finite_is_a_space(double value) => Assert.That(Sparkline.Of([0, value, 7], 3), Is.EqualTo("▁ █"));

    [Test]
    public void A_letter_is_the_mean_of_the_finite_values_that_share_it() =>
        Assert.That(Sparkline.Of([0, 0, 7, double.NaN, double.NaN, double.NaN], 3), Is.EqualTo("▁█ "));

    [Test]
    public void Equal_values_are_the_lowest_block() => Assert.That(Sparkline.Of([5, 5, 5], 3), Is.EqualTo("▁▁▁"));

    [Test]
    public void The_whole_range_of_numbers_has_its_blocks() =>
        Assert.That(Sparkline.Of([double.MinValue, double.MaxValue, 0], 3), Is.EqualTo("▁█▅"));

    [Test]
    public void No_value_is_no_letter() => Assert.That(Sparkline.Of([], 10), Is.Empty);

    [Test]
    public Task A_curve_that_falls() => Verify(Sparkline.Of([.. Enumerable.Range(0, 200).Select(i => Math.Exp(-i / 50.0))], 40));

    [Test]
    public void A_width_without_room_is_refused() => Assert.That(
        Assert.Throws<ArgumentException>(() => Sparkline.Of([1], 0))!.Message,
        Is.EqualTo("width is 0 but needs to be at least 1: a curve takes room."));
}
