namespace Kata.Pictures.Charts;

/// <summary>A line of text at a node or an edge.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsLoud">Whether it is the one to look at; its words must say so too.</param>
public sealed record GraphText(string Text, bool IsLoud = false);

/// <summary>A node: a box with lines of text.</summary>
/// <param name="Name">Its first line.</param>
/// <param name="Lines">The lines below.</param>
public sealed record GraphNode(string Name, IReadOnlyList<GraphText> Lines);

/// <summary>An edge from a node of a column to one of the next.</summary>
/// <param name="Column">The column that it leaves, from 0.</param>
/// <param name="From">The node there, from 0.</param>
/// <param name="To">The node in the next column, from 0.</param>
/// <param name="Lines">The lines on it; may be empty.</param>
public sealed record GraphEdge(int Column, int From, int To, IReadOnlyList<GraphText> Lines);

/// <summary>Nodes in columns with edges between neighbouring columns, text at both. No label covers another.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="Columns">From left to right, the nodes of each from top to bottom; none is empty.</param>
/// <param name="Edges">The edges.</param>
public sealed record LayeredGraph(
    string Title, string Caption, IReadOnlyList<IReadOnlyList<GraphNode>> Columns, IReadOnlyList<GraphEdge> Edges)
{
    private const double Letter = 6.8;
    private const double LineHeight = 16;

    /// <summary>Draws the graph.</summary>
    /// <exception cref="ArgumentException">There is no column, one is empty, or an edge leads to no node.</exception>
    public Part Draw()
    {
        Check();
        var heights = Columns.SelectMany(nodes => nodes).Max(node => Height(node.Lines.Count + 1));
        // Labels lie in the nearer 62 % of a gap, where edges are still a third as far apart as the nodes that they leave.
        var labelled = Edges.Select(edge => Height(edge.Lines.Count)).DefaultIfEmpty(0).Max();
        var (pitch, most) = (Math.Max(3 * labelled, heights + 20), Columns.Max(nodes => nodes.Count));
        var (lefts, widths, labels) = Places();
        var width = Math.Max(480, lefts[^1] + widths[^1] + 1);
        var svg = new SvgWriter();
        var top = Picture.Heading(svg, Title, Caption, width);

        // Labels last, so that no edge runs through one.
        foreach (var edge in Edges)
        {
            var (start, end) = Ends(edge);
            svg.Add($"<path class=\"{(IsLoud(edge.Lines) ? "wrong" : "frame")}\" d=\"M{start.X} {start.Y}L{end.X} {end.Y}\"/>");
        }

        for (var c = 0; c < Columns.Count; c++)
        {
            for (var n = 0; n < Columns[c].Count; n++)
                Box(svg, lefts[c], Middle(c, n), widths[c], [new(Columns[c][n].Name), .. Columns[c][n].Lines], heading: true);
        }

        foreach (var edge in Edges.Where(edge => edge.Lines.Count > 0))
        {
            var ((startX, startY), (endX, endY)) = Ends(edge);
            // A place of its own for each node that edges lead to, in the nearer part of the gap, where the edges lie apart.
            var wide = labels[edge.Column];
            var x = startX + 12 + (wide * (edge.To + 0.5));
            var y = startY + ((endY - startY) * (x - startX) / (endX - startX));
            Box(svg, x - (wide / 2) + 4, y, wide - 8, edge.Lines, heading: false);
        }

        return new(width, top + (pitch * most), svg);

        double Middle(int c, int n) => top + (pitch * (n + ((most - Columns[c].Count) / 2.0) + 0.5));

        ((double X, double Y) Start, (double X, double Y) End) Ends(GraphEdge edge) => (
            (lefts[edge.Column] + widths[edge.Column], Middle(edge.Column, edge.From)),
            (lefts[edge.Column + 1], Middle(edge.Column + 1, edge.To)));
    }

    private static double Height(int lines) => (LineHeight * lines) + 8;

    private static bool IsLoud(IEnumerable<GraphText> lines) => lines.Any(line => line.IsLoud);

    private static double Wide(IEnumerable<string> texts) => (texts.Select(text => text.Length).DefaultIfEmpty(0).Max() * Letter) + 12;

    private static void Box(SvgWriter svg, double left, double middle, double width, IReadOnlyList<GraphText> lines, bool heading)
    {
        var (height, top) = (Height(lines.Count), middle - (Height(lines.Count) / 2));
        var size = new SvgWriter.Markup($"x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"");
        svg.Add($"<rect class=\"paper\" {size}/>");
        if (heading || IsLoud(lines)) svg.Add($"<rect class=\"{(IsLoud(lines) ? "wrong" : "frame")}\" {size}/>");
        for (var i = 0; i < lines.Count; i++)
        {
            var look = lines[i].IsLoud ? "bad bold" : heading && i == 0 ? "bold" : "soft";
            svg.Add($"<text class=\"mid {look}\" x=\"{left + (width / 2)}\" y=\"{top + (LineHeight * (i + 1))}\">{lines[i].Text}</text>");
        }
    }

    // The left edge and the width of each column, and the width of the labels after it.
    private (double[] Lefts, double[] Widths, double[] Labels) Places()
    {
        double[] widths =
            [.. Columns.Select(nodes => Wide(nodes.SelectMany(node => node.Lines.Select(line => line.Text).Append(node.Name))))];
        double[] labels = [.. Columns.Select((_, c) =>
        {
            var texts = Edges.Where(edge => edge.Column == c).SelectMany(edge => edge.Lines).Select(line => line.Text).ToList();
            return texts.Count == 0 ? 0 : Wide(texts) + 8;
        })];
        var lefts = new double[Columns.Count];
        for (var c = 1; c < Columns.Count; c++)
            lefts[c] = lefts[c - 1] + widths[c - 1] + Math.Max(90, 24 + (1.6 * labels[c - 1] * Columns[c].Count));
        return (lefts, widths, labels);
    }

    private void Check()
    {
        if (Columns.Count == 0 || Columns.Any(nodes => nodes.Count == 0))
            throw new ArgumentException("Columns has an empty column or none but needs nodes in each: there would be nothing to see.");
        foreach (var (column, from, to, _) in Edges)
        {
            if (Has(column, from) && Has(column + 1, to)) continue;
            throw new ArgumentException(
                $"the edge from node {from} of column {column} to node {to} needs two nodes but has fewer: it would lead nowhere.");
        }

        bool Has(int column, int node) => column >= 0 && column < Columns.Count && node >= 0 && node < Columns[column].Count;
    }
}
