using System.Globalization;
using System.Text.RegularExpressions;
using Kata.Data.Formats.Idx;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesImagesTests
{
    [Test]
    public void Each_pixel_has_its_share_of_the_largest_as_ink_and_0_is_paper()
    {
        var drawn = new DrawnSvg(Chart(new PixelImage([[0, 7, 7], [14, 0, 1]])).Draw());

        Assert.That(Pixels(drawn), Is.EquivalentTo(new[] { (0, 1, "0.57"), (0, 2, "0.57"), (1, 0, "1") }));
    }

    [Test]
    public void Neighbours_of_one_shade_are_one_stroke_that_goes_on_from_the_last()
    {
        var drawn = new DrawnSvg(Chart(new PixelImage([[0, 1, 1, 0, 1], [1, 1, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]])).Draw());

        Assert.That(Strokes(drawn).Single().Attribute("d")!.Value, Is.EqualTo("m1 0h2m1 0h1m-5 1h2m-2 2h1"));
    }

    [Test]
    public void An_image_of_zeros_is_paper() => Assert.That(Strokes(new DrawnSvg(Chart(new PixelImage([[0, 0]])).Draw())), Is.Empty);

    [Test]
    public void A_signed_image_has_a_hue_for_each_sign_and_a_legend()
    {
        var drawn = new DrawnSvg((Chart(new PixelImage([[-2, 0, 1]])) with { Signed = true }).Draw());

        var strokes = Strokes(drawn).Select(path => (path.Attribute("class")!.Value, path.Attribute("stroke-opacity")!.Value, path.Attribute("d")!.Value));
        Assert.That(strokes, Is.EqualTo(new[] { ("s1", "1", "m0 0h1"), ("s0", "0.57", "m2 0h1") }));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "below 0", "above 0" }));
    }

    [Test]
    public void A_marked_image_is_framed_and_says_so_in_words()
    {
        var drawn = new DrawnSvg(Chart(new PixelImage([[1]], "4 as 9", true), new PixelImage([[1]], "7")).Draw());

        Assert.That(drawn.Of("rect", "wrong").Count(), Is.EqualTo(2), "one around the image, one in the legend");
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "× 4 as 9", "7", "× framed: wrong" }));
    }

    [Test]
    public void Where_none_is_marked_nothing_is_said_of_it() =>
        Assert.That(new DrawnSvg(Chart(new PixelImage([[1]], "7")).Draw()).Texts(), Does.Not.Contain("× framed: wrong"));

    [Test]
    public void Images_stand_in_columns()
    {
        var drawn = new DrawnSvg((Chart([.. Enumerable.Range(0, 5).Select(_ => new PixelImage([[1]]))]) with { Columns = 2 }).Draw());

        var places = drawn.Of("g", "ink").Select(image => Regex.Match(image.Attribute("transform")!.Value, @"translate\(([\d.]+) ([\d.]+)\)").Groups).ToArray();
        Assert.That(places.Select(place => place[1].Value).Distinct().Count(), Is.EqualTo(2));
        Assert.That(places.Select(place => place[2].Value).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public void Captions_longer_than_their_images_do_not_meet()
    {
        var drawn = new DrawnSvg(Chart(new PixelImage([[1]], "a caption of 27 letters, yes"), new PixelImage([[1]], "another that is as long, yes")).Draw());

        var middles = drawn.Of("text", "mid").Select(text => DrawnSvg.Length(text, "x")).ToArray();
        Assert.That(middles[1] - middles[0], Is.GreaterThan(28 * 6.5));
    }

    [Test]
    public void A_hundred_digits_of_MNIST_are_below_120_kB()
    {
        var pixels = IdxFile.Read(RealData.Bytes("t10k-images-idx3-ubyte.gz", "mnist-test"), "t10k-images-idx3-ubyte.gz").Values;
        var rows = pixels.Take(100 * 28 * 28).Select(pixel => (double)pixel).Chunk(28).ToArray();

        var text = Picture.Of("A title", "", "", Chart([.. rows.Chunk(28).Select(image => new PixelImage(image, "7 as 9", true))]).Draw());

        Assert.That(text, Has.Length.InRange(20_000, 120_000));
    }

    [Test]
    public Task Two_small_images() => Verify(DrawnSvg.Body(
        (Chart(new PixelImage([[0, 1], [-0.5, 0]], "a"), new PixelImage([[1]], "b", true)) with { Signed = true, Cell = 10 }).Draw()));

    [Test]
    public void No_image_is_refused() => Refused(Chart(), "Pictures is empty but needs at least one image: there would be nothing to see.");

    [Test]
    public void No_column_is_refused() =>
        Refused(Chart(new PixelImage([[1]])) with { Columns = 0 }, "Columns is 0 but needs to be at least 1: images stand in columns.");

    [Test]
    public void Pixels_too_small_to_be_seen_are_refused() =>
        Refused(Chart(new PixelImage([[1]])) with { Cell = 0 }, "Cell is 0 but needs to be at least 0.5 pixels: an image would not be seen.");

    [Test]
    public void An_empty_image_is_refused() =>
        Refused(Chart(new PixelImage([[1]]), new PixelImage([])), "image 1 has no entry but needs at least one: there would be nothing to see.");

    [Test]
    public void A_ragged_image_is_refused() =>
        Refused(Chart(new PixelImage([[1], [1, 2]])), "row 1 of image 0 has 2 entries but needs 1: all rows of a matrix are equally long.");

    [Test]
    public void A_pixel_below_0_is_refused_where_nothing_shows_signs() => Refused(
        Chart(new PixelImage([[1, -1]])),
        "row 0, column 1 of image 0 is -1 but needs to be a finite number from 0 up: 0 is paper and only Signed has colours for less.");

    [Test]
    public void A_pixel_that_is_no_number_is_refused() => Refused(
        Chart(new PixelImage([[double.NaN]])) with { Signed = true }, "row 0, column 0 of image 0 is NaN but needs to be finite: it has no colour.");

    private static Images Chart(params PixelImage[] images) => new("Images", "How to read them", images);

    private static System.Xml.Linq.XElement[] Strokes(DrawnSvg drawn) => [.. drawn.Of("g", "ink").SelectMany(image => image.Elements())];

    private static IEnumerable<(int Row, int Column, string Ink)> Pixels(DrawnSvg drawn)
    {
        foreach (var path in Strokes(drawn))
        {
            var (row, column) = (0, 0);
            foreach (Match run in Regex.Matches(path.Attribute("d")!.Value, @"m(-?\d+) ?(-?\d+)h(\d+)"))
            {
                var (right, down, length) = (Whole(run, 1), Whole(run, 2), Whole(run, 3));
                for (var j = 0; j < length; j++) yield return (row + down, column + right + j, path.Attribute("stroke-opacity")!.Value);
                (row, column) = (row + down, column + right + length);
            }
        }
    }

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static void Refused(Images chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
