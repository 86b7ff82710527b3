using System.Globalization;
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

    /// <summary>The elements of a class, among others perhaps.</summary>
    public IEnumerable<XElement> Of(string name, string css) =>
        All(name).Where(element => element.Attribute("class")?.Value.Split(' ').Contains(css) ?? false);

    public IEnumerable<string> Texts() => All("text").Select(text => text.Value);

    /// <summary>The colour of every cell by place, the fields one after the other; hatched cells are not among them.</summary>
    public IEnumerable<(int Row, int Column, string Colour)> Cells()
    {
        foreach (var path in All("path").Where(path => path.Attribute("stroke") is not null))
        {
            foreach (Match run in Regex.Matches(path.Attribute("d")!.Value, @"M(\d+) (\d+)h(\d+)"))
            {
                for (var j = 0; j < Whole(run, 3); j++) yield return (Whole(run, 2), Whole(run, 1) + j, path.Attribute("stroke")!.Value);
            }
        }
    }

    /// <summary>How many boxes are hatched, the legend's included.</summary>
    public int Hatched() =>
        All("path").Where(path => path.Attribute("fill")?.Value == "url(#kata-hatch)").Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'M'));

    /// <summary>The corners of a path of absolute M and L alone.</summary>
    public static (double X, double Y)[] Corners(XElement path) =>
        [.. Regex.Matches(path.Attribute("d")!.Value, @"[ML]([\d.]+) ([\d.]+)").Select(corner => (Number(corner, 1), Number(corner, 2)))];

    /// <summary>The pixel of a value that stands below the horizontal axis.</summary>
    public double Across(string label) => Length(Of("text", "mid").First(text => text.Value == label), "x");

    /// <summary>The pixel of a value that stands beside the vertical axis.</summary>
    public double Up(string label) => Length(Of("text", "end").First(text => text.Value == label), "y") - 4;

    public static double Length(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The corners of closed outlines: each begins with M, and its l steps from corner to corner.</summary>
    public static (double X, double Y)[][] Outlines(XElement path) => [.. Regex.Matches(path.Attribute("d")!.Value, "M([^l]+)l([^z]+)z").Select(outline =>
    {
        var corners = new List<(double X, double Y)>();
        foreach (var step in Regex.Matches($"{outline.Groups[1].Value} {outline.Groups[2].Value}", @"-?[\d.]+").Chunk(2))
        {
            var (x, y) = (double.Parse(step[0].Value, CultureInfo.InvariantCulture), double.Parse(step[1].Value, CultureInfo.InvariantCulture));
            corners.Add(corners.Count == 0 ? (x, y) : (corners[^1].X + x, corners[^1].Y + y));
        }

        return corners.ToArray();
    })];

    /// <summary>The text of a part without what every picture begins with.</summary>
    public static string Body(Part part) => Picture.Of("A title", "", "", part).Split("</defs>\n")[1];

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
