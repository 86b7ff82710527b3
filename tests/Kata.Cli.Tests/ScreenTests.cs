using Kata.Cli.Output;

namespace Kata.Cli.Tests;

public sealed class ScreenTests
{
    // Six rows of the middle in a screen with room for four, of which one says how many are hidden.
    [TestCase(-5, 0, "0 1 2", "… more lines: 3 below (space)")]
    [TestCase(0, 0, "0 1 2", "… more lines: 3 below (space)")]
    [TestCase(2, 2, "2 3 4", "… more lines: 2 above (b), 1 below (space)")]
    [TestCase(9, 3, "3 4 5", "… more lines: 3 above (b)")]
    public void A_long_report_scrolls_as_far_as_it_goes(int hidden, int expected, string middle, string more)
    {
        var (rows, above) = Screen.Rows([new("top")], Lines(6), [new("bottom")], hidden, (80, 6));

        Assert.That(rows.Select(row => row.Text), Is.EqualTo(["top", .. middle.Split(' '), more, "bottom"]));
        Assert.That(above, Is.EqualTo(expected));
    }

    [Test]
    public void A_report_that_fits_is_shown_whole()
    {
        var (rows, above) = Screen.Rows([new("top")], Lines(4), [new("bottom")], 3, (80, 6));

        Assert.That(rows.Select(row => row.Text), Is.EqualTo(new[] { "top", "0", "1", "2", "3", "bottom" }));
        Assert.That(above, Is.Zero);
    }

    private static IReadOnlyList<StyledLine> Lines(int count) => [.. Enumerable.Range(0, count).Select(i => new StyledLine($"{i}"))];
}
