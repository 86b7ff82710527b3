using Kata.Pictures;

namespace Kata.Tests;

public sealed class PicturesLineChartTests
{
    private static readonly Axis Logarithmic = new("h", true);

    [Test]
    public void Equal_ratios_are_equal_lengths_on_logarithmic_axes()
    {
        var corners = PicturesDrawn.Corners(new PicturesDrawn(Chart(new Series("a", [(1e-3, 1), (1e-2, 1e2), (1e-1, 1e4)])).Draw()).Of("path", "s0").First());

        Assert.That(corners[1].X - corners[0].X, Is.EqualTo(corners[2].X - corners[1].X).Within(0.02));
        Assert.That(corners[1].Y - corners[0].Y, Is.EqualTo(corners[2].Y - corners[1].Y).Within(0.02));
        Assert.That(corners[2].X, Is.GreaterThan(corners[0].X));
        Assert.That(corners[0].Y, Is.GreaterThan(corners[2].Y), "up is towards 0 in a picture");
    }

    [Test]
    public void Equal_differences_are_equal_lengths_on_linear_axes()
    {
        var chart = Chart(new Series("a", [(-1, 10), (0, 20), (1, 30)])) with { X = new("x"), Y = new("y") };

        var corners = PicturesDrawn.Corners(new PicturesDrawn(chart.Draw()).Of("path", "s0").First());

        Assert.That(corners[1].X - corners[0].X, Is.EqualTo(corners[2].X - corners[1].X).Within(0.02));
        Assert.That(corners[0].Y - corners[1].Y, Is.EqualTo(corners[1].Y - corners[2].Y).Within(0.02));
    }

    [Test]
    public void Logarithmic_axes_name_whole_powers_of_ten()
    {
        var texts = new PicturesDrawn(Chart(new Series("a", [(1e-12, 1e-1), (2e-1, 0.3), (2, 30)])).Draw()).Texts().ToArray();

        Assert.That(texts, Is.SupersetOf(new[] { "1e-12", "1e-1", "1", "10", "1e2" }));
    }

    [Test]
    public void Linear_axes_name_round_numbers()
    {
        var texts = new PicturesDrawn((Chart(new Series("a", [(0.03, -7), (0.97, 12)])) with { X = new("x"), Y = new("y") }).Draw()).Texts().ToArray();

        Assert.That(texts, Is.SupersetOf(new[] { "0", "0.2", "0.4", "0.6", "0.8", "1", "-10", "-5", "5", "10", "15" }));
    }

    [TestCase(double.NaN)]
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.PositiveInfinity)]
    public void A_point_without_a_place_leaves_a_gap(double y)
    {
        var line = new PicturesDrawn(Chart(new Series("a", [(1e-4, 1), (1e-3, 2), (1e-2, y), (1e-1, 3)])).Draw()).Of("path", "line").First();

        Assert.That(line.Attribute("d")!.Value, Does.Match("^M[^ML]+L[^ML]+M[^ML]+$"));
    }

    [Test]
    public void Series_differ_in_dash_and_marker_as_well_as_in_colour()
    {
        Series[] series = [.. Enumerable.Range(1, 4).Select(i => new Series($"s{i}", [(1, i), (10, i)]))];

        var drawn = new PicturesDrawn(Chart(series).Draw());

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
        var drawn = new PicturesDrawn((Chart(new Series("a", [(1, 1e-4), (10, 1)])) with { Levels = [new("enough", 1e-4)] }).Draw());

        var level = PicturesDrawn.Corners(drawn.Of("path", "level").First());
        Assert.That(level[0], Is.EqualTo(PicturesDrawn.Corners(drawn.Of("path", "line").First())[0]));
        Assert.That(drawn.Texts(), Does.Contain("enough"));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    public void A_level_without_a_place_is_left_out(double y)
    {
        var drawn = new PicturesDrawn((Chart(new Series("a", [(1, 1e-4), (10, 1)])) with { Levels = [new("enough", y)] }).Draw());

        Assert.That(drawn.Of("path", "level"), Is.Empty);
        Assert.That(drawn.Texts(), Does.Not.Contain("enough"));
    }

    [Test]
    public void A_chart_without_points_says_so() =>
        Assert.That(new PicturesDrawn(Chart(new Series("a", [(1, double.NaN)])).Draw()).Texts(), Does.Contain("no point has a place here"));

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
