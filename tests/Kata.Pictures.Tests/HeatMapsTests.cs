using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Tests;

namespace Kata.Pictures.Tests;

public sealed class PicturesHeatMapsTests
{
    [Test]
    public void Every_decade_has_its_colour()
    {
        var drawn = new DrawnSvg(Maps([[2e-12, 3e-11, 4e-10, 5e-9, 6e-8, 7e-7, 8e-6, 9e-5, 2e-4, 3e-3, 4e-2, 0.5]]).Draw());

        Assert.That(drawn.Cells().OrderBy(cell => cell.Column).Select(cell => cell.Colour), Is.EqualTo(Ramp.Colours));
    }

    [Test]
    public void What_lies_outside_the_range_takes_the_colour_of_its_end()
    {
        var drawn = new DrawnSvg(Maps([[0, 1e-300, 1e-13], [1, 7, 1e300]]).Draw());

        Assert.That(drawn.Cells().Where(cell => cell.Row == 0).Select(cell => cell.Colour), Is.EqualTo(Enumerable.Repeat(Ramp.Colours[0], 3)));
        Assert.That(drawn.Cells().Where(cell => cell.Row == 1).Select(cell => cell.Colour), Is.EqualTo(Enumerable.Repeat(Ramp.Colours[11], 3)));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-1e-3)]
    public void What_has_no_place_on_the_scale_is_hatched_and_explained(double value)
    {
        var drawn = new DrawnSvg((Maps([[1e-3, value], [1e-3, 1e-3]]) with { Undefined = "no number at all" }).Draw());

        Assert.That(drawn.Hatched(), Is.EqualTo(2), "the cell and the legend");
        Assert.That(drawn.Cells().Select(cell => (cell.Row, cell.Column)), Is.EquivalentTo(new[] { (0, 0), (1, 0), (1, 1) }));
        Assert.That(drawn.Texts(), Does.Contain("no number at all"));
    }

    [Test]
    public void Where_all_is_defined_nothing_is_hatched()
    {
        var drawn = new DrawnSvg((Maps([[1e-3]]) with { Undefined = "no number at all" }).Draw());

        Assert.That(drawn.Hatched(), Is.Zero);
        Assert.That(drawn.Texts(), Does.Not.Contain("no number at all"));
    }

    // The narrowest cells are 2 pixels wide: the lines of a hatching would not show there.
    [Test]
    public void A_hatched_cell_among_400_is_at_least_6_pixels_wide()
    {
        double[] row = [.. Enumerable.Repeat(1e-3, 400)];
        row[200] = double.NaN;

        var drawn = new DrawnSvg(Maps([row]).Draw());

        Assert.That(drawn.All("path").First(path => path.Attribute("fill")?.Value == "url(#kata-hatch)").Attribute("d")!.Value, Does.Match(@"^M[\d.]+ 0h6v26h-6z$"));
    }

    [Test]
    public void Neighbours_of_one_colour_are_one_stroke()
    {
        var drawn = new DrawnSvg(Maps([[2e-5, 3e-5, 4e-5, 2e-3]]).Draw());

        Assert.That(drawn.All("path").Where(path => path.Attribute("stroke") is not null).Select(path => path.Attribute("d")!.Value), Is.EqualTo(new[] { "M0 0h3", "M3 0h1" }));
    }

    [Test]
    public void The_first_column_is_set_apart_by_a_gap()
    {
        var frames = new DrawnSvg(Maps([[1, 1, 1], [1, 1, 1]], "bias").Draw()).All("rect")
            .Where(rect => rect.Attribute("class")?.Value == "frame" && rect.Attribute("y") is null).ToArray();

        Assert.That(frames.Select(frame => frame.Attribute("width")!.Value), Is.EqualTo(new[] { "26", "52" }));
        Assert.That(frames.Select(frame => frame.Parent!.Attribute("transform")!.Value), Is.EqualTo(new[] { "translate(0 0)", "translate(34 0)" }));
    }

    [Test]
    public void Rows_columns_and_the_first_column_are_named()
    {
        var texts = new DrawnSvg(Maps([[1, 1, 1, 1, 1], [1, 1, 1, 1, 1]], "bias").Draw()).Texts().ToArray();

        Assert.That(texts, Is.SupersetOf(new[] { "A matrix", "row", "column", "bias", "0", "1", "2", "3", "relative error", "≤ 1e-12", "1e-6", "≥ 1" }));
    }

    [Test]
    public void A_matrix_of_25_by_401_is_whole_and_below_300_kB()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 25).Select(_ => (double[])[.. Enumerable.Range(0, 401).Select(_ => Math.Pow(10, -12 * random.NextDouble()))])];

        var text = Picture.Of("A title", "", "", Maps(rows, "bias").Draw());

        Assert.That(text, Has.Length.InRange(10_000, 300_000));
        Assert.That(new DrawnSvg(text).Cells().Count(), Is.EqualTo(25 * 401));
    }

    [Test]
    public void Every_matrix_is_drawn()
    {
        var panels = Enumerable.Range(1, 9).Select(i => new HeatPanel($"M{i}", [[1, 1, 1, 1]])).ToArray();

        var drawn = new DrawnSvg(new HeatMaps("", "", "", panels, -12, 0).Draw());

        Assert.That(drawn.Of("text", "h2").Select(text => text.Value).Where(text => text.Length > 0), Is.EqualTo(panels.Select(panel => panel.Title)));
        Assert.That(drawn.Cells().Count(), Is.EqualTo(9 * 4));
    }

    [Test]
    public void No_matrix_is_refused() =>
        Refused(new("", "", "", [], -12, 0), "Panels is empty but needs at least one matrix: there would be nothing to see.");

    [Test]
    public void An_empty_matrix_is_refused() => Refused(Maps([]), "A matrix has no entry but needs at least one: there would be nothing to see.");

    [Test]
    public void A_row_without_entries_is_refused() => Refused(Maps([[]]), "A matrix has no entry but needs at least one: there would be nothing to see.");

    [Test]
    public void A_ragged_matrix_is_refused() =>
        Refused(Maps([[1, 2], [1, 2], [1]]), "row 2 of A matrix has 1 entries but needs 2: all rows of a matrix are equally long.");

    [Test]
    public void An_empty_range_is_refused() =>
        Refused(Maps([[1]]) with { From = 0 }, "From is 0 and To is 0 but To needs to be larger: colours spread between them.");

    [TestCase(-1, "-1")]
    [TestCase(double.NaN, "NaN")]
    public void A_width_that_leaves_no_room_is_refused(double width, string shown) =>
        Refused(Maps([[1]]) with { Width = width }, $"Width is {shown} but needs to be at least 420 pixels: labels need room.");

    private static HeatMaps Maps(IReadOnlyList<IReadOnlyList<double>> rows, string? first = null) =>
        new("A field", "How to read it", "relative error", [new("A matrix", rows, first)], -12, 0);

    private static void Refused(HeatMaps maps, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => maps.Draw())!.Message, Is.EqualTo(sentence));
}
