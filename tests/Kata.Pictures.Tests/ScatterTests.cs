using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class ScatterTests
{
    [Test]
    public void A_point_is_where_its_numbers_are()
    {
        var drawn = new DrawnSvg(Chart(new Points("a", [(0, 0), (2, 30), (4, 40)])).Draw());

        var (x, y) = DrawnSvg.Corners(drawn.Of("path", "dot").Last())[1];
        Assert.That(x, Is.EqualTo(drawn.Across("2")).Within(0.02));
        Assert.That(y, Is.EqualTo(drawn.Up("30")).Within(0.02));
    }

    [Test]
    public void Groups_differ_in_shape_as_well_as_in_colour()
    {
        Points[] groups = [.. Enumerable.Range(1, 3).Select(i => new Points($"g{i}", [(i, i)])), new("wrong", [(4, 4)]) { Wrong = true }];

        var drawn = new DrawnSvg(Chart(groups).Draw());

        // Each is once in the legend and once in the chart.
        var dots = drawn.Of("path", "dot").GroupBy(DrawnSvg.Css, dot => dot.Attribute("d")!.Value.Split('m')[1]).ToArray();
        Assert.That(dots.Select(dot => dot.Count()), Is.EqualTo(new[] { 2, 2, 2, 2 }));
        Assert.That(dots.Select(dot => dot.Distinct().Single()), Is.Unique);
        Assert.That(drawn.Texts(), Is.SupersetOf(groups.Select(group => group.Name)));
    }

    [Test]
    public void The_points_lie_over_the_background()
    {
        var field = new Field(0, 1, 0, 1, [[0, 1], [0, 1]], [0.5], "p") { Diverging = true };

        var paths = new DrawnSvg((Chart(new Points("a", [(0.5, 0.5)])) with { Background = field }).Draw()).All("path").ToArray();

        Assert.That(paths[^1].Attribute("class")!.Value, Is.EqualTo("dot f0"));
        Assert.That(paths.Count(path => path.Attribute("fill-rule") is not null), Is.EqualTo(2));
    }

    [Test]
    public void A_thousand_points_are_below_100_kB()
    {
        var random = new Random(1);
        (double, double)[] points = [.. Enumerable.Range(0, 1000).Select(_ => (random.NextDouble(), random.NextDouble()))];

        Assert.That(Picture.Of("A title", "", "", Chart(new Points("a", points)).Draw()), Has.Length.InRange(10_000, 100_000));
    }

    [Test]
    public void A_long_name_is_wrapped_inside_the_picture()
    {
        var drawn = new DrawnSvg(Chart(new Points("a name of many words that goes on and on-without-a-space-for-ever", [(0, 0)])).Draw());

        var legend = drawn.All("text").Where(text => text.Attribute("x") is not null && DrawnSvg.Length(text, "x") > 490);
        Assert.That(legend.Select(text => text.Value), Has.All.Length.LessThanOrEqualTo(20).And.Exactly(5).Items);
    }

    [Test]
    public Task A_small_scatter() => Verify(DrawnSvg.Body(
        (Chart(new("a", [(0, 0), (1, 2)]), new("b", [(2, 1)])) with { Width = 420, PlotHeight = 80, EqualScales = true }).Draw()));

    private static Scatter Chart(params Points[] groups) => new("A chart", "How to read it", new("x"), new("y"), groups);
}
