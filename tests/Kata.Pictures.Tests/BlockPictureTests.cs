using Kata.Pictures.Charts;
using Kata.Pictures.Text;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesBlockPictureTests
{
    [Test]
    public void Two_rows_of_pixels_are_a_line_of_half_blocks() =>
        Assert.That(BlockPicture.Lines([[0, 1, 0, 1], [0, 0, 1, 1]], 0.5), Is.EqualTo(new[] { " ▀▄█" }));

    [Test]
    public void An_odd_row_is_the_upper_half_of_the_last_line() =>
        Assert.That(BlockPicture.Lines([[1, 1], [1, 0], [0, 1]], 0.5), Is.EqualTo(new[] { "█▀", " ▀" }));

    [Test]
    public void A_pixel_at_the_threshold_or_without_a_number_is_not_filled() =>
        Assert.That(BlockPicture.Lines([[0.5, 0.51, double.NaN]], 0.5), Is.EqualTo(new[] { " ▀ " }));

    // The dots' bits are Unicode's: the right upper dot is 8, the left lower one 64.
    [Test]
    public void One_group_is_dots_of_braille_letters() =>
        Assert.That(BlockPicture.Plot([new("a", [(0, 0), (1, 1)])], 1, 1), Is.EqualTo(new[] { ((char)(0x2800 + 8 + 64)).ToString() }));

    [Test]
    public void Each_of_the_eight_dots_of_a_letter_can_be_set()
    {
        (double, double)[] all = [.. from x in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 4) select ((double)x, (double)y)];

        Assert.That(BlockPicture.Plot([new("a", all)], 1, 1), Is.EqualTo(new[] { "⣿" }));
    }

    [Test]
    public void Two_groups_are_letters_where_each_has_more_points()
    {
        Points[] groups = [new("a", [(0, 0), (0.1, 0.1), (4, 4)]), new("b", [(0.2, 0), (4, 4), (3.9, 4), (4, 0)])];

        Assert.That(BlockPicture.Plot(groups, 3, 2), Is.EqualTo(new[] { "  x", "o x" }));
    }

    [Test]
    public void Where_groups_have_equally_many_points_the_earlier_is_shown() =>
        Assert.That(BlockPicture.Plot([new("a", []), new("b", [(0, 0)]), new("c", [(0, 0)])], 1, 1), Is.EqualTo(new[] { "x" }));

    [Test]
    public void A_point_that_is_not_finite_is_left_out() =>
        Assert.That(BlockPicture.Plot([new("a", [(0, double.NaN), (0, 0), (1, 0)]), new("b", [])], 2, 1), Is.EqualTo(new[] { "oo" }));

    [Test]
    public void Without_a_point_all_is_blank() => Assert.That(BlockPicture.Plot([new("a", [])], 3, 2), Is.EqualTo(new[] { "   ", "   " }));

    [Test]
    public Task Two_small_curves() => Verify(string.Join("\n", BlockPicture.Plot(
        [
            new("a", [.. Enumerable.Range(0, 60).Select(i => (Math.Cos(i * Math.PI / 60), Math.Sin(i * Math.PI / 60)))]),
            new("b", [.. Enumerable.Range(0, 60).Select(i => (1 - Math.Cos(i * Math.PI / 60), 0.5 - Math.Sin(i * Math.PI / 60)))]),
        ],
        40,
        12)));

    [Test]
    public void An_empty_image_is_refused() =>
        Refused(() => BlockPicture.Lines([], 0), "rows has no entry but needs at least one: there would be nothing to see.");

    [Test]
    public void A_ragged_image_is_refused() =>
        Refused(() => BlockPicture.Lines([[1], []], 0), "row 1 of rows has 0 entries but needs 1: all rows of a matrix are equally long.");

    [Test]
    public void A_fifth_group_is_refused() => Refused(
        () => BlockPicture.Plot([.. Enumerable.Repeat(new Points("a", []), 5)], 1, 1), "groups has 5 entries but needs 1 to 4: there are four marks to tell them apart.");

    [Test]
    public void A_plot_without_room_is_refused() => Refused(
        () => BlockPicture.Plot([new("a", [])], 5, 0), "columns is 5 and lines is 0 but both need to be at least 1: points take room.");

    private static void Refused(Func<IReadOnlyList<string>> drawing, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => drawing())!.Message, Is.EqualTo(sentence));
}
