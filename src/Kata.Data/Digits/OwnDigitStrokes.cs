namespace Kata.Data.Digits;

/// <summary>Where a digit's ink is.</summary>
/// <param name="Top">The first row with ink.</param>
/// <param name="Left">The first column with ink.</param>
/// <param name="Bottom">After the last row.</param>
/// <param name="Right">After the last column.</param>
/// <param name="CentreRow">Of mass; the middle of the first pixel is 0.5.</param>
/// <param name="CentreColumn">The same for columns.</param>
/// <param name="Stroke">How thick the strokes are, in pixels.</param>
internal sealed record InkBox(double Top, double Left, double Bottom, double Right, double CentreRow, double CentreColumn, double Stroke);

/// <summary>Finds the connected pieces of ink and keeps those that make up the digit.</summary>
internal static class OwnDigitStrokes
{
    // From here on a pixel is ink.
    private const double IsInk = 0.4;

    // Grey from here on belongs to the digit if it lies around ink: an edge between two pixels.
    private const double IsEdge = 0.15;

    // How far around, as a share of the picture.
    private const double Around = 1.0 / 40;

    // Of the largest piece: less is a speck.
    private const double Speck = 0.03;

    // Of the largest piece at the border: if less ink lies within, the piece at the border is the digit.
    private const double Within = 0.05;

    private sealed record Piece(List<(int Row, int Column)> Pixels, bool AtBorder);

    /// <summary>Removes all ink that is not the digit's and measures what remains; null if nothing does.</summary>
    /// <param name="ink">Height × width, 0 … 1.</param>
    public static InkBox? Keep(double[,] ink)
    {
        var pieces = Pieces(ink);
        var (border, within) = (pieces.Where(piece => piece.AtBorder).ToList(), pieces.Where(piece => !piece.AtBorder).ToList());
        if (within.Count > 0 && Largest(within) >= Within * (border.Count > 0 ? Largest(border) : 0)) pieces = within;
        if (pieces.Count == 0) return null;
        var least = Speck * Largest(pieces);
        pieces.RemoveAll(piece => piece.Pixels.Count < least);
        Erase(ink, pieces);
        return Measure(ink);
    }

    private static int Largest(List<Piece> pieces) => pieces.Max(piece => piece.Pixels.Count);

    private static List<Piece> Pieces(double[,] ink)
    {
        var (height, width) = (ink.GetLength(0), ink.GetLength(1));
        var seen = new bool[height, width];
        var pieces = new List<Piece>();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                if (Take(row, column, out var pixel)) pieces.Add(Grow(pixel));
        }

        return pieces;

        Piece Grow((int Row, int Column) first)
        {
            List<(int Row, int Column)> pixels = [first];
            var atBorder = false;
            for (var next = 0; next < pixels.Count; next++)
            {
                var (row, column) = pixels[next];
                atBorder |= row == 0 || column == 0 || row == height - 1 || column == width - 1;
                for (var neighbour = 0; neighbour < 9; neighbour++)
                {
                    if (Take(row + (neighbour / 3) - 1, column + (neighbour % 3) - 1, out var pixel))
                        pixels.Add(pixel);
                }
            }

            return new(pixels, atBorder);
        }

        bool Take(int row, int column, out (int Row, int Column) pixel)
        {
            pixel = (row, column);
            if (row < 0 || column < 0 || row >= height || column >= width || seen[row, column] || ink[row, column] < IsInk)
                return false;
            return seen[row, column] = true;
        }
    }

    // The pieces stay with the grey edges around them.
    private static void Erase(double[,] ink, List<Piece> pieces)
    {
        var (height, width) = (ink.GetLength(0), ink.GetLength(1));
        var around = Math.Max(2, (int)(Around * Math.Max(height, width)));
        var stays = new bool[height, width];
        foreach (var (row, column) in pieces.SelectMany(piece => piece.Pixels))
        {
            for (var y = Math.Max(row - around, 0); y <= Math.Min(row + around, height - 1); y++)
            {
                for (var x = Math.Max(column - around, 0); x <= Math.Min(column + around, width - 1); x++)
                    stays[y, x] = true;
            }
        }

        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                ink[row, column] = stays[row, column] ? ink[row, column] : 0;
        }
    }

    private static InkBox Measure(double[,] ink)
    {
        var (height, width) = (ink.GetLength(0), ink.GetLength(1));
        var (top, left, bottom, right) = (int.MaxValue, int.MaxValue, 0, 0);
        double mass = 0, massRow = 0, massColumn = 0, area = 0, edge = 0;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var here = ink[row, column];
                mass += here;
                massRow += here * (row + 0.5);
                massColumn += here * (column + 0.5);
                if (here >= IsEdge)
                {
                    (top, left) = (Math.Min(top, row), Math.Min(left, column));
                    (bottom, right) = (Math.Max(bottom, row + 1), Math.Max(right, column + 1));
                }

                if (here >= IsInk)
                {
                    area++;
                    edge += Edge(row - 1, column) + Edge(row + 1, column) + Edge(row, column - 1) + Edge(row, column + 1);
                }
            }
        }

        // A long stroke has an edge on both sides; the steps of a slanting one are longer than it by 4/π on the average.
        return new(top, left, bottom, right, massRow / mass, massColumn / mass, 2 * area / (edge * Math.PI / 4));

        int Edge(int row, int column) => row < 0 || column < 0 || row >= height || column >= width || ink[row, column] < IsInk ? 1 : 0;
    }
}
