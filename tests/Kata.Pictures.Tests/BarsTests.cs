using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class BarsTests
{
    [Test]
    public void A_bar_reaches_from_0_to_its_value()
    {
        var drawn = new DrawnSvg(Chart(new("a", 0.4), new("b", -1), new("c", 1)).Draw());

        var bars = drawn.Of("rect", "f0").ToArray();
        Assert.That(DrawnSvg.Length(bars[0], "x"), Is.EqualTo(drawn.Across("0")).Within(0.02));
        Assert.That(DrawnSvg.Length(bars[0], "width"), Is.EqualTo(drawn.Across("0.4") - drawn.Across("0")).Within(0.02));
        Assert.That(DrawnSvg.Length(bars[1], "x"), Is.EqualTo(drawn.Across("-1")).Within(0.02));
        Assert.That(DrawnSvg.Length(bars[1], "width"), Is.EqualTo(DrawnSvg.Length(bars[2], "width")).Within(0.02));
    }

    [TestCase(0.123456, null, "0.1235")]
    [TestCase(0.00000321, null, "3.21e-6")]
    [TestCase(0, null, "0")]
    [TestCase(0.5, "1 of 2", "1 of 2")]
    public void The_number_is_next_to_its_bar(double value, string? text, string shown) =>
        Assert.That(new DrawnSvg(Chart(new Bar("a", value, text)).Draw()).Of("text", "beside").Single().Value, Is.EqualTo(shown));

    [Test]
    public void On_a_logarithmic_axis_equal_ratios_are_equal_lengths_and_0_has_no_bar()
    {
        var chart = Chart(new("a", 1e-4), new("b", 1e-3), new("c", 1e-2), new("d", 0)) with { Value = new("p", true) };

        var widths = new DrawnSvg(chart.Draw()).Of("rect", "f0").Select(bar => DrawnSvg.Length(bar, "width")).ToArray();

        Assert.That(widths, Has.Length.EqualTo(2), "the axis begins at the least value");
        Assert.That(widths[1], Is.EqualTo(2 * widths[0]).Within(0.02));
    }

    [Test]
    public void A_label_that_would_leave_the_picture_is_cut()
    {
        var label = new DrawnSvg(Chart(new Bar(new string('m', 100), 1)).Draw()).Of("text", "end").Single().Value;

        Assert.That(label, Has.Length.LessThan(40).And.EndsWith("m…"));
    }

    // The marked one differs in its letters as well as in its colour.
    [Test]
    public Task Two_small_bars() => Verify(DrawnSvg.Body((Chart(new("a", 0.25), new("b", 1, "all", true)) with { Width = 420 }).Draw()));

    private static Bars Chart(params Bar[] rows) => new("Bars", "How to read them", new("probability"), rows);
}
