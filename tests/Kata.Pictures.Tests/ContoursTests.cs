using System.Xml.Linq;
using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class ContoursTests
{
    [Test]
    public void A_level_of_a_bowl_is_a_circle()
    {
        var drawn = new DrawnSvg(Chart(Bowl(1)).Draw());

        // The area above the level is the square with a circular hole.
        var circle = DrawnSvg.Outlines(Areas(drawn)[1]).MinBy(outline => outline.Max(corner => corner.X))!;
        var (x, y, unit) = (drawn.Across("0"), drawn.Up("0"), drawn.Across("1") - drawn.Across("0"));
        Assert.That(circle, Has.Length.GreaterThan(40));
        Assert.That(circle.Select(corner => double.Hypot(corner.X - x, corner.Y - y) / unit), Is.All.EqualTo(1).Within(0.003));
    }

    [Test]
    public void Row_0_is_at_FromY_and_column_0_at_FromX()
    {
        var drawn = new DrawnSvg(Chart(Unit([[0, 0], [0, 4]], 3)).Draw());

        var corners = DrawnSvg.Outlines(Areas(drawn)[1]).Single();
        Assert.That(corners.Max(corner => corner.X), Is.EqualTo(drawn.Across("1")).Within(0.1));
        Assert.That(corners.Min(corner => corner.Y), Is.EqualTo(drawn.Up("1")).Within(0.1));
        Assert.That(corners, Has.Length.EqualTo(3));
    }

    [TestCase(0.4, 1)]
    [TestCase(0.6, 2)]
    public void Opposite_high_corners_are_joined_if_the_middle_is_high(double level, int outlines) =>
        Assert.That(DrawnSvg.Outlines(Areas(new DrawnSvg(Chart(Unit([[1, 0], [0, 1]], level)).Draw()))[1]), Has.Length.EqualTo(outlines));

    [Test]
    public void Each_band_has_its_own_colour_the_same_in_the_legend()
    {
        var drawn = new DrawnSvg(Chart(Bowl(1, 2, 4)).Draw());

        var colours = Areas(drawn).Select(area => area.Attribute("fill")!.Value).ToArray();
        Assert.That(colours, Is.Unique.And.Length.EqualTo(4));
        Assert.That(drawn.All("rect").Select(rect => rect.Attribute("fill")?.Value).OfType<string>(), Is.EqualTo(colours.Reverse()));
    }

    [Test]
    public void A_band_without_a_sample_is_left_out()
    {
        var drawn = new DrawnSvg(Chart(Bowl(-1, 1, 100)).Draw());

        Assert.That(Areas(drawn), Has.Length.EqualTo(2));
        Assert.That(drawn.Texts(), Does.Contain("1").And.Not.Contain("100"));
    }

    [Test]
    public void Diverging_bands_deepen_away_from_the_middle_in_two_hues()
    {
        var drawn = new DrawnSvg(Chart(Unit([[0, 1], [0, 1]], 0.2, 0.4, 0.6, 0.8) with { Diverging = true }).Draw());

        var keys = drawn.All("rect").Where(rect => rect.Attribute("fill-opacity") is not null).ToArray();
        var depths = keys.Select(key => DrawnSvg.Length(key, "fill-opacity")).ToArray();
        var hues = keys.Select(key => key.Attribute("class")!.Value).ToArray();
        Assert.That(hues[..2].Concat(hues[3..]), Is.EqualTo(new[] { "f1", "f1", "f0", "f0" }));
        Assert.That(depths[..3], Is.Ordered.Descending.And.Unique);
        Assert.That(depths, Is.EqualTo(depths.Reverse()).And.ItemAt(2).Zero);
    }

    [Test]
    public void Diverging_bands_reach_from_their_levels_to_the_ends()
    {
        var drawn = new DrawnSvg(Chart(Unit([[0, 1], [0, 1]], 0.2, 0.7) with { Diverging = true }).Draw());

        var areas = Areas(drawn).ToDictionary(area => area.Attribute("class")!.Value, area => DrawnSvg.Outlines(area).Single());
        var (left, width) = (drawn.Across("0"), drawn.Across("1") - drawn.Across("0"));
        Assert.That(areas["f0"].Max(corner => corner.X), Is.EqualTo(left + (0.2 * width)).Within(0.1));
        Assert.That(areas["f1"].Min(corner => corner.X), Is.EqualTo(left + (0.7 * width)).Within(0.1));
    }

    [Test]
    public void The_axes_reach_further_if_a_path_does()
    {
        var drawn = new DrawnSvg((Chart(Bowl(1)) with { Paths = [new("uphill", [(0, 0), (4, 0)])] }).Draw());

        var path = DrawnSvg.Corners(drawn.Of("path", "line").First());
        Assert.That(path.Select(corner => corner.X), Is.EqualTo(new[] { drawn.Across("0"), drawn.Across("4") }).Within(0.02));
    }

    [Test]
    public void On_equal_scales_a_unit_is_as_long_across_as_up()
    {
        var drawn = new DrawnSvg((Chart(Bowl(1)) with { Width = 900, PlotHeight = 200 }).Draw());

        Assert.That(drawn.Across("2") - drawn.Across("0"), Is.EqualTo(drawn.Up("0") - drawn.Up("2")).Within(0.02));
    }

    [Test]
    public Task A_small_field_with_a_path()
    {
        var chart = Chart(Unit([[0, 1], [2, 1]], 0.5, 1.5)) with { Paths = [new("uphill", [(0, 0), (0, 1)])] };

        return Verify(DrawnSvg.Body((chart with { Width = 420, PlotHeight = 80 }).Draw()));
    }

    // x² + y² over −2 … 2.
    private static Field Bowl(params double[] levels)
    {
        var rows = Enumerable.Range(-20, 41).Select(i => (double[])[.. Enumerable.Range(-20, 41).Select(j => ((i * i) + (j * j)) / 100.0)]);
        return new(-2, 2, -2, 2, [.. rows], levels, "height");
    }

    private static Field Unit(double[][] rows, params double[] levels) => new(0, 1, 0, 1, rows, levels, "height");

    private static Contours Chart(Field field) => new("A field", "How to read it", new("x"), new("y"), field) { EqualScales = true };

    private static XElement[] Areas(DrawnSvg drawn) => [.. drawn.All("path").Where(path => path.Attribute("fill-rule") is not null)];
}
