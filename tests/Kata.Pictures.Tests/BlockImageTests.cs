using Kata.Pictures.Text;

namespace Kata.Pictures.Tests;

public sealed class BlockImageTests
{
    [Test]
    public void Two_rows_of_pixels_are_a_line_of_half_blocks() =>
        Assert.That(BlockImage.Lines([[0, 1, 0, 1], [0, 0, 1, 1]]), Is.EqualTo(new[] { " ▀▄█" }));

    [Test]
    public void An_odd_row_is_the_upper_half_of_the_last_line() =>
        Assert.That(BlockImage.Lines([[1, 1], [1, 0], [0, 1]]), Is.EqualTo(new[] { "█▀", " ▀" }));

    [Test]
    public void A_pixel_is_filled_if_it_is_above_35_percent_of_the_largest() =>
        Assert.That(BlockImage.Lines([[200, 69, 71, double.NaN, -300]]), Is.EqualTo(new[] { "▀ ▀  " }));

    [Test]
    public void An_image_of_paper_is_blank() => Assert.That(BlockImage.Lines([[0, -1, -3]]), Is.EqualTo(new[] { "   " }));

    [Test]
    public void Ink_that_fits_is_moved_to_the_middle_and_not_enlarged()
    {
        double[][] rows = [[0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]];

        Assert.That(BlockImage.Lines(rows, 4, 4), Is.EqualTo(new[] { " ▄▄ ", " ▀  " }));
    }

    [Test]
    public void Ink_that_does_not_fit_is_shrunk_with_its_proportions()
    {
        double[] bar = [1, 1, 1, 1, 1, 1, 1, 1], post = [1, 1, 0, 0, 0, 0, 0, 0];

        Assert.That(BlockImage.Lines([bar, bar, post, post, post, post, bar, bar], 6, 4), Is.EqualTo(new[] { " █▀▀▀ ", " █▄▄▄ " }));
    }

    [Test]
    public void Images_are_put_side_by_side() =>
        Assert.That(BlockImage.SideBySide([["█▀", "▀ "], ["▀ ", "█▀"]], " "), Is.EqualTo(new[] { "█▀ ▀", "▀  █▀" }));
}
