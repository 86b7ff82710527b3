using System.Globalization;
using System.Text.RegularExpressions;
using Kata.Pictures;

namespace Kata.Tests;

/// <summary>Points, arrows and filled contours.</summary>
public sealed class PicturesPlotsTests
{
    private static readonly Axis X = new("x");
    private static readonly Axis Y = new("y");
    private static readonly double[][] Slope = [[0, 1, 2], [0, 1, 2], [0, 1, 2]];

    [Test]
    public void A_point_is_marked_where_it_belongs()
    {
        var marks = Starts(new PicturesDrawn(Points(new Points("a", [(0, 0), (1, 0), (2, 2)])).Draw()).Of("path", "f0").Last());

        Assert.That(marks, Has.Length.EqualTo(3));
        Assert.That(marks[2].X - marks[0].X, Is.EqualTo(2 * (marks[1].X - marks[0].X)).Within(0.02));
        Assert.That(marks[0].Y, Is.EqualTo(marks[1].Y));
        Assert.That(marks[2].Y, Is.LessThan(marks[0].Y), "up is towards 0 in a picture");
    }

    [Test]
    public void Equal_scales_give_a_unit_as_many_pixels_up_as_across()
    {
        var marks = Starts(new PicturesDrawn((Points(new Points("a", [(0, 0), (10, 0), (0, 1)])) with { EqualScales = true }).Draw()).Of("path", "f0").Last());

        Assert.That((marks[1].X - marks[0].X) / 10, Is.EqualTo(marks[0].Y - marks[2].Y).Within(0.02));
    }

    [Test]
    public void Groups_differ_in_shape_as_well_as_in_colour_and_have_names()
    {
        Points[] groups = [.. Enumerable.Range(0, 4).Select(s => new Points($"group {s}", [(s, s)]))];

        var drawn = new PicturesDrawn(Points(groups).Draw());

        // Each once in the legend and once on the plane.
        Assert.That(drawn.Of("path", "dot").Select(path => path.Attribute("class")!.Value), Is.EquivalentTo(Enumerable.Range(0, 8).Select(s => $"dot f{s % 4}")));
        Assert.That(drawn.Of("path", "dot").Select(Shape).Distinct().Count(), Is.EqualTo(4));
        Assert.That(drawn.Texts(), Is.SupersetOf(groups.Select(group => group.Name)));
    }

    [Test]
    public void What_went_wrong_has_a_colour_and_a_size_of_its_own()
    {
        var drawn = new PicturesDrawn(Points(new Points("right", [(0, 0)]), new Points("wrong", [(1, 1)]) { Wrong = true }).Draw());

        Assert.That(drawn.Of("path", "bad").Count(), Is.EqualTo(2));
        Assert.That(drawn.All("style").Single().Value, Does.Match(@"\.bad\{fill:#c01048\}[\s\S]*@media[\s\S]*\.bad\{"));
    }

    [Test]
    public void A_field_under_points_parts_where_it_crosses_a_level()
    {
        var field = new Field(0, 2, 0, 2, Slope, [0.5, 1, 1.5], "height") { Diverging = true };

        var drawn = new PicturesDrawn((Points(new Points("a", [(0, 0), (2, 2)])) with { Background = field }).Draw());

        // The field grows with x alone, so the middle level stands in the middle from top to bottom.
        var edges = Starts(drawn.Of("path", "f0").Last());
        var boundary = drawn.Of("path", "tick").Select(path => path.Attribute("d")!.Value).Single(path => path.EndsWith('z'));
        Assert.That(Number(boundary, @"^M([\d.]+)"), Is.EqualTo((edges[0].X + edges[1].X) / 2).Within(0.2).Or.EqualTo(edges[1].X).Within(0.2));
        Assert.That(drawn.Texts(), Is.SupersetOf(new[] { "height", "0.5", "1", "1.5" }));
    }

    [Test]
    public void Contours_of_a_slope_are_straight_and_where_the_level_is()
    {
        var drawn = new PicturesDrawn(new Contours("C", "", X, Y, new(0, 2, 0, 2, Slope, [0.5, 1.5], "z")) { Paths = [new("way", [(0, 1), (0.5, 1), (1.5, 1)])] }.Draw());

        var bands = drawn.All("path").Where(path => path.Attribute("fill-rule") is not null).Select(path => path.Attribute("d")!.Value).ToArray();
        var way = PicturesDrawn.Corners(drawn.Of("path", "line").First());
        Assert.That(bands, Has.Length.EqualTo(3));
        // Four corners, and where the outline begins.
        foreach (var band in bands) Assert.That(Corners(band).Distinct().Count(), Is.InRange(4, 5), band);
        Assert.That(Corners(bands[1]).Min(corner => corner.X), Is.EqualTo(way[1].X).Within(0.15));
        Assert.That(Corners(bands[2]).Min(corner => corner.X), Is.EqualTo(way[2].X).Within(0.15));
    }

    [Test]
    public void An_island_is_closed_and_a_lake_in_it_is_left_out()
    {
        double[][] rows = [[0, 0, 0, 0, 0], [0, 2, 2, 2, 0], [0, 2, 0, 2, 0], [0, 2, 2, 2, 0], [0, 0, 0, 0, 0]];

        var drawn = new PicturesDrawn(new Contours("C", "", X, Y, new(0, 4, 0, 4, rows, [1], "z")).Draw());

        var island = drawn.All("path").Where(path => path.Attribute("fill-rule") is not null).Last();
        Assert.That(island.Attribute("fill-rule")!.Value, Is.EqualTo("evenodd"));
        Assert.That(island.Attribute("d")!.Value.Count(letter => letter == 'z'), Is.EqualTo(2));
    }

    [Test]
    public void Arrows_are_as_long_in_proportion_as_they_are_and_point_where_they_go()
    {
        var drawn = new PicturesDrawn(new Arrows("A", "", X, Y, [(0, 0, 1, 0), (1, 0, 2, 0), (0, 1, 0, 1), (1, 1, 0, 0)]).Draw());

        var path = drawn.Of("path", "s0").First().Attribute("d")!.Value;
        var shafts = Regex.Matches(path, @"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)(?=M)").Select(match => (
            Dx: Value(match, 3) - Value(match, 1), Dy: Value(match, 4) - Value(match, 2))).ToArray();
        Assert.That(shafts, Has.Length.EqualTo(3));
        Assert.That(shafts[1].Dx, Is.EqualTo(2 * shafts[0].Dx).Within(0.05));
        Assert.That(shafts[2].Dy, Is.EqualTo(-shafts[0].Dx).Within(0.05), "up is towards 0 in a picture");
        Assert.That(path, Does.Match(@"M[\d.]+ [\d.]+h1\.5"), "one that goes nowhere is a dot");
        Assert.That(drawn.Texts(), Has.Some.StartsWith("length "));
    }

    [Test]
    public void A_long_curve_has_marks_here_and_there()
    {
        var chart = new LineChart("L", "", X, Y, [new("a", [.. Enumerable.Range(0, 1000).Select(i => ((double)i, (double)i))])]);

        Assert.That(new PicturesDrawn(chart.Draw()).Of("path", "mark").Count(), Is.InRange(6, 14));
    }

    [Test]
    public void Wrong_plots_are_refused()
    {
        Refused(Points(), "Groups has 0 entries but needs 1 to 4");
        Refused(Points(new Points("a", [])), "Groups has no point but needs at least one");
        Refused(Points(new Points("a", [(0, double.NaN)])), "point 0 of a is (0, NaN) but needs a place on both axes");
        Refused(Points(new Points("a", [(0, 0)])) with { Width = 10 }, "Width is 10 but needs to be at least 420 pixels");
        Refused(Points(new Points("a", [(1, 1)])) with { X = new("x", true), EqualScales = true }, "EqualScales makes equal differences equal lengths");
        Refused(new Field(0, 1, 0, 1, [[1, 2]], [1], ""), "Rows is 1x2 but needs at least 2x2 samples");
        Refused(new Field(0, 1, 0, 1, [[1, 2], [1]], [1], ""), "row 1 of Rows has 1 entries but needs 2");
        Refused(new Field(0, 1, 0, 1, [[1, 2], [1, double.NaN]], [1], ""), "row 1, column 1 of Rows is NaN but needs to be finite");
        Refused(new Field(0, 1, 0, 1, Slope, [1, 1], ""), "level 1 is 1 but needs to be finite and above 1");
        Refused(new Field(0, 1, 0, 1, Slope, [], ""), "Levels is empty but needs at least one");
        Refused(new Field(1, 1, 0, 1, Slope, [1], ""), "FromX is 1 and ToX is 1 but ToX needs to be larger");
        Given.Refused(() => new Arrows("A", "", X, Y, []).Draw(), "At is empty but needs at least one arrow");
        Given.Refused(() => new Arrows("A", "", X, Y, [(0, 0, double.NaN, 0)]).Draw(), "arrow 0 is (0, 0, NaN, 0) but needs four finite numbers");
    }

    private static void Refused(Scatter scatter, string sentence) => Given.Refused(() => scatter.Draw(), sentence);

    private static void Refused(Field field, string sentence) => Given.Refused(() => new Contours("C", "", X, Y, field).Draw(), sentence);

    private static Scatter Points(params Points[] groups) => new("S", "", X, Y, groups);

    private static (double X, double Y)[] Starts(System.Xml.Linq.XElement path) =>
        [.. Regex.Matches(path.Attribute("d")!.Value, @"M([\d.]+) ([\d.]+)m").Select(match => (Value(match, 1), Value(match, 2)))];

    // Absolute from "M12 3l-4 5 6-7z".
    private static List<(double X, double Y)> Corners(string path)
    {
        var numbers = Regex.Matches(path, @"-?\d+(\.\d+)?").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
        var corners = new List<(double X, double Y)> { (numbers[0], numbers[1]) };
        for (var i = 2; i < numbers.Length; i += 2) corners.Add((corners[^1].X + numbers[i], corners[^1].Y + numbers[i + 1]));
        return corners;
    }

    private static string Shape(System.Xml.Linq.XElement mark) => Regex.Match(mark.Attribute("d")!.Value, "m.*").Value;

    private static double Number(string text, string pattern) => double.Parse(Regex.Match(text, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Value(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
