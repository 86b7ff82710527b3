using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class ArrowsTests
{
    [Test]
    public void An_arrow_is_centred_on_its_point_and_has_its_direction()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 3, 4), (1, 1, 0, 0)).Draw());

        var (tail, tip) = Shafts(drawn)[0];
        Assert.That((tail.X + tip.X) / 2, Is.EqualTo(drawn.Across("0")).Within(0.02));
        Assert.That((tail.Y + tip.Y) / 2, Is.EqualTo(drawn.Up("0")).Within(0.02));
        Assert.That((tail.Y - tip.Y) / (tip.X - tail.X), Is.EqualTo(4 / 3.0).Within(0.01));
    }

    [Test]
    public void Lengths_are_in_proportion()
    {
        var shafts = Shafts(new DrawnSvg(Chart((0, 0, 1, 0), (1, 0, 2, 0), (2, 0, -4, 0)).Draw()));

        Assert.That(Length(shafts[1]), Is.EqualTo(2 * Length(shafts[0])).Within(0.02));
        Assert.That(Length(shafts[2]), Is.EqualTo(4 * Length(shafts[0])).Within(0.04));
    }

    [Test]
    public void The_longest_arrow_does_not_reach_its_nearest_neighbour()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 0, 1000), (0, 1, 0, 1000), (9, 9, 5, 5)).Draw());

        Assert.That(Length(Shafts(drawn)[0]), Is.InRange(1, drawn.Up("0") - drawn.Up("1")));
    }

    [Test]
    public void The_legend_shows_a_round_length()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 3, 0), (1, 0, 0, 1)).Draw());

        Assert.That(drawn.Texts(), Does.Contain("length 2"));
        Assert.That(Length(Shafts(drawn)[^1]), Is.EqualTo(Length(Shafts(drawn)[0]) * 2 / 3).Within(0.02));
    }

    [Test]
    public void If_every_length_is_0_there_is_no_length_in_the_legend() =>
        Assert.That(new DrawnSvg(Chart((0, 0, 0, 0), (1, 1, 0, 0)).Draw()).Texts(), Has.None.StartsWith("length"));

    [Test]
    public void The_outermost_arrows_stay_inside_the_axes()
    {
        var drawn = new DrawnSvg(Chart((0, 0, -1, 0), (1, 0, 1, 0), (1, 1, 0, 1)).Draw());

        var (left, right, top, bottom) = drawn.Plot();
        Assert.That(Shafts(drawn).SkipLast(1).Select(shaft => shaft.Tip.X), Is.All.InRange(left, right));
        Assert.That(Shafts(drawn).SkipLast(1).Select(shaft => shaft.Tip.Y), Is.All.InRange(top, bottom));
    }

    [Test]
    public Task Two_small_arrows() =>
        Verify(DrawnSvg.Body((Chart((0, 0, 1, 0), (1, 0, 1, 2)) with { Width = 420, PlotHeight = 80 }).Draw()));

    private static Arrows Chart(params (double X, double Y, double Dx, double Dy)[] at) =>
        new("A field", "How to read it", new("x"), new("y"), at);

    // Each shaft is followed by its head, an M and two Ls; the legend's arrow is the last.
    private static ((double X, double Y) Tail, (double X, double Y) Tip)[] Shafts(DrawnSvg drawn) =>
        [.. drawn.Of("path", "line").SelectMany(DrawnSvg.Corners).Chunk(5).Where(corners => corners.Length == 5)
            .Select(corners => (corners[0], corners[1]))];

    private static double Length(((double X, double Y) Tail, (double X, double Y) Tip) shaft) =>
        double.Hypot(shaft.Tip.X - shaft.Tail.X, shaft.Tip.Y - shaft.Tail.Y);
}
