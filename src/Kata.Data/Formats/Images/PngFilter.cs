namespace Kata.Data.Formats.Images;

/// <summary>Undoes the filters of PNG's lines: a byte is stored as its difference from a guess by its neighbours (section 9).</summary>
internal static class PngFilter
{
    /// <summary>Restores the lines in place.</summary>
    /// <param name="lines">A byte that names the filter and then <paramref name="stride"/> bytes, for each line.</param>
    /// <param name="stride">Bytes a line, without its filter.</param>
    /// <param name="channels">Bytes a pixel, at least 1: the left neighbour is so far away.</param>
    /// <param name="name">What to call the file in an error.</param>
    public static void Undo(Span<byte> lines, int stride, int channels, string name)
    {
        // Above the first line is a line of zeros.
        ReadOnlySpan<byte> above = new byte[stride];
        for (var start = 0; start < lines.Length; start += 1 + stride)
        {
            var line = lines.Slice(start + 1, stride);
            var filter = lines[start];
            if (filter > 4)
                throw new InvalidDataException($"{name} has a line with filter {filter} but PNG knows only 0 to 4.");
            for (var i = 0; i < stride; i++)
            {
                var left = i < channels ? (byte)0 : line[i - channels];
                var upperLeft = i < channels ? (byte)0 : above[i - channels];
                line[i] += Guess(filter, left, above[i], upperLeft);
            }

            above = line;
        }
    }

    private static byte Guess(byte filter, byte left, byte up, byte upperLeft) => filter switch
    {
        0 => 0,
        1 => left,
        2 => up,
        3 => (byte)((left + up) / 2),
        _ => Paeth(left, up, upperLeft),
    };

    // The neighbour nearest to left + up − upper left; of equally near ones the first in this order.
    private static byte Paeth(int left, int up, int upperLeft)
    {
        var (toLeft, toUp, toUpperLeft) = (Math.Abs(up - upperLeft), Math.Abs(left - upperLeft), Math.Abs(left + up - (2 * upperLeft)));
        return (byte)(toLeft <= toUp && toLeft <= toUpperLeft ? left : toUp <= toUpperLeft ? up : upperLeft);
    }
}
