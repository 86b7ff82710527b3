using System.Xml.Linq;
using Kata.Pictures.Charts;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class LayeredGraphTests
{
    [Test]
    public void Only_what_is_loud_has_a_loud_frame_and_bold_letters()
    {
        var drawn = new DrawnSvg(Small().Draw());

        Assert.That(drawn.Of("text", "bad").Select(text => text.Value), Is.EqualTo(new[] { "wrong: 3" }));
        Assert.That(drawn.Of("text", "bad").Single().Attribute("class")!.Value, Does.Contain("bold"));
        Assert.That(drawn.Of("rect", "wrong").Count(), Is.EqualTo(1));
        Assert.That(drawn.Of("path", "wrong"), Is.Empty);
    }

    [Test]
    public void A_loud_edge_has_a_loud_line_and_a_frame_around_its_label()
    {
        var drawn = new DrawnSvg((Small() with { Edges = [new(0, 0, 0, [new("wrong: 1", true)])] }).Draw());

        Assert.That(drawn.Of("path", "wrong").Count(), Is.EqualTo(1));
        Assert.That(drawn.Of("rect", "wrong").Count(), Is.EqualTo(2));
    }

    [TestCase(5, 5)]
    [TestCase(1, 5)]
    [TestCase(5, 1)]
    public void No_label_covers_another_or_a_node(int left, int right)
    {
        var edges = from j in Enumerable.Range(0, left)
                    from u in Enumerable.Range(0, right)
                    select new GraphEdge(0, j, u, [new("a"), new("∂J/∂w: −0.123456"), new("c")]);
        var drawn = new DrawnSvg(new LayeredGraph("Title", "", [Nodes(left), Nodes(right)], [.. edges]).Draw());

        var boxes = drawn.Of("rect", "paper").Skip(1).Select(Box).ToArray();
        Assert.That(boxes, Has.Length.EqualTo(left + right + (left * right)));
        for (var i = 0; i < boxes.Length; i++)
            Assert.That(boxes[..i].Where(other => Meet(boxes[i], other)), Is.Empty, $"{boxes[i]}");
    }

    [Test]
    public void What_leads_nowhere_is_refused()
    {
        Assert.That(
            () => (Small() with { Edges = [new(0, 0, 2, [])] }).Draw(),
            Throws.ArgumentException.With.Message.EqualTo(
                "the edge from node 0 of column 0 to node 2 needs two nodes but has fewer: it would lead nowhere."));
        Assert.That(
            () => (Small() with { Columns = [] }).Draw(),
            Throws.ArgumentException.With.Message.StartsWith("Columns has an empty column or none but needs nodes in each"));
    }

    [Test]
    public Task A_small_graph() => Verify(DrawnSvg.Body(Small().Draw()));

    private static LayeredGraph Small() => new(
        "A graph",
        "How to read it",
        [[new("input", [new("x: 1")])], [new("unit", [new("z: 2"), new("wrong: 3", true)])]],
        [new(0, 0, 0, [new("w: 2")])]);

    private static GraphNode[] Nodes(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new GraphNode($"unit {n}", [new("z: 1, 2"), new("a: 1, 2")]))];

    private static (double Left, double Right, double Top, double Bottom) Box(XElement rect)
    {
        var (left, top) = (DrawnSvg.Length(rect, "x"), DrawnSvg.Length(rect, "y"));
        return (left, left + DrawnSvg.Length(rect, "width"), top, top + DrawnSvg.Length(rect, "height"));
    }

    private static bool Meet(
        (double Left, double Right, double Top, double Bottom) one, (double Left, double Right, double Top, double Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
