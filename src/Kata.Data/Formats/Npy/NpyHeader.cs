using System.Text;

namespace Kata.Data.Formats.Npy;

/// <summary>What stands before the values of a .npy file.</summary>
/// <param name="Order">The mark of the byte order: &lt;, &gt;, | or =; = if there is none.</param>
/// <param name="Code">What an entry is, as NumPy names it: f8, U7, float64.</param>
/// <param name="FortranOrder">Whether the first index moves fastest.</param>
/// <param name="Shape">The length of each dimension.</param>
internal sealed record NpyHeader(string Order, string Code, bool FortranOrder, int[] Shape)
{
    /// <summary>The bytes that every such file begins with.</summary>
    public static ReadOnlySpan<byte> Mark => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Whether the entries are text.</summary>
    public bool IsText => Code.StartsWith('U');

    /// <summary>Reads the header and leaves the reader before the values.</summary>
    public static NpyHeader Read(ByteReader reader, string name)
    {
        if (!reader.Whole.AsSpan().StartsWith(Mark) && FileKind.Other(reader.Whole, name, "a .npy file") is { } other) throw other;
        if (!reader.Take(6, "its header").SequenceEqual(Mark))
            throw reader.Fault("is not a .npy file: it needs to begin with byte 0x93 and NUMPY");
        var version = (reader.Byte("its header"), reader.Byte("its header"));
        if (version is not (1 or 2 or 3, 0))
            throw reader.Fault($"has version {version.Item1}.{version.Item2} of the .npy format: only 1.0, 2.0 and 3.0 can be read");
        var length = version is (1, 0) ? (uint)reader.UInt16("its header") : reader.UInt32("its header");
        return new NpyHeaderParser(Encoding.Latin1.GetString(reader.Take(length, "its header")), name).Parse();
    }
}
