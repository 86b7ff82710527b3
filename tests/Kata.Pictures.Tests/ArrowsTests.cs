using Kata.Pictures.Charts;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesArrowsTests
{
    [Test]
    public void An_arrow_is_in_the_middle_of_where_it_belongs_and_points_where_it_goes()
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
    public void The_longest_is_shorter_than_the_way_to_the_nearest_neighbour()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 0, 1000), (0, 1, 0, 900), (9, 9, 5, 5)).Draw());

        Assert.That(Length(Shafts(drawn)[0]), Is.EqualTo(0.9 * (drawn.Up("0") - drawn.Up("1"))).Within(0.05));
    }

    [Test]
    public void The_legend_says_how_long_a_length_is()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 3, 0), (1, 0, 0, 1)).Draw());

        Assert.That(drawn.Texts(), Does.Contain("length 2"));
        Assert.That(Length(Shafts(drawn)[^1]), Is.EqualTo(Length(Shafts(drawn)[0]) * 2 / 3).Within(0.02));
    }

    [Test]
    public void Arrows_that_all_go_nowhere_are_dots_without_a_legend()
    {
        var drawn = new DrawnSvg(Chart((0, 0, 0, 0), (1, 1, 0, 0)).Draw());

        Assert.That(drawn.Of("path", "line").Single().Attribute("d")!.Value, Does.Match("^(M[^ML]+h1.5){2}$"));
    }

    [Test]
    public void Outermost_arrows_stay_inside_the_axes()
    {
        var drawn = new DrawnSvg(Chart((0, 0, -1, 0), (1, 0, 1, 0), (1, 1, 0, 1)).Draw());

        var axis = drawn.Of("path", "tick").Single().Attribute("d")!.Value.Split('M', ' ', 'V', 'H').Skip(1)
            .Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.That(Shafts(drawn).SkipLast(1).Select(shaft => shaft.Tip.X), Is.All.InRange(axis[0], axis[3]));
        Assert.That(Shafts(drawn).SkipLast(1).Select(shaft => shaft.Tip.Y), Is.All.InRange(axis[1], axis[2]));
    }

    [Test]
    public Task Two_small_arrows() => Verify(DrawnSvg.Body((Chart((0, 0, 1, 0), (1, 0, 1, 2)) with { Width = 420, PlotHeight = 80 }).Draw()));

    [Test]
    public void No_arrow_is_refused() => Refused(Chart(), "At is empty but needs at least one arrow: there would be nothing to see.");

    [Test]
    public void An_arrow_that_is_not_finite_is_refused() => Refused(
        Chart((0, 0, 1, 1), (0, 0, 1, double.NaN)), "arrow 1 is (0, 0, 1, NaN) but needs four finite numbers: it has no place.");

    [Test]
    public void A_logarithmic_axis_is_refused() => Refused(
        Chart((1, 1, 1, 1)) with { X = new("x", true) }, "X is logarithmic but needs to be linear: an arrow has no length on another axis.");

    private static Arrows Chart(params (double X, double Y, double Dx, double Dy)[] at) => new("A field", "How to read it", new("x"), new("y"), at);

    // Each shaft is followed by its head, an M and two Ls; the legend's arrow is the last.
    private static ((double X, double Y) Tail, (double X, double Y) Tip)[] Shafts(DrawnSvg drawn) =>
        [.. drawn.Of("path", "line").SelectMany(DrawnSvg.Corners).Chunk(5).Where(corners => corners.Length == 5).Select(corners => (corners[0], corners[1]))];

    private static double Length(((double X, double Y) Tail, (double X, double Y) Tip) shaft) =>
        Math.Sqrt(Math.Pow(shaft.Tip.X - shaft.Tail.X, 2) + Math.Pow(shaft.Tip.Y - shaft.Tail.Y, 2));

    private static void Refused(Arrows chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
