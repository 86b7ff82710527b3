using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class LineChartTests
{
    [Test]
    public void Equal_ratios_are_equal_lengths_on_logarithmic_axes()
    {
        var corners = Line(new(Logarithmic([(1e-3, 1), (1e-2, 1e2), (1e-1, 1e4)]).Draw()));

        Assert.That(corners[1].X - corners[0].X, Is.EqualTo(corners[2].X - corners[1].X).Within(0.02));
        Assert.That(corners[1].Y - corners[0].Y, Is.EqualTo(corners[2].Y - corners[1].Y).Within(0.02));
        Assert.That(corners[2].X, Is.GreaterThan(corners[0].X));
        Assert.That(corners[0].Y, Is.GreaterThan(corners[2].Y), "up is towards 0 in a picture");
    }

    [TestCase(3e-12, 5e3, 0.7, 2e9)]
    [TestCase(0.03, -7, 0.97, 12)]
    [TestCase(1, 1e-300, 1e12, 1)]
    public void The_axes_hold_all_points(double x, double y, double toX, double toY)
    {
        foreach (var chart in new[] { Linear([(x, y), (toX, toY)]), Logarithmic([(x, Math.Abs(y)), (toX, toY)]) })
        {
            var drawn = new DrawnSvg(chart.Draw());

            var (left, right, top, bottom) = drawn.Plot();
            Assert.That(Line(drawn), Has.Length.EqualTo(2));
            Assert.That(Line(drawn).Select(corner => corner.X), Is.All.InRange(left, right));
            Assert.That(Line(drawn).Select(corner => corner.Y), Is.All.InRange(top, bottom));
        }
    }

    [Test]
    public void Logarithmic_axes_name_whole_powers_of_ten() => Assert.That(
        new DrawnSvg(Logarithmic([(1e-12, 1e-1), (2e-1, 0.3), (2, 30)]).Draw()).Texts(),
        Is.SupersetOf(new[] { "1e-12", "1e-1", "1", "10", "1e2" }));

    [Test]
    public void Linear_axes_name_round_numbers() => Assert.That(
        new DrawnSvg(Linear([(0.03, -7), (0.97, 12)]).Draw()).Texts(),
        Is.SupersetOf(new[] { "0", "0.2", "0.4", "0.6", "0.8", "1", "-10", "-5", "5", "10", "15" }));

    [TestCase(double.NaN)]
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.PositiveInfinity)]
    public void A_point_without_a_place_leaves_a_gap(double y)
    {
        var line = new DrawnSvg(Logarithmic([(1e-4, 1), (1e-3, 2), (1e-2, y), (1e-1, 3)]).Draw()).Of("path", "line").First();

        Assert.That(line.Attribute("d")!.Value, Does.Match("^M[^ML]+L[^ML]+M[^ML]+$"));
    }

    [Test]
    public void Series_differ_in_dash_and_marker_as_well_as_in_colour()
    {
        var drawn = new DrawnSvg(Linear([(1, 1), (10, 1)], [(1, 2), (10, 2)], [(1, 3), (10, 3)], [(1, 4), (10, 4)]).Draw());

        // Each is once in the chart and once in the legend.
        var lines = drawn.Of("path", "line").CountBy(DrawnSvg.Css);
        var markers = drawn.Of("path", "mark").GroupBy(DrawnSvg.Css, mark => mark.Attribute("d")!.Value.Split('m')[1]);
        Assert.That(lines.Select(line => line.Value), Is.EqualTo(new[] { 2, 2, 2, 2 }));
        Assert.That(markers.Select(marker => marker.Distinct().Single()), Is.Unique);
        foreach (var dash in new[] { ".d1{", ".d2{", ".d3{" }) Assert.That(drawn.All("style").Single().Value, Does.Contain(dash));
    }

    [Test]
    public void A_level_crosses_the_chart_at_its_height()
    {
        var drawn = new DrawnSvg((Logarithmic([(1, 1e-4), (10, 1)]) with { Levels = [new("enough", 1e-4)] }).Draw());

        Assert.That(DrawnSvg.Corners(drawn.Of("path", "level").First())[0], Is.EqualTo(Line(drawn)[0]));
        Assert.That(drawn.Texts(), Does.Contain("enough"));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    public void A_level_without_a_place_is_left_out(double y)
    {
        var drawn = new DrawnSvg((Logarithmic([(1, 1e-4), (10, 1)]) with { Levels = [new("enough", y)] }).Draw());

        Assert.That(drawn.Of("path", "level"), Is.Empty);
        Assert.That(drawn.Texts(), Does.Not.Contain("enough"));
    }

    [Test]
    public void A_chart_without_points_says_so() =>
        Assert.That(new DrawnSvg(Linear([(1, double.NaN)]).Draw()).Texts(), Does.Contain("no point has a place here"));

    [TestCase(40, 40)]
    [TestCase(41, 10)]
    [TestCase(1000, 10)]
    public void A_series_of_more_than_40_points_has_few_markers(int points, int markers)
    {
        var drawn = new DrawnSvg(Linear([.. Enumerable.Range(1, points).Select(i => ((double)i, (double)i))]).Draw());

        // Two more are in the legend.
        Assert.That(drawn.Of("path", "mark").Count(), Is.EqualTo(markers + 2));
        Assert.That(Line(drawn), Has.Length.EqualTo(points));
    }

    [Test]
    public void Markers_of_long_series_that_run_together_do_not_cover_each_other()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 801).Select(i => ((double)i, 1.0))];

        var drawn = new DrawnSvg(Linear(points, points).Draw());

        var markers = drawn.Of("path", "mark").Select(mark => DrawnSvg.Corners(mark)[0].X);
        var between = markers.Where(x => x > drawn.Across("0") && x < drawn.Across("800")).Order().ToArray();
        Assert.That(between, Has.Length.EqualTo(16));
        Assert.That(between.Zip(between.Skip(1), (x, next) => next - x), Is.All.GreaterThan(9));
    }

    [Test]
    public void A_point_of_a_long_series_that_no_line_reaches_has_a_marker()
    {
        (double X, double Y)[] points = [.. Enumerable.Range(1, 100).Select(i => ((double)i, 1.0))];
        (points[50].Y, points[52].Y) = (double.NaN, double.NaN);

        var drawn = new DrawnSvg(Linear(points).Draw());

        Assert.That(drawn.Of("path", "mark").Select(mark => DrawnSvg.Corners(mark)[0]), Does.Contain(Line(drawn)[50]));
    }

    [TestCase(0.7)]
    [TestCase(0)]
    [TestCase(-3e9)]
    public void Equal_values_are_in_the_middle(double y)
    {
        var drawn = new DrawnSvg(Linear([(0, y), (1, y)]).Draw());

        var (_, _, top, bottom) = drawn.Plot();
        Assert.That(Line(drawn).Select(corner => corner.Y), Is.All.EqualTo((top + bottom) / 2).Within((bottom - top) / 10));
    }

    [Test]
    public Task A_small_line_chart() => Verify(DrawnSvg.Body(
        (Logarithmic([(1, 1), (10, 100)], [(1, 100), (10, 10)]) with { Width = 420, PlotHeight = 80 }).Draw()));

    private static LineChart Linear(params (double, double)[][] series) =>
        new("A chart", "How to read it", new("x"), new("y"), [.. series.Select((points, i) => new Series($"{(char)('a' + i)}", points))]);

    private static LineChart Logarithmic(params (double, double)[][] series) =>
        Linear(series) with { X = new("h", true), Y = new("error", true) };

    private static (double X, double Y)[] Line(DrawnSvg drawn) => DrawnSvg.Corners(drawn.Of("path", "line").First());
}
