using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kata.Pictures;

namespace Kata.Tests;

/// <summary>A picture read back from its text.</summary>
internal sealed class PicturesDrawn
{
    private readonly XElement _svg;

    public PicturesDrawn(params Part[] parts) : this(Picture.Of("A title", "A subtitle", "A description", parts))
    {
    }

    public PicturesDrawn(string text) => _svg = XDocument.Parse(text).Root!;

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

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
