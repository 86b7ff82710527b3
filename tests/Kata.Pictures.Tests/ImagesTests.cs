using System.Text.RegularExpressions;
using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class ImagesTests
{
    [Test]
    public void Each_pixel_has_its_share_of_the_largest_as_ink_and_0_is_paper()
    {
        // To the nearest seventh.
        const string half = "0.57";

        var drawn = new DrawnSvg(Chart(new PixelImage([[0, 7, 7, 0, 7], [14, 7, 0, 0, 0], [0, 0, 0, 0, 0], [7, 0, 0, 0, 2]])).Draw());

        Assert.That(
            Pixels(drawn),
            Is.EquivalentTo(new[] { (0, 1, half), (0, 2, half), (0, 4, half), (1, 0, "1"), (1, 1, half), (3, 0, half), (3, 4, "0.14") }));
    }

    [Test]
    public void If_none_is_marked_the_legend_does_not_explain_frames() =>
        Assert.That(new DrawnSvg(Chart(new PixelImage([[0]], "7")).Draw()).Texts(), Does.Contain("7").And.Not.Contain("× framed: wrong"));

    [Test]
    public void Images_stand_in_columns()
    {
        var drawn = new DrawnSvg((Chart([.. Enumerable.Range(0, 5).Select(_ => new PixelImage([[1]]))]) with { Columns = 2 }).Draw());

        var places = drawn.Of("rect", "grid").Select(frame => (X: DrawnSvg.Length(frame, "x"), Y: DrawnSvg.Length(frame, "y"))).ToArray();
        Assert.That(places.Select(place => place.X).Distinct().Count(), Is.EqualTo(2));
        Assert.That(places.Select(place => place.Y).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public void Captions_longer_than_their_images_do_not_meet()
    {
        const string caption = "a caption of 28 letters, yes";

        var drawn = new DrawnSvg(Chart(new PixelImage([[1]], caption), new PixelImage([[1]], caption)).Draw());

        var middles = drawn.Of("text", "mid").Select(text => DrawnSvg.Length(text, "x")).ToArray();
        Assert.That(middles[1] - middles[0], Is.GreaterThan(28 * 6.5));
    }

    // A hue for each sign; the marked one has a frame and a cross.
    [Test]
    public Task Two_small_images() => Verify(DrawnSvg.Body(
        (Chart(new PixelImage([[0, 1], [-0.5, 0]], "a"), new PixelImage([[1]], "b", true)) with { Signed = true, Cell = 10 }).Draw()));

    private static Images Chart(params PixelImage[] images) => new("Images", "How to read them", images);

    private static IEnumerable<(int Row, int Column, string Ink)> Pixels(DrawnSvg drawn)
    {
        foreach (var path in drawn.Of("g", "ink").SelectMany(image => image.Elements()))
        {
            var (row, column) = (0, 0);
            foreach (Match run in Regex.Matches(path.Attribute("d")!.Value, @"m(-?\d+) ?(-?\d+)h(\d+)"))
            {
                (row, column) = (row + Whole(run, 2), column + Whole(run, 1));
                for (var left = Whole(run, 3); left > 0; left--) yield return (row, column++, path.Attribute("stroke-opacity")!.Value);
            }
        }
    }

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
