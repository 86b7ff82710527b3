using Kata.Pictures.Charts;
using Kata.Pictures.Svg;

namespace Kata.Pictures.Tests;

public sealed class PictureTests
{
    private static readonly LineChart Chart = new("A chart", "", new("x"), new("y"), [new("a", [(0.25, 1234.5), (0.75, -0.001)])]);

    [Test]
    public void A_picture_is_described_for_those_who_cannot_see_it()
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
    public void A_character_that_XML_cannot_express_is_replaced(int unit) =>
        Assert.That(new DrawnSvg(Picture.Of($"a{(char)unit}b", "", "", Chart.Draw())).All("title").Single().Value, Is.EqualTo("a\uFFFDb"));

    [Test]
    public void The_bytes_do_not_depend_on_how_a_machine_writes_numbers()
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
    public void Lines_end_in_LF() =>
        Assert.That(Picture.Of("A title", "", "", Chart.Draw()), Does.EndWith("</svg>\n").And.Not.Contain("\r"));

    [Test]
    public void Paper_covers_the_whole_picture()
    {
        var drawn = new DrawnSvg(Chart.Draw());

        var paper = drawn.Of("rect", "paper").Single();
        foreach (var size in new[] { "width", "height" }) Assert.That(paper.Attribute(size)!.Value, Is.EqualTo(drawn.Attribute(size)));
    }

    [TestCase("text", "fill", 4.5)]
    [TestCase(".soft", "fill", 4.5)]
    [TestCase(".frame", "stroke", 3)]
    [TestCase(".ink", "stroke", 3)]
    [TestCase(".wrong", "stroke", 3)]
    [TestCase(".bad", "fill", 3)]
    [TestCase(".s0 .s1 .s2 .s3", "stroke", 3)]
    [TestCase(".f0 .f1 .f2 .f3", "fill", 3)]
    public void Ink_stands_out_on_the_paper_of_light_and_of_dark_pages(string selectors, string property, double contrast)
    {
        var drawn = new DrawnSvg(Chart.Draw());

        var papers = new[] { false, true }.Select(dark => drawn.Ink(".kata .paper", "fill", dark)).ToArray();
        Assert.That(Colour.Luminance(papers[0]) - Colour.Luminance(papers[1]), Is.GreaterThan(0.9));
        foreach (var selector in selectors.Split(' '))
        {
            var (light, dark) = (drawn.Ink($".kata {selector}", property), drawn.Ink($".kata {selector}", property, dark: true));
            Assert.That(Colour.Contrast(light, papers[0]), Is.GreaterThan(contrast), selector);
            Assert.That(Colour.Contrast(dark, papers[1]), Is.GreaterThan(contrast), $"{selector}, dark");
        }
    }

    [Test]
    public void A_long_line_is_wrapped_and_keeps_its_words()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 100));

        var lines = new DrawnSvg(Picture.Of("A title", text, "", Chart.Draw())).Of("text", "soft").Select(line => line.Value).ToArray();

        Assert.That(lines, Has.Length.GreaterThan(2).And.All.Length.LessThanOrEqualTo(155));
        Assert.That(string.Join(' ', lines), Is.EqualTo(text));
    }
}
