using System.Globalization;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Tests;

namespace Kata.Pictures.Tests;

public sealed class PicturesTests
{
    private static readonly LineChart Chart = new("A chart", "", new("x"), new("y"), [new("a", [(0.25, 1234.5), (0.75, -0.001)])]);

    [Test]
    public void A_picture_tells_what_it_is_to_those_who_cannot_see_it()
    {
        var drawn = new DrawnSvg(Picture.Of("What it is", "A subtitle", "What it shows", Chart.Draw()));

        Assert.That(drawn.Attribute("role"), Is.EqualTo("img"));
        Assert.That(drawn.All("title").Single().Value, Is.EqualTo("What it is"));
        Assert.That(drawn.All("desc").Single().Value, Is.EqualTo("What it shows"));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "What it is", "A subtitle", "A chart" }));
    }

    [Test]
    public void Text_is_escaped()
    {
        const string Text = "<b a=\"1\">&amp;</b>";

        var drawn = new DrawnSvg(Picture.Of(Text, "", Text, (Chart with { Title = Text, X = new(Text) }).Draw()));

        Assert.That(drawn.All("title").Single().Value, Is.EqualTo(Text));
        Assert.That(drawn.Texts().Count(text => text == Text), Is.EqualTo(3));
        Assert.That(drawn.All("b"), Is.Empty);
    }

    [TestCase(0)]
    [TestCase(0x1B)]
    [TestCase(0xD800)]
    [TestCase(0xFFFF)]
    public void What_XML_cannot_write_becomes_a_replacement_character(int unit) =>
        Assert.That(new DrawnSvg(Picture.Of($"a{(char)unit}b", "", "", Chart.Draw())).All("title").Single().Value, Is.EqualTo("a\uFFFDb"));

    [Test]
    public void The_same_numbers_give_the_same_bytes_wherever_numbers_are_written_otherwise()
    {
        var here = Drawn();
        var elsewhere = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        elsewhere.NumberFormat = new() { NumberDecimalSeparator = ",", NegativeSign = "~" };
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = elsewhere;
            Assert.That(Drawn(), Is.EqualTo(here));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Drawn() => Picture.Of(
            "A title",
            "",
            "",
            Chart.Draw(),
            new LineChart("", "", new("h", true), new("error", true), [new("a", [(1e-3, 1e-7), (0.5, 0.1)])]).Draw(),
            new HeatMaps("", "", "", [new("M", [[1e-3, double.NaN, 0.5]], "bias")], -12, 0).Draw(),
            new Scatter("", "", new("x"), new("y"), [new("a", [(-0.5, 1.25)])]).Draw(),
            new Contours("", "", new("x"), new("y"), new(-1, 1, -1, 1, [[-0.3, 0.7], [1.5, -0.3]], [-0.25, 0.25], "")).Draw(),
            new Arrows("", "", new("x"), new("y"), [(-0.5, 1.25, -1.5, 2.5), (1, 1, 0.5, 0.5)]).Draw(),
            new Images("", "", [new([[-1, 0.5], [0.25, 1]])]) { Signed = true }.Draw(),
            new Bars("", "", new("p"), [new("a", -0.125), new("b", 1e-7)]).Draw(),
            new MatrixChart("", "", "", "", ["a"], ["b"], [[0.125]]).Draw());
    }

    [Test]
    public void Lines_end_in_LF() => Assert.That(Picture.Of("A title", "", "", Chart.Draw()), Does.EndWith("</svg>\n").And.Not.Contain("\r"));

    [Test]
    public void It_brings_paper_and_ink_for_light_and_for_dark_pages()
    {
        var drawn = new DrawnSvg(Chart.Draw());

        Assert.That(drawn.All("style").Single().Value, Does.Contain("prefers-color-scheme:dark"));
        var paper = drawn.Of("rect", "paper").Single();
        Assert.That((paper.Attribute("width")!.Value, paper.Attribute("height")!.Value), Is.EqualTo((drawn.Attribute("width"), drawn.Attribute("height"))));
    }

    [Test]
    public void A_long_line_is_wrapped_and_keeps_its_words()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 100));

        var lines = new DrawnSvg(Picture.Of("A title", text, "", Chart.Draw())).Of("text", "soft").Select(line => line.Value).ToArray();

        Assert.That(lines, Has.Length.GreaterThan(2).And.All.Length.LessThanOrEqualTo(155));
        Assert.That(string.Join(' ', lines), Is.EqualTo(text));
    }

    [Test]
    public void A_picture_of_nothing_is_refused() => Assert.That(
        Assert.Throws<ArgumentException>(() => Picture.Of("A title", "", ""))!.Message,
        Is.EqualTo("parts is empty but needs at least one: a picture shows something."));
}
