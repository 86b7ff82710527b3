namespace Kata.Data.Formats;

/// <summary>Unpacks a file that is gzipped as a whole, once or twice, before it is read.</summary>
internal static class Gunzip
{
    // Above the largest data set of the kind (Nielsen's mnist.pkl, 220 MB), and little enough to hold in memory.
    private const int MostBytes = 500_000_000;

    private const int Piece = 1 << 16;

    /// <summary>The content, unpacked if it is gzipped.</summary>
    public static byte[] Whole(byte[] content, string name)
    {
        content = Outer(content, name);
        return IsPacked(content) ? All(content, name) : content;
    }

    /// <summary>Gzip inside gzip without its outer layer; anything else as it is.</summary>
    public static byte[] Outer(byte[] content, string name)
    {
        if (!IsPacked(content)) return content;
        using (var first = Inflate.Gzip(content, name))
            if (!IsPacked(first.TakeUpTo(2, "its content"))) return content;

        // What is packed already hardly shrinks: so a small file cannot claim much by its two layers.
        using var outer = Inflate.Gzip(content, name);
        var inner = outer.TakeUpTo((2 * content.Length) + Piece, "its content");
        outer.End("its content");
        using var second = Inflate.Gzip(inner, name);
        return IsPacked(second.TakeUpTo(2, "its content"))
            ? throw new InvalidDataException($"{name} is gzip inside gzip inside gzip: unpack it with gunzip first.")
            : inner;
    }

    private static bool IsPacked(byte[] content) => content is [0x1f, 0x8b, ..];

    private static byte[] All(byte[] packed, string name)
    {
        using var unpacked = Inflate.Gzip(packed, name);
        using var whole = new MemoryStream();
        for (byte[] piece; (piece = unpacked.TakeUpTo(Piece, "its content")).Length > 0;)
        {
            whole.Write(piece);
            if (whole.Length > MostBytes)
                throw new InvalidDataException($"{name} unpacks to more than {MostBytes:N0} bytes, the most that is read.");
        }

        return whole.ToArray();
    }
}
