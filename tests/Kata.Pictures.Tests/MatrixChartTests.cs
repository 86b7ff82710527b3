using System.Xml.Linq;
using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class MatrixChartTests
{
    [Test]
    public void Each_number_is_in_a_cell_and_0_is_an_empty_one()
    {
        var drawn = new DrawnSvg(Chart([980, 0, 3], [0.25, 12, 0]).Draw());

        var numbers = drawn.Of("text", "onlight").Concat(drawn.Of("text", "ondark")).Select(text => text.Value);
        Assert.That(numbers, Is.EquivalentTo(new[] { "980", "3", "0.25", "12" }));
        Assert.That(Cells(drawn), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_3_can_be_told_from_a_1_next_to_a_980()
    {
        var colours = Cells(new DrawnSvg(Chart([1, 3, 980]).Draw())).Select(cell => cell.Attribute("fill")!.Value);

        Assert.That(colours.Select(colour => Ramp.Colours.ToList().IndexOf(colour)), Is.Ordered.And.Unique);
    }

    [Test]
    public void A_number_can_be_read_on_every_colour()
    {
        var drawn = new DrawnSvg(Chart([.. Enumerable.Range(0, 12).Select(k => Math.Pow(2, k))]).Draw());

        var cells = Cells(drawn);
        Assert.That(cells.Select(cell => cell.Attribute("fill")!.Value), Is.EqualTo(Ramp.Colours));
        foreach (var cell in cells)
        {
            var ink = drawn.Ink($".kata .{DrawnSvg.Css((XElement)cell.NextNode!).Split(' ')[^1]}", "fill");
            Assert.That(Colour.Contrast(ink, cell.Attribute("fill")!.Value), Is.GreaterThan(4.5), $"{cell}");
        }
    }

    [Test]
    public void A_cell_is_as_wide_as_its_number_needs()
    {
        var cell = Cells(new DrawnSvg(Chart([1, 1234567]).Draw()))[0];

        Assert.That(DrawnSvg.Length(cell, "width"), Is.GreaterThan(7 * 6.5));
    }

    [Test]
    public Task A_small_matrix() => Verify(DrawnSvg.Body(Chart([10, 1], [0, 9]).Draw()));

    private static MatrixChart Chart(params double[][] values) => new(
        "A matrix",
        "How to read it",
        "truth",
        "answer",
        [.. values.Select((_, i) => $"r{i}")],
        [.. values[0].Select((_, j) => $"c{j}")],
        values);

    private static XElement[] Cells(DrawnSvg drawn) => [.. drawn.All("rect").Where(rect => rect.Attribute("fill") is not null)];
}
