using System.Text.RegularExpressions;
using Kata.Pictures;

namespace Kata.Tests;

/// <summary>Images, bars and matrices.</summary>
public sealed class PicturesGridsTests
{
    private static readonly string[] Two = ["a", "b"];

    [Test]
    public void Ink_is_where_the_image_has_it_and_paper_is_left_empty()
    {
        var drawn = new PicturesDrawn(new Images("I", "", [new([[0, 0, 4], [0, 4, 4], [0, 0, 0]])]).Draw());

        Assert.That(Inked(drawn), Is.EquivalentTo(new[] { (0, 2), (1, 1), (1, 2) }));
    }

    [Test]
    public void An_image_is_scaled_by_its_own_largest_value()
    {
        var faint = new PicturesDrawn(new Images("I", "", [new([[0, 0.1], [0.05, 0]])]).Draw());
        var strong = new PicturesDrawn(new Images("I", "", [new([[0, 10], [5, 0]])]).Draw());

        Assert.That(Ink(faint), Is.EqualTo(Ink(strong)));
    }

    [Test]
    public void Images_stand_in_rows_upright_and_in_order()
    {
        var images = new Images("I", "", [.. Enumerable.Range(0, 5).Select(i => new PixelImage([[1]], $"c{i}"))]) { Columns = 2 };

        var places = new PicturesDrawn(images.Draw()).Of("g", "ink").Select(image => Regex.Match(image.Attribute("transform")!.Value, @"\(([\d.]+) ([\d.]+)\)")).ToArray();

        Assert.That(places, Has.Length.EqualTo(5));
        Assert.That(places.Select(place => place.Groups[1].Value).Distinct().Count(), Is.EqualTo(2));
        Assert.That(places.Select(place => place.Groups[2].Value).Distinct().Count(), Is.EqualTo(3));
        Assert.That(places[0].Groups[2].Value, Is.EqualTo(places[1].Groups[2].Value));
        Assert.That(new PicturesDrawn(images.Draw()).Texts().Where(text => text.StartsWith('c')), Is.EqualTo(new[] { "c0", "c1", "c2", "c3", "c4" }));
    }

    [Test]
    public void A_marked_image_is_framed_and_its_caption_says_so_too()
    {
        var drawn = new PicturesDrawn(new Images("I", "", [new([[1]], "3 as 8", Marked: true), new([[1]], "2 as 2")]).Draw());

        // One around the image and one in the legend.
        Assert.That(drawn.Of("rect", "wrong").Count(), Is.EqualTo(2));
        Assert.That(drawn.Texts(), Has.Some.EqualTo("× 3 as 8"));
    }

    [Test]
    public void Signed_images_have_two_hues_and_a_legend()
    {
        var drawn = new PicturesDrawn(new Images("I", "", [new([[-1, 0, 1]])]) { Signed = true }.Draw());

        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "below 0", "above 0" }));
        Assert.That(Inked(drawn), Is.EquivalentTo(new[] { (0, 0), (0, 2) }));
    }

    [Test]
    public void A_hundred_of_MNISTs_digits_are_a_small_file()
    {
        var x = Needs.MnistTest().X;
        PixelImage[] digits = [.. Enumerable.Range(0, 100).Select(i => new PixelImage([.. Enumerable.Range(0, 28).Select(row => x.Row(i).SubVector(28 * row, 28).ToArray())]))];

        Assert.That(Picture.Of("D", "", "", new Images("D", "", digits).Draw()), Has.Length.InRange(50_000, 120_000));
    }

    [Test]
    public void Bars_are_as_long_in_proportion_as_their_values_and_have_their_numbers_beside_them()
    {
        var drawn = new PicturesDrawn(new Bars("B", "", new("n"), [new("one", 1), new("three", 3, Marked: true), new("two", 2, "2 of 5")]).Draw());

        var widths = drawn.All("rect").Where(bar => bar.Attribute("class")?.Value is "f0" or "f1").Select(bar => double.Parse(bar.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.That(widths[1] / widths[0], Is.EqualTo(3).Within(0.001));
        Assert.That(widths[2] / widths[0], Is.EqualTo(2).Within(0.001));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "one", "three", "two", "2 of 5" }));
        Assert.That(drawn.Of("text", "bold").Select(text => text.Value), Is.EquivalentTo(new[] { "three", "3" }));
    }

    [Test]
    public void A_matrix_has_a_number_in_every_cell_but_where_it_is_0()
    {
        var drawn = new PicturesDrawn(new MatrixChart("M", "", "rows", "columns", Two, Two, [[980, 0], [3, 7]]).Draw());

        Assert.That(drawn.All("rect").Count(cell => cell.Attribute("fill") is not null), Is.EqualTo(3));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "980", "3", "7", "rows", "columns", "a", "b" }));
        Assert.That(drawn.All("rect").Select(cell => cell.Attribute("fill")?.Value).OfType<string>().Distinct().Count(), Is.EqualTo(3), "a 3 is told from a 7 beside a 980");
    }

    [Test]
    public void Numbers_are_light_on_dark_cells_and_dark_on_light_ones()
    {
        var drawn = new PicturesDrawn(new MatrixChart("M", "", "r", "c", Two, Two, [[1000, 1], [1, 1000]]).Draw());

        Assert.That(drawn.Of("text", "ondark").Select(text => text.Value), Is.EqualTo(new[] { "1000", "1000" }));
        Assert.That(drawn.Of("text", "onlight").Select(text => text.Value), Is.EqualTo(new[] { "1", "1" }));
    }

    [Test]
    public void Wrong_grids_are_refused()
    {
        Given.Refused(() => new Images("I", "", []).Draw(), "Pictures is empty but needs at least one image");
        Given.Refused(() => new Images("I", "", [new([[1, 2], [1]])]).Draw(), "row 1 of image 0 has 1 entries but needs 2");
        Given.Refused(() => new Images("I", "", [new([[-1]])]).Draw(), "row 0, column 0 of image 0 is -1 but needs to be a finite number from 0 up");
        Given.Refused(() => new Images("I", "", [new([[1]])]) { Cell = 0 }.Draw(), "Cell is 0 but needs to be at least 0.5 pixels");
        Given.Refused(() => new Images("I", "", [new([[1]])]) { Columns = 0 }.Draw(), "Columns is 0 but needs to be at least 1");
        Given.Refused(() => new Bars("B", "", new("n"), []).Draw(), "Rows is empty but needs at least one bar");
        Given.Refused(() => new Bars("B", "", new("n"), [new("a", double.NaN)]).Draw(), "the bar a is NaN but needs to be finite");
        Given.Refused(() => new MatrixChart("M", "", "r", "c", Two, Two, [[1, 2]]).Draw(), "RowLabels has 2 entries but needs 1: one for each row of Values");
        Given.Refused(() => new MatrixChart("M", "", "r", "c", Two, Two, [[1, -2], [1, 1]]).Draw(), "row 0, column 1 of Values is -2 but needs to be a finite number from 0 up");
    }

    // What each group of strokes draws: relative steps "m1 2h3", a row being a unit high.
    private static IEnumerable<(int Row, int Column)> Inked(PicturesDrawn drawn)
    {
        foreach (var path in drawn.Of("g", "ink").First().Elements())
        {
            var (x, y) = (0, 0);
            foreach (Match step in Regex.Matches(path.Attribute("d")!.Value, @"([Mm])(-?\d+) ?(-?\d+)h(\d+)"))
            {
                (x, y) = step.Groups[1].Value == "M" ? (Whole(step, 2), Whole(step, 3)) : (x + Whole(step, 2), y + Whole(step, 3));
                for (var i = 0; i < Whole(step, 4); i++) yield return (y, x + i);
                x += Whole(step, 4);
            }
        }
    }

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Ink(PicturesDrawn drawn) => string.Concat(drawn.Of("g", "ink").First().Elements());
}
