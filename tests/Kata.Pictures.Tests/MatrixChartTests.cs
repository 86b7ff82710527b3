using System.Globalization;
using Kata.Pictures.Charts;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class PicturesMatrixChartTests
{
    [Test]
    public void Each_number_stands_in_its_cell_and_0_is_an_empty_one()
    {
        var drawn = new DrawnSvg(Chart([980, 0, 3], [0.25, 12, 0]).Draw());

        Assert.That(drawn.Of("text", "onlight").Concat(drawn.Of("text", "ondark")).Select(text => text.Value), Is.EquivalentTo(new[] { "980", "3", "0.25", "12" }));
        Assert.That(Cells(drawn).Length, Is.EqualTo(4));
    }

    [Test]
    public void A_3_is_seen_beside_a_980()
    {
        var cells = Cells(new DrawnSvg(Chart([980, 1], [3, 980]).Draw()));

        Assert.That(cells.Select(cell => Ramp.Colours.ToList().IndexOf(cell.Attribute("fill")!.Value)), Is.EqualTo(new[] { 11, 0, 2, 11 }));
    }

    // 4.5 to 1 is what WCAG 2 asks of small text.
    [Test]
    public void A_number_can_be_read_on_every_colour()
    {
        var drawn = new DrawnSvg(Chart([.. Enumerable.Range(0, 12).Select(k => Math.Pow(2, k))]).Draw());

        var cells = Cells(drawn);
        Assert.That(cells.Select(cell => cell.Attribute("fill")!.Value), Is.EqualTo(Ramp.Colours));
        foreach (var cell in cells)
        {
            var letters = ((System.Xml.Linq.XElement)cell.NextNode!).Attribute("class")!.Value == "mid ondark" ? "#ffffff" : "#000000";
            var (one, other) = (Luminance(letters) + 0.05, Luminance(cell.Attribute("fill")!.Value) + 0.05);
            Assert.That(Math.Max(one, other) / Math.Min(one, other), Is.GreaterThan(4.5), cell.Attribute("fill")!.Value);
        }
    }

    [Test]
    public void Rows_and_columns_are_named()
    {
        var texts = new DrawnSvg(Chart([1, 2]).Draw()).Texts();

        Assert.That(texts, Is.SupersetOf(new[] { "truth", "answer", "r0", "c0", "c1" }));
    }

    [Test]
    public void Cells_are_as_wide_as_their_widest_number_needs()
    {
        var narrow = Cells(new DrawnSvg(Chart([1, 2]).Draw()))[0];
        var wide = Cells(new DrawnSvg(Chart([1, 1234567]).Draw()))[0];

        Assert.That(DrawnSvg.Length(narrow, "width"), Is.EqualTo(38));
        Assert.That(DrawnSvg.Length(wide, "width"), Is.EqualTo(57));
    }

    [Test]
    public Task A_small_matrix() => Verify(DrawnSvg.Body(Chart([10, 1], [0, 9]).Draw()));

    [Test]
    public void An_empty_matrix_is_refused() => Refused(Chart(), "Values has no entry but needs at least one: there would be nothing to see.");

    [Test]
    public void A_ragged_matrix_is_refused() =>
        Refused(Chart([1, 2], [1]), "row 1 of Values has 1 entries but needs 2: all rows of a matrix are equally long.");

    [Test]
    public void A_number_below_0_is_refused() => Refused(
        Chart([1, -2]), "row 0, column 1 of Values is -2 but needs to be a finite number from 0 up: the colours are logarithmic.");

    [Test]
    public void Too_few_labels_are_refused() =>
        Refused(Chart([1, 2]) with { ColumnLabels = ["a"] }, "ColumnLabels has 1 entries but needs 2: one for each column of Values.");

    [Test]
    public void Too_many_labels_are_refused() =>
        Refused(Chart([1, 2]) with { RowLabels = ["a", "b"] }, "RowLabels has 2 entries but needs 1: one for each row of Values.");

    private static MatrixChart Chart(params double[][] values) => new(
        "A matrix",
        "How to read it",
        "truth",
        "answer",
        [.. values.Select((_, i) => $"r{i}")],
        [.. values.Take(1).SelectMany(row => row).Select((_, j) => $"c{j}")],
        values);

    private static System.Xml.Linq.XElement[] Cells(DrawnSvg drawn) => [.. drawn.All("rect").Where(rect => rect.Attribute("fill") is not null)];

    private static double Luminance(string colour) => (0.2126 * Linear(colour[1..3])) + (0.7152 * Linear(colour[3..5])) + (0.0722 * Linear(colour[5..7]));

    private static double Linear(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static void Refused(MatrixChart chart, string sentence) =>
        Assert.That(Assert.Throws<ArgumentException>(() => chart.Draw())!.Message, Is.EqualTo(sentence));
}
