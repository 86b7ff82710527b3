using Kata.Pictures;

namespace Kata.Tests;

/// <summary>Pictures in text, and the page that shows the others.</summary>
public sealed class PicturesTextTests
{
    [Test]
    public void A_sparkline_goes_from_the_least_to_the_largest() => Assert.That(Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8), Is.EqualTo("▁▂▃▄▅▆▇█"));

    [Test]
    public void A_sparkline_of_many_values_has_their_means() => Assert.That(Sparkline.Of([0, 0, 3.5, 3.5, 7, 7], 3), Is.EqualTo("▁▅█"));

    [Test]
    public void What_is_not_finite_is_a_space_and_equal_values_are_low() => Assert.That(
        (Sparkline.Of([1, double.NaN, 3], 3), Sparkline.Of([2, 2], 2), Sparkline.Of([], 5)), Is.EqualTo(("▁ █", "▁▁", "")));

    [Test]
    public void An_image_is_written_in_half_blocks() => Assert.That(
        BlockPicture.Lines([[1, 0, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]], 0.5), Is.EqualTo(new[] { "█▄▀ ", "▀   " }));

    [Test]
    public void Points_of_one_group_are_dots_of_braille() => Assert.That(
        BlockPicture.Plot([new("a", [(0, 1), (1, 0)])], 1, 1), Is.EqualTo(new[] { "⢁" }));

    [Test]
    public void Points_of_two_groups_are_the_mark_of_the_larger_in_its_place() => Assert.That(
        BlockPicture.Plot([new("a", [(0, 0), (0, 0), (1, 1)]), new("b", [(0, 0), (1, 1), (1, 1)])], 3, 2), Is.EqualTo(new[] { "  x", "o  " }));

    [Test]
    public void A_page_shows_every_picture_with_words_for_those_who_cannot_see_it()
    {
        var page = Gallery.Html("T<1>", "about", [new("a b.svg", "First & only", "what it \"shows\"")]);

        Assert.That(page, Does.Contain("<img src=\"./a%20b.svg\" alt=\"First &amp; only: what it &quot;shows&quot;\">"));
        Assert.That(page, Does.Contain("<title>T&lt;1&gt;</title>"));
        Assert.That(page, Does.Contain("<meta name=\"color-scheme\" content=\"light dark\">"));
        Assert.That(page, Does.Not.Match("https?:|<script"));
    }

    [Test]
    public void Wrong_texts_are_refused()
    {
        Given.Refused(() => Sparkline.Of([1], 0), "width is 0 but needs to be at least 1");
        Given.Refused(() => BlockPicture.Lines([], 0), "rows has no entry but needs at least one");
        Given.Refused(() => BlockPicture.Plot([], 1, 1), "groups has 0 entries but needs 1 to 4");
        Given.Refused(() => BlockPicture.Plot([new("a", [])], 0, 1), "columns is 0 and lines is 1 but both need to be at least 1");
        Given.Refused(() => Gallery.Html("t", "", []), "pictures is empty but needs at least one");
    }
}
