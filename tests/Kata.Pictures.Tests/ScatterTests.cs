using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesScatterTests
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
        Points[] groups = [.. Enumerable.Range(1, 4).Select(i => new Points($"g{i}", [(i, i)]))];

        var drawn = new DrawnSvg(Chart(groups).Draw());

        // Each once in the legend and once in the chart.
        var dots = drawn.Of("path", "dot").GroupBy(dot => dot.Attribute("class")!.Value, dot => dot.Attribute("d")!.Value.Split('m')[1]).ToArray();
        Assert.That(dots.Select(dot => dot.Count()), Is.EqualTo(new[] { 2, 2, 2, 2 }));
        Assert.That(dots.Select(dot => dot.Distinct().Single()), Is.Unique);
        Assert.That(drawn.Texts(), Is.SupersetOf(groups.Select(group => group.Name)));
    }

    [Test]
    public void What_went_wrong_has_a_colour_and_a_size_of_its_own()
    {
        var drawn = new DrawnSvg(Chart(new("right", [(0, 0)]), new("wrong", [(1, 1)]) { Wrong = true }).Draw());

        // In the legend and on the plane.
        Assert.That(drawn.Of("path", "bad").Select(mark => mark.Attribute("d")!.Value), Is.All.EndsWith("m0-7l7 7l-7 7l-7-7z"));
        Assert.That(drawn.Of("path", "bad").Count(), Is.EqualTo(2));
        Assert.That(drawn.All("style").Single().Value, Does.Match(@"\.bad\{fill:#c01048\}[\s\S]*@media[\s\S]*\.bad\{"));
    }

    [Test]
    public void The_points_lie_over_the_background()
    {
        var field = new Field(0, 1, 0, 1, [[0, 1], [0, 1]], [0.5], "p") { Diverging = true };

        var paths = new DrawnSvg((Chart(new Points("a", [(0.5, 0.5)])) with { Background = field }).Draw()).All("path").ToArray();

        Assert.That(paths.Last().Attribute("class")!.Value, Is.EqualTo("dot f0"));
        Assert.That(paths.Count(path => path.Attribute("fill-rule") is not null), Is.EqualTo(2));
    }

    [Test]
    public void A_thousand_points_are_below_100_kB()
    {
        var random = new Random(1);

        var text = Picture.Of("A title", "", "", Chart(new Points("a", [.. Enumerable.Range(0, 1000).Select(_ => (random.NextDouble(), random.NextDouble()))])).Draw());

        Assert.That(text, Has.Length.InRange(10_000, 100_000));
    }

    [Test]
    public void A_long_name_is_wrapped_inside_the_picture()
    {
        var drawn = new DrawnSvg(Chart(new Points("a name of many words that goes on and on-without-a-space-for-ever", [(0, 0)])).Draw());

        Assert.That(drawn.All("text").Where(text => text.Attribute("x") is not null && DrawnSvg.Length(text, "x") > 490).Select(text => text.Value), Has.All.Length.LessThanOrEqualTo(20).And.Exactly(5).Items);
    }

    [Test]
    public Task A_small_scatter() => Verify(DrawnSvg.Body(
        (Chart(new("a", [(0, 0), (1, 2)]), new("b", [(2, 1)])) with { Width = 420, PlotHeight = 80, EqualScales = true }).Draw()));

    [Test]
    public void No_group_is_refused() => Refused(Chart(), "Groups has 0 entries but needs 1 to 4: there are four shapes to tell them apart.");

    [Test]
    public void A_fifth_group_is_refused() => Refused(
        Chart([.. Enumerable.Repeat(new Points("a", [(1, 1)]), 5)]), "Groups has 5 entries but needs 1 to 4: there are four shapes to tell them apart.");

    [Test]
    public void Groups_without_a_point_are_refused() =>
        Refused(Chart(new Points("a", [])), "Groups has no point but needs at least one: there would be nothing to see.");

    [Test]
    public void A_point_without_a_place_is_refused() => Refused(
        Chart(new("a", [(1, 1)]), new("b", [(1, 1), (2, double.NaN)])),
        "point 1 of b is (2, NaN) but needs a place on both axes: a number that is finite and, on a logarithmic axis, above 0.");

    [Test]
    public void Equal_scales_on_a_logarithmic_axis_are_refused() => Refused(
        Chart(new Points("a", [(1, 1)])) with { X = new("x", true), EqualScales = true },
        "X is logarithmic but needs to be linear: EqualScales makes equal differences equal lengths.");

    [Test]
    public void A_width_that_leaves_no_room_is_refused() => Refused(
        Chart(new Points("a", [(1, 1)])) with { Width = 300 }, "Width is 300 but needs to be at least 420 pixels: labels need room.");

    private static Scatter Chart(params Points[] groups) => new("A chart", "How to read it", new("x"), new("y"), groups);

    private static void Refused(Scatter chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
