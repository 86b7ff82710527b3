using Kata.Pictures.Charts;
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
    public void A_long_name_is_wrapped_inside_the_picture()
    {
        var drawn = new DrawnSvg(Chart(new Points("a name of many words that goes on and on-without-a-space-for-ever", [(0, 0)])).Draw());

        var legend = drawn.All("text").Where(text => text.Attribute("x") is not null && DrawnSvg.Length(text, "x") > 490);
        Assert.That(legend.Select(text => text.Value), Has.All.Length.LessThanOrEqualTo(20).And.Exactly(5).Items);
    }

    // The points lie over the background; its middle level is a line.
    [Test]
    public Task A_small_scatter_on_a_field()
    {
        var field = new Field(0, 2, 0, 2, [[0, 1], [0, 1]], [0.2, 0.5, 0.8], "p") { Diverging = true };
        var chart = Chart(new("a", [(0, 0), (1, 2)]), new("b", [(2, 1)]) { Wrong = true }) with { Background = field, EqualScales = true };

        return Verify(DrawnSvg.Body((chart with { Width = 420, PlotHeight = 80 }).Draw()));
    }

    private static Scatter Chart(params Points[] groups) => new("A chart", "How to read it", new("x"), new("y"), groups);
}
