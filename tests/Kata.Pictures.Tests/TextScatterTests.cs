using Kata.Pictures.Text;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class TextScatterTests
{
    // The dots' bits are Unicode's: the right upper dot is 8, the left lower one 64.
    [Test]
    public void One_group_is_dots_of_braille_characters() =>
        Assert.That(TextScatter.Lines([[(0, 0), (1, 1)]], 1, 1), Is.EqualTo(new[] { ((char)(0x2800 + 8 + 64)).ToString() }));

    [Test]
    public void Each_of_the_eight_dots_of_a_character_can_be_set()
    {
        (double, double)[] all = [.. from x in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 4) select ((double)x, (double)y)];

        Assert.That(TextScatter.Lines([all], 1, 1), Is.EqualTo(new[] { "⣿" }));
    }

    [Test]
    public void Of_two_groups_the_one_with_more_points_gives_the_character()
    {
        (double, double)[][] groups = [[(0, 0), (0.1, 0.1), (4, 4)], [(0.2, 0), (4, 4), (3.9, 4), (4, 0)]];

        Assert.That(TextScatter.Lines(groups, 3, 2), Is.EqualTo(new[] { "  x", "o x" }));
    }

    [Test]
    public void The_earlier_group_wins_a_tie() =>
        Assert.That(TextScatter.Lines([[], [(0, 0)], [(0, 0)]], 1, 1), Is.EqualTo(new[] { "x" }));

    [Test]
    public void A_point_that_is_not_finite_is_left_out() =>
        Assert.That(TextScatter.Lines([[(0, double.NaN), (0, 0), (1, 0)], []], 2, 1), Is.EqualTo(new[] { "oo" }));

    [Test]
    public void Without_a_point_every_line_is_blank() => Assert.That(TextScatter.Lines([[]], 3, 2), Is.EqualTo(new[] { "   ", "   " }));

    [Test]
    public Task Two_small_curves() => Verify(string.Join("\n", TextScatter.Lines(
        [
            [.. Enumerable.Range(0, 60).Select(i => (Math.Cos(i * Math.PI / 60), Math.Sin(i * Math.PI / 60)))],
            [.. Enumerable.Range(0, 60).Select(i => (1 - Math.Cos(i * Math.PI / 60), 0.5 - Math.Sin(i * Math.PI / 60)))],
        ],
        40,
        12)));
}
