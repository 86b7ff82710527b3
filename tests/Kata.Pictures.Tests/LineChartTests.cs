using Kata.Pictures.Charts;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesLineChartTests
{
    private static readonly Axis Logarithmic = new("h", true);

    [Test]
    public void Equal_ratios_are_equal_lengths_on_logarithmic_axes()
    {
        var corners = DrawnSvg.Corners(new DrawnSvg(Chart(new Series("a", [(1e-3, 1), (1e-2, 1e2), (1e-1, 1e4)])).Draw()).Of("path", "s0").First());

        Assert.That(corners[1].X - corners[0].X, Is.EqualTo(corners[2].X - corners[1].X).Within(0.02));
        Assert.That(corners[1].Y - corners[0].Y, Is.EqualTo(corners[2].Y - corners[1].Y).Within(0.02));
        Assert.That(corners[2].X, Is.GreaterThan(corners[0].X));
        Assert.That(corners[0].Y, Is.GreaterThan(corners[2].Y), "up is towards 0 in a picture");
    }

    [Test]
    public void Equal_differences_are_equal_lengths_on_linear_axes()
    {
        var chart = Chart(new Series("a", [(-1, 10), (0, 20), (1, 30)])) with { X = new("x"), Y = new("y") };

        var corners = DrawnSvg.Corners(new DrawnSvg(chart.Draw()).Of("path", "s0").First());

        Assert.That(corners[1].X - corners[0].X, Is.EqualTo(corners[2].X - corners[1].X).Within(0.02));
        Assert.That(corners[0].Y - corners[1].Y, Is.EqualTo(corners[1].Y - corners[2].Y).Within(0.02));
    }

    [Test]
    public void Logarithmic_axes_name_whole_powers_of_ten()
    {
        var texts = new DrawnSvg(Chart(new Series("a", [(1e-12, 1e-1), (2e-1, 0.3), (2, 30)])).Draw()).Texts().ToArray();

        Assert.That(texts, Is.SupersetOf(new[] { "1e-12", "1e-1", "1", "10", "1e2" }));
    }

    [Test]
    public void Linear_axes_name_round_numbers()
    {
        var texts = new DrawnSvg((Chart(new Series("a", [(0.03, -7), (0.97, 12)])) with { X = new("x"), Y = new("y") }).Draw()).Texts().ToArray();

        Assert.That(texts, Is.SupersetOf(new[] { "0", "0.2", "0.4", "0.6", "0.8", "1", "-10", "-5", "5", "10", "15" }));
    }

    [TestCase(double.NaN)]
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.PositiveInfinity)]
    public void A_point_without_a_place_leaves_a_gap(double y)
    {
        var line = new DrawnSvg(Chart(new Series("a", [(1e-4, 1), (1e-3, 2), (1e-2, y), (1e-1, 3)])).Draw()).Of("path", "line").First();

        Assert.That(line.Attribute("d")!.Value, Does.Match("^M[^ML]+L[^ML]+M[^ML]+$"));
    }

    [Test]
    public void Series_differ_in_dash_and_marker_as_well_as_in_colour()
    {
        Series[] series = [.. Enumerable.Range(1, 4).Select(i => new Series($"s{i}", [(1, i), (10, i)]))];

        var drawn = new DrawnSvg(Chart(series).Draw());

        // Each once in the chart and once in the legend.
        Assert.That(drawn.Of("path", "line").Select(line => line.Attribute("class")!.Value), Is.EquivalentTo(Enumerable.Range(0, 8).Select(i => $"line s{i % 4} d{i % 4}")));
        var markers = drawn.Of("path", "mark").GroupBy(mark => mark.Attribute("class")!.Value, mark => mark.Attribute("d")!.Value.Split('m')[1]).ToArray();
        Assert.That(markers.Select(marker => marker.Distinct().Count()), Is.EqualTo(new[] { 1, 1, 1, 1 }));
        Assert.That(markers.Select(marker => marker.First()), Is.Unique);
        foreach (var dash in new[] { ".d1{", ".d2{", ".d3{" }) Assert.That(drawn.All("style").Single().Value, Does.Contain(dash));
        Assert.That(drawn.Texts(), Is.SupersetOf(series.Select(one => one.Name)));
    }

    [Test]
    public void A_level_crosses_the_chart_at_its_height()
    {
        var drawn = new DrawnSvg((Chart(new Series("a", [(1, 1e-4), (10, 1)])) with { Levels = [new("enough", 1e-4)] }).Draw());

        var level = DrawnSvg.Corners(drawn.Of("path", "level").First());
        Assert.That(level[0], Is.EqualTo(DrawnSvg.Corners(drawn.Of("path", "line").First())[0]));
        Assert.That(drawn.Texts(), Does.Contain("enough"));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    public void A_level_without_a_place_is_left_out(double y)
    {
        var drawn = new DrawnSvg((Chart(new Series("a", [(1, 1e-4), (10, 1)])) with { Levels = [new("enough", y)] }).Draw());

        Assert.That(drawn.Of("path", "level"), Is.Empty);
        Assert.That(drawn.Texts(), Does.Not.Contain("enough"));
    }

    [Test]
    public void A_chart_without_points_says_so() =>
        Assert.That(new DrawnSvg(Chart(new Series("a", [(1, double.NaN)])).Draw()).Texts(), Does.Contain("no point has a place here"));

    [TestCase(40, 40)]
    [TestCase(41, 10)]
    [TestCase(1000, 10)]
    public void A_series_of_more_than_40_points_has_few_markers(int points, int markers)
    {
        var chart = Chart(new Series("a", [.. Enumerable.Range(1, points).Select(i => ((double)i, (double)i))])) with { X = new("x"), Y = new("y") };

        var drawn = new DrawnSvg(chart.Draw());

        // Two more are in the legend.
        Assert.That(drawn.Of("path", "mark").Count(), Is.EqualTo(markers + 2));
        Assert.That(DrawnSvg.Corners(drawn.Of("path", "line").First()), Has.Length.EqualTo(points));
    }

    [Test]
    public void Few_markers_are_evenly_spread_from_the_first_point_to_the_last()
    {
        var chart = Chart(new Series("a", [.. Enumerable.Range(0, 801).Select(i => ((double)i, 1.0))])) with { X = new("x"), Y = new("y") };

        var drawn = new DrawnSvg(chart.Draw());

        var corners = DrawnSvg.Corners(drawn.Of("path", "line").First());
        var markers = drawn.Of("path", "mark").SkipLast(2).Select(mark => DrawnSvg.Corners(mark)[0].X).ToArray();
        Assert.That(markers[0], Is.EqualTo(corners[0].X));
        Assert.That(markers[^1], Is.EqualTo(corners[^1].X));
        for (var m = 2; m < markers.Length - 1; m++) Assert.That(markers[m] - markers[m - 1], Is.EqualTo((corners[^1].X - corners[0].X) / 8).Within(1.5));
    }

    [Test]
    public void Markers_of_long_series_that_run_together_do_not_cover_each_other()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 801).Select(i => ((double)i, 1.0))];

        var drawn = new DrawnSvg((Chart(new("a", points), new("b", points)) with { X = new("x"), Y = new("y") }).Draw());

        var between = drawn.Of("path", "mark").Select(mark => DrawnSvg.Corners(mark)[0].X).Where(x => x > drawn.Across("0") && x < drawn.Across("800")).Order().ToArray();
        Assert.That(between, Has.Length.EqualTo(16));
        Assert.That(between.Zip(between.Skip(1), (x, next) => next - x), Is.All.GreaterThan(9));
    }

    [Test]
    public void A_point_of_a_long_series_that_no_line_reaches_has_a_marker()
    {
        (double X, double Y)[] points = [.. Enumerable.Range(1, 100).Select(i => ((double)i, 1.0))];
        (points[50].Y, points[52].Y) = (double.NaN, double.NaN);

        var drawn = new DrawnSvg((Chart(new Series("a", points)) with { X = new("x"), Y = new("y") }).Draw());

        var alone = DrawnSvg.Corners(drawn.Of("path", "line").First())[50];
        Assert.That(drawn.Of("path", "mark").Select(mark => DrawnSvg.Corners(mark)[0]), Does.Contain(alone));
    }

    [TestCase(0.7)]
    [TestCase(0)]
    [TestCase(-3e9)]
    public void Equal_values_stand_in_the_middle(double y)
    {
        var drawn = new DrawnSvg((Chart(new Series("a", [(0, y), (1, y)])) with { X = new("x"), Y = new("y"), PlotHeight = 200 }).Draw());

        var axis = drawn.Of("path", "tick").Single().Attribute("d")!.Value;
        var top = double.Parse(axis.Split(' ', 'V')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(DrawnSvg.Corners(drawn.Of("path", "line").First()).Select(corner => corner.Y), Is.All.EqualTo(top + 100).Within(20));
    }

    [Test]
    public Task A_small_line_chart() => Verify(DrawnSvg.Body(
        (Chart(new("a", [(1, 1), (10, 100)]), new("b", [(1, 100), (10, 10)])) with { Width = 420, PlotHeight = 80 }).Draw()));

    [Test]
    public void No_series_is_refused() => Refused(Chart(), "Series has 0 entries but needs 1 to 4: there are four dashes and markers to tell them apart.");

    [Test]
    public void A_fifth_series_is_refused() => Refused(
        Chart([.. Enumerable.Repeat(new Series("a", [(1, 1)]), 5)]), "Series has 5 entries but needs 1 to 4: there are four dashes and markers to tell them apart.");

    [Test]
    public void A_negative_height_is_refused() => Refused(
        Chart(new Series("a", [(1, 1)])) with { PlotHeight = -320 }, "PlotHeight is -320 but needs to be at least 80 pixels: labels need room.");

    private static LineChart Chart(params Series[] series) => new("A chart", "How to read it", Logarithmic, Logarithmic, series);

    private static void Refused(LineChart chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
