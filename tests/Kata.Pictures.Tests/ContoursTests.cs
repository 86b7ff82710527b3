using Kata.Pictures.Charts;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesContoursTests
{
    [Test]
    public void A_level_of_a_bowl_is_a_circle()
    {
        var drawn = new DrawnSvg(Chart(Bowl([1.0])).Draw());

        // The bowl's rim, from its level up, is what is left of the square around the circle.
        var circle = DrawnSvg.Outlines(Areas(drawn)[1]).MinBy(outline => outline.Max(corner => corner.X))!;
        var (x, y, unit) = (drawn.Across("0"), drawn.Up("0"), drawn.Across("1") - drawn.Across("0"));
        Assert.That(circle, Has.Length.GreaterThan(40));
        Assert.That(circle.Select(corner => Math.Sqrt(Math.Pow((corner.X - x) / unit, 2) + Math.Pow((corner.Y - y) / unit, 2))), Is.All.EqualTo(1).Within(0.003));
    }

    [Test]
    public void A_crossing_divides_an_edge_as_the_level_divides_its_ends()
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[0, 4], [0, 4]], [1], "v")).Draw());

        var left = DrawnSvg.Outlines(Areas(drawn)[1]).Single().Min(corner => corner.X);
        Assert.That(left, Is.EqualTo((0.75 * drawn.Across("0")) + (0.25 * drawn.Across("1"))).Within(0.1));
    }

    [Test]
    public void Row_0_is_at_FromY_and_column_0_at_FromX()
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[0, 0], [0, 4]], [3], "v")).Draw());

        var corners = DrawnSvg.Outlines(Areas(drawn)[1]).Single();
        Assert.That(corners.Max(corner => corner.X), Is.EqualTo(drawn.Across("1")).Within(0.1));
        Assert.That(corners.Min(corner => corner.Y), Is.EqualTo(drawn.Up("1")).Within(0.1));
        Assert.That(corners, Has.Length.EqualTo(3));
    }

    [TestCase(0.4, 1)]
    [TestCase(0.6, 2)]
    public void Opposite_high_corners_are_joined_where_the_middle_is_high(double level, int outlines)
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[1, 0], [0, 1]], [level], "v")).Draw());

        Assert.That(DrawnSvg.Outlines(Areas(drawn)[1]), Has.Length.EqualTo(outlines));
    }

    [Test]
    public void Each_band_has_a_colour_of_its_own_the_same_in_the_legend()
    {
        var drawn = new DrawnSvg(Chart(Bowl([1, 2, 4])).Draw());

        var colours = Areas(drawn).Select(area => area.Attribute("fill")!.Value).ToArray();
        Assert.That(colours, Is.Unique.And.Length.EqualTo(4));
        Assert.That(drawn.All("rect").Select(rect => rect.Attribute("fill")?.Value).OfType<string>(), Is.EqualTo(colours.Reverse()));
    }

    [Test]
    public void The_legend_names_the_levels_and_what_is_measured() =>
        Assert.That(new DrawnSvg(Chart(Bowl([0.25, 2, 4.5])).Draw()).Texts(), Is.SupersetOf(new[] { "height", "0.25", "2", "4.5" }));

    [Test]
    public void A_band_without_a_sample_is_left_out()
    {
        var drawn = new DrawnSvg(Chart(Bowl([-1, 1, 100])).Draw());

        Assert.That(Areas(drawn), Has.Length.EqualTo(2));
        Assert.That(drawn.Texts(), Does.Contain("1").And.Not.Contain("100"));
    }

    [Test]
    public void Diverging_bands_deepen_away_from_the_middle_in_two_hues()
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[0, 1], [0, 1]], [0.2, 0.4, 0.6, 0.8], "p") { Diverging = true }).Draw());

        var keys = drawn.All("rect").Where(rect => rect.Attribute("fill-opacity") is not null).ToArray();
        Assert.That(keys.Select(key => key.Attribute("class")!.Value).Where((_, k) => k != 2), Is.EqualTo(new[] { "f1", "f1", "f0", "f0" }));
        Assert.That(keys.Select(key => DrawnSvg.Length(key, "fill-opacity")), Is.EqualTo(new[] { 0.4, 0.23, 0, 0.23, 0.4 }).Within(0.01));
    }

    [Test]
    public void Diverging_bands_reach_from_their_levels_to_the_ends()
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[0, 1], [0, 1]], [0.2, 0.7], "p") { Diverging = true }).Draw());

        var areas = Areas(drawn).ToDictionary(area => area.Attribute("class")!.Value, area => DrawnSvg.Outlines(area).Single());
        var (left, width) = (drawn.Across("0"), drawn.Across("1") - drawn.Across("0"));
        Assert.That(areas["f0"].Max(corner => corner.X), Is.EqualTo(left + (0.2 * width)).Within(0.1));
        Assert.That(areas["f1"].Min(corner => corner.X), Is.EqualTo(left + (0.7 * width)).Within(0.1));
    }

    [Test]
    public void The_middle_level_of_diverging_bands_is_a_line()
    {
        var drawn = new DrawnSvg(Chart(new(0, 1, 0, 1, [[0, 1], [0, 1]], [0.2, 0.5, 0.8], "p") { Diverging = true }).Draw());

        var line = drawn.Of("path", "tick").Single(path => path.Attribute("d")!.Value.EndsWith('z'));
        Assert.That(DrawnSvg.Outlines(line).Single().Min(corner => corner.X), Is.EqualTo((drawn.Across("0") + drawn.Across("1")) / 2).Within(0.1));
    }

    [Test]
    public void Paths_lie_over_the_field_on_paper_of_their_own()
    {
        var chart = Chart(Bowl([1.0])) with { Paths = [new("downhill", [(1, 1), (0, 0)])] };

        var drawn = new DrawnSvg(chart.Draw());

        var (x, y) = DrawnSvg.Corners(drawn.Of("path", "halo").First())[1];
        Assert.That((x, y), Is.EqualTo((drawn.Across("0"), drawn.Up("0"))));
        Assert.That(drawn.Texts(), Does.Contain("downhill"));
    }

    [Test]
    public void Axes_reach_further_where_a_path_does()
    {
        var chart = Chart(Bowl([1.0])) with { Paths = [new("uphill", [(0, 0), (4, 0)])] };

        Assert.That(new DrawnSvg(chart.Draw()).Across("4"), Is.EqualTo(476).Within(0.01));
    }

    [Test]
    public void On_equal_scales_a_unit_is_as_long_across_as_up()
    {
        var drawn = new DrawnSvg((Chart(Bowl([1.0])) with { EqualScales = true, Width = 900, PlotHeight = 200 }).Draw());

        Assert.That(drawn.Across("2") - drawn.Across("0"), Is.EqualTo(drawn.Up("0") - drawn.Up("2")).Within(0.02));
    }

    [Test]
    public Task A_small_field() => Verify(DrawnSvg.Body(
        (Chart(new(0, 1, 0, 1, [[0, 1], [2, 1]], [0.5, 1.5], "height")) with { Width = 420, PlotHeight = 80, EqualScales = true }).Draw()));

    [Test]
    public void A_logarithmic_axis_is_refused() =>
        Refused(Chart(Bowl([1.0])) with { Y = new("y", true) }, "Y is logarithmic but needs to be linear: the samples of a field are evenly spaced.");

    [Test]
    public void A_fifth_path_is_refused() => Refused(
        Chart(Bowl([1.0])) with { Paths = [.. Enumerable.Repeat(new Series("a", [(0, 0)]), 5)] },
        "Paths has 5 entries but needs 4 at most: there are four dashes and markers to tell them apart.");

    [Test]
    public void A_field_of_one_row_is_refused() => Refused(
        Chart(new(0, 1, 0, 1, [[1, 2]], [1], "")), "Rows is 1x2 but needs at least 2x2 samples: contours run between them.");

    [Test]
    public void A_ragged_field_is_refused() => Refused(
        Chart(new(0, 1, 0, 1, [[1, 2], [1]], [1], "")), "row 1 of Rows has 1 entries but needs 2: all rows of a matrix are equally long.");

    [Test]
    public void A_sample_that_is_no_number_is_refused() => Refused(
        Chart(new(0, 1, 0, 1, [[1, 2], [1, double.NaN]], [1], "")),
        "row 1, column 1 of Rows is NaN but needs to be finite: a contour cannot be placed beside it.");

    [Test]
    public void No_level_is_refused() => Refused(Chart(Bowl([])), "Levels is empty but needs at least one: bands lie between levels.");

    [Test]
    public void Levels_that_do_not_ascend_are_refused() =>
        Refused(Chart(Bowl([1, 2, 2])), "level 2 is 2 but needs to be finite and above 2: levels ascend.");

    [Test]
    public void A_field_without_width_is_refused() => Refused(
        Chart(Bowl([1.0]) with { ToX = -2 }), "FromX is -2 and ToX is -2 but ToX needs to be larger and both finite: the samples spread between them.");

    // x² + y² over −2 … 2.
    private static Field Bowl(double[] levels) => new(
        -2,
        2,
        -2,
        2,
        [.. Enumerable.Range(-20, 41).Select(i => (double[])[.. Enumerable.Range(-20, 41).Select(j => ((i * i) + (j * j)) / 100.0)])],
        levels,
        "height");

    private static Contours Chart(Field field) => new("A field", "How to read it", new("x"), new("y"), field) { EqualScales = true };

    private static System.Xml.Linq.XElement[] Areas(DrawnSvg drawn) => [.. drawn.All("path").Where(path => path.Attribute("fill-rule") is not null)];

    private static void Refused(Contours chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
