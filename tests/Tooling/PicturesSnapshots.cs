using System.Text.RegularExpressions;
using Kata.Pictures;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

/// <summary>One small picture of each kind, pinned: the same numbers give the same bytes on every machine.</summary>
public sealed partial class PicturesSnapshots
{
    private static readonly Axis X = new("x");
    private static readonly Axis Y = new("y");
    private static readonly string[] Letters = ["a", "b"];
    private static readonly Field Saddle = new(-1, 1, -1, 1, [[0, -1, 0], [1, 0, 1], [0, -1, 0]], [-0.5, 0.5], "x² − y²");

    [Test]
    public Task A_scatter() => Drawn(new Scatter("Scatter", "", X, Y, [new("one", [(0, 0), (1, 2)]), new("wrong", [(2, 1)]) { Wrong = true }]).Draw());

    [Test]
    public Task A_scatter_over_a_field() => Drawn(
        new Scatter("Regions", "", X, Y, [new("one", [(0, 0)])]) { Background = Saddle with { Diverging = true, Levels = [-0.5, 0, 0.5] }, EqualScales = true }.Draw());

    [Test]
    public Task Contours_with_a_path() => Drawn(new Contours("Contours", "", X, Y, Saddle) { Paths = [new("way", [(-1, 0), (0, 0.5)])] }.Draw());

    [Test]
    public Task Some_arrows() => Drawn(new Arrows("Arrows", "", X, Y, [(0, 0, 1, 1), (1, 0, -2, 0), (0, 1, 0, 0)]).Draw());

    [Test]
    public Task Two_images() => Drawn(new Images("Images", "", [new([[0, 1], [0.5, 0]], "4 as 9", Marked: true), new([[1, 1], [0, 0.2]])]).Draw());

    [Test]
    public Task A_signed_image() => Drawn(new Images("Signed", "", [new([[-1, 0], [0.5, 1]])]) { Signed = true }.Draw());

    [Test]
    public Task Two_bars() => Drawn(new Bars("Bars", "", new("seconds"), [new("slow", 2.5), new("fast", 0.5, Marked: true)]).Draw());

    [Test]
    public Task A_matrix() => Drawn(new MatrixChart("Matrix", "", "is", "read as", Letters, Letters, [[90, 2], [0, 8]]).Draw());

    [Test]
    public Task A_long_curve() => Drawn(new LineChart("Curve", "", X, new("y", true), [new("a", [.. Enumerable.Range(0, 3).Select(i => (i + 1.0, Math.Pow(10, -i)))])]).Draw());

    // Without the style, which all have, and without the ticks of axes, which PicturesLineChartTests has.
    private static Task Drawn(Part part)
    {
        var svg = Picture.Of("T", "", "D", part);
        var lines = svg[(svg.IndexOf("</defs>", StringComparison.Ordinal) + 8)..].Split('\n').Where(line => !Tick().IsMatch(line));
        return Verify(string.Join('\n', lines));
    }

    [GeneratedRegex("""^<path class="grid" d="M|^<path class="tick" d="M[0-9. ]+[VH][0-9.]+"/>|^<text class="(mid|end)" """)]
    private static partial Regex Tick();
}
