namespace Kata.Pictures.Charts;

/// <summary>
/// Marching squares: the closed outlines of the area where a field is at least as high as a level. The field is taken to be linear between
/// two samples and lower than any level beyond the outermost ones, so that every outline closes along the field's edge.
/// </summary>
internal sealed class Isolines
{
    private readonly IReadOnlyList<IReadOnlyList<double>> _rows;
    private readonly double _level;

    // A ring of samples lower than any level surrounds the grid. An edge joins a sample to the next in its row (even) or column (odd).
    private readonly int _stride;

    // For each edge, the edge where the outline through it goes on; −1 if there is no outline.
    private readonly int[] _next;

    private Isolines(IReadOnlyList<IReadOnlyList<double>> rows, double level)
    {
        (_rows, _level, _stride) = (rows, level, rows[0].Count + 2);
        _next = new int[2 * _stride * (rows.Count + 2)];
        Array.Fill(_next, -1);
        for (var i = -1; i < rows.Count; i++)
            for (var j = -1; j < rows[0].Count; j++) Cell(i, j);
    }

    /// <summary>The outlines' corners as fractional indices; holes run the other way round.</summary>
    public static IReadOnlyList<IReadOnlyList<(double Row, double Column)>> Around(IReadOnlyList<IReadOnlyList<double>> rows, double level)
    {
        var lines = new Isolines(rows, level);
        var outlines = new List<IReadOnlyList<(double, double)>>();
        for (var start = 0; start < lines._next.Length; start++)
            if (lines._next[start] >= 0) outlines.Add(lines.Outline(start));

        return outlines;
    }

    private List<(double Row, double Column)> Outline(int start)
    {
        var corners = new List<(double, double)>();
        var edge = start;
        do
        {
            corners.Add(Crossing(edge));
            var next = _next[edge];
            _next[edge] = -1;
            edge = next;
        }
        while (edge != start);
        return corners;
    }

    // Going round a cell from its corner (i, j) to (i, j + 1), an outline leaves the border where high becomes low and comes back where low
    // becomes high.
    private void Cell(int i, int j)
    {
        bool[] high = [High(i, j), High(i, j + 1), High(i + 1, j + 1), High(i + 1, j)];
        int[] edges = [Edge(i, j, false), Edge(i, j + 1, true), Edge(i + 1, j, false), Edge(i, j, true)];
        // Two opposite high corners are joined if the middle is high.
        var joined = (At(i, j) + At(i, j + 1) + At(i + 1, j + 1) + At(i + 1, j)) / 4 >= _level;
        for (var leaves = 0; leaves < 4; leaves++)
        {
            if (!high[leaves] || high[(leaves + 1) % 4]) continue;
            var turn = joined ? 1 : 3;
            var back = (leaves + turn) % 4;
            while (high[back] || !high[(back + 1) % 4]) back = (back + turn) % 4;
            _next[edges[leaves]] = edges[back];
        }
    }

    private (double Row, double Column) Crossing(int edge)
    {
        var (i, j) = ((edge / 2 / _stride) - 1, (edge / 2 % _stride) - 1);
        var (k, l) = edge % 2 == 0 ? (i, j + 1) : (i + 1, j);
        var (a, b) = (At(i, j), At(k, l));
        var share = double.IsNegativeInfinity(a) ? 1 : double.IsNegativeInfinity(b) ? 0 : (_level - a) / (b - a);
        return (i + (share * (k - i)), j + (share * (l - j)));
    }

    private int Edge(int i, int j, bool down) => (2 * (((i + 1) * _stride) + j + 1)) + (down ? 1 : 0);

    private bool High(int i, int j) => At(i, j) >= _level;

    private double At(int i, int j) =>
        i < 0 || j < 0 || i >= _rows.Count || j >= _rows[0].Count ? double.NegativeInfinity : _rows[i][j];
}
