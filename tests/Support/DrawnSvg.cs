using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kata.Pictures.Svg;

namespace Kata.Tests;

/// <summary>A picture read back from its text.</summary>
internal sealed class DrawnSvg
{
    private readonly XElement _svg;

    public DrawnSvg(params Part[] parts) : this(Picture.Of("A title", "A subtitle", "A description", parts))
    {
    }

    public DrawnSvg(string text) => _svg = XDocument.Parse(text).Root!;

    public string? Attribute(string name) => _svg.Attribute(name)?.Value;

    public IEnumerable<XElement> All(string name) => _svg.Descendants(XName.Get(name, "http://www.w3.org/2000/svg"));

    /// <summary>The elements with a class, perhaps among others.</summary>
    public IEnumerable<XElement> Of(string name, string css) =>
        All(name).Where(element => element.Attribute("class")?.Value.Split(' ').Contains(css) ?? false);

    public IEnumerable<string> Texts() => All("text").Select(text => text.Value);

    /// <summary>The colour of every cell by place, the fields one after the other; hatched cells are not among them.</summary>
    public IEnumerable<(int Row, int Column, string Colour)> Cells()
    {
        foreach (var path in All("path").Where(path => path.Attribute("stroke") is not null))
        {
            foreach (Match run in Regex.Matches(path.Attribute("d")!.Value, @"M(\d+) (\d+)h(\d+)"))
                for (var j = 0; j < Whole(run, 3); j++) yield return (Whole(run, 2), Whole(run, 1) + j, path.Attribute("stroke")!.Value);
        }
    }

    /// <summary>The widths of the hatched boxes, the legend's included.</summary>
    public IEnumerable<double> Hatched() => All("path").Where(path => path.Attribute("fill")?.Value == "url(#kata-hatch)")
        .SelectMany(path => Regex.Matches(path.Attribute("d")!.Value, @"M[^h]+h([\d.]+)").Select(box => Number(box, 1)));

    /// <summary>The colour of a selector in the style sheet, e.g. of ".kata .soft".</summary>
    public string Ink(string selector, string property, bool dark = false)
    {
        var styles = All("style").Single().Value.Split("@media screen and (prefers-color-scheme:dark){");
        var colours = styles[dark ? ^1 : 0].Split('}').Select(rule => rule.Split('{'))
            .Where(rule => rule[0].Split(',').Select(one => one.Trim()).Contains(selector))
            .SelectMany(rule => Regex.Matches(rule[1], $@"(?<![\w-]){property}:(#\w+)")).ToArray();
        return colours is [] && dark ? Ink(selector, property) : colours[^1].Groups[1].Value;
    }

    /// <summary>The ends of the axes in pixels.</summary>
    public (double Left, double Right, double Top, double Bottom) Plot()
    {
        var ends = Regex.Match(Of("path", "tick").Last().Attribute("d")!.Value, @"^M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)$");
        return (Number(ends, 1), Number(ends, 4), Number(ends, 2), Number(ends, 3));
    }

    /// <summary>The corners of a path of absolute M and L alone.</summary>
    public static (double X, double Y)[] Corners(XElement path) =>
        [
            .. Regex.Matches(path.Attribute("d")!.Value, @"[ML](-?[\d.]+) (-?[\d.]+)")
                .Select(corner => (Number(corner, 1), Number(corner, 2))),
        ];

    /// <summary>The pixel of a value below the horizontal axis.</summary>
    public double Across(string label) => Length(Of("text", "mid").First(text => text.Value == label), "x");

    /// <summary>The pixel of a value next to the vertical axis.</summary>
    public double Up(string label) => Length(Of("text", "end").First(text => text.Value == label), "y") - 4;

    public static double Length(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    public static string Css(XElement element) => element.Attribute("class")!.Value;

    /// <summary>The corners of closed outlines: each begins with M, and its l steps from corner to corner.</summary>
    public static (double X, double Y)[][] Outlines(XElement path) =>
        [.. Regex.Matches(path.Attribute("d")!.Value, "M([^l]+l[^z]+)z").Select(outline => Outline(outline.Groups[1].Value))];

    /// <summary>The markup of a part, without what every picture begins with.</summary>
    public static string Body(Part part) => Picture.Of("A title", "", "", part).Split("</defs>\n")[1];

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Outline(string path)
    {
        var corners = new List<(double X, double Y)>();
        foreach (var step in Regex.Matches(path, @"-?[\d.]+").Select(number => Number(number.Value)).Chunk(2))
            corners.Add(corners.Count == 0 ? (step[0], step[1]) : (corners[^1].X + step[0], corners[^1].Y + step[1]));
        return [.. corners];
    }

    private static double Number(Match match, int group) => Number(match.Groups[group].Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
