using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class HeatMapsTests
{
    [Test]
    public void Every_decade_has_its_colour()
    {
        var drawn = new DrawnSvg(Maps([2e-12, 3e-11, 4e-10, 5e-9, 6e-8, 7e-7, 8e-6, 9e-5, 2e-4, 3e-3, 4e-2, 0.5]).Draw());

        Assert.That(drawn.Cells().OrderBy(cell => cell.Column).Select(cell => cell.Colour), Is.EqualTo(Ramp.Colours));
    }

    [Test]
    public void A_value_outside_the_range_takes_the_colour_of_its_end()
    {
        var colours = new DrawnSvg(Maps([0, 1e-300, 1e-13], [1, 7, 1e300]).Draw()).Cells().ToLookup(cell => cell.Row, cell => cell.Colour);

        Assert.That(colours[0], Has.Exactly(3).Items.And.All.EqualTo(Ramp.Colours[0]));
        Assert.That(colours[1], Has.Exactly(3).Items.And.All.EqualTo(Ramp.Colours[11]));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-1e-3)]
    public void A_value_without_a_place_on_the_scale_is_hatched_and_explained(double value)
    {
        var drawn = new DrawnSvg((Maps([1e-3, value], [1e-3, 1e-3]) with { Undefined = "no number at all" }).Draw());

        Assert.That(drawn.Hatched().Count(), Is.EqualTo(2), "the cell and the legend");
        Assert.That(drawn.Cells().Select(cell => (cell.Row, cell.Column)), Is.EquivalentTo(new[] { (0, 0), (1, 0), (1, 1) }));
        Assert.That(drawn.Texts(), Does.Contain("no number at all"));
    }

    [Test]
    public void If_every_value_has_a_place_nothing_is_hatched()
    {
        var drawn = new DrawnSvg((Maps([1e-3]) with { Undefined = "no number at all" }).Draw());

        Assert.That(drawn.Hatched(), Is.Empty);
        Assert.That(drawn.Texts(), Does.Not.Contain("no number at all"));
    }

    // The narrowest cells are 2 pixels wide: the lines of a hatching would not show there.
    [Test]
    public void A_hatched_cell_among_400_is_at_least_6_pixels_wide()
    {
        double[] row = [.. Enumerable.Repeat(1e-3, 400)];
        row[200] = double.NaN;

        Assert.That(new DrawnSvg(Maps(row).Draw()).Hatched().First(), Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public void A_matrix_of_25_by_401_is_whole_and_below_300_kB()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 25 * 401).Select(_ => Math.Pow(10, -12 * random.NextDouble()));

        var text = Picture.Of("A title", "", "", Maps([.. values.Chunk(401)]).Draw());

        Assert.That(text, Has.Length.InRange(10_000, 300_000));
        Assert.That(new DrawnSvg(text).Cells().Count(), Is.EqualTo(25 * 401));
    }

    [Test]
    public void Every_matrix_is_drawn()
    {
        var panels = Enumerable.Range(1, 9).Select(i => new HeatPanel($"M{i}", [[1, 1, 1, 1]])).ToArray();

        var drawn = new DrawnSvg(new HeatMaps("", "", "", panels, -12, 0).Draw());

        Assert.That(
            drawn.Of("text", "h2").Select(text => text.Value).Where(text => text.Length > 0),
            Is.EqualTo(panels.Select(panel => panel.Title)));
        Assert.That(drawn.Cells().Count(), Is.EqualTo(9 * 4));
    }

    // The first column is set apart by a gap.
    [Test]
    public Task A_small_matrix()
    {
        var panel = new HeatPanel("A matrix", [[1e-3, 1, 1], [1e-9, double.NaN, 1]], "bias");

        return Verify(DrawnSvg.Body((Maps() with { Panels = [panel], From = -2 }).Draw()));
    }

    private static HeatMaps Maps(params double[][] rows) =>
        new("A field", "How to read it", "relative error", [new("A matrix", rows)], -12, 0);
}
