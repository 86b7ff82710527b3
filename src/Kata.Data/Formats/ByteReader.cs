using Kata.Data.Files;

namespace Kata.Data.Formats;

/// <summary>A cursor over the bytes of a file that never reads past the last one; if they end too early, the error says where.</summary>
/// <param name="content">The bytes to read.</param>
/// <param name="name">What to call them in an error.</param>
internal sealed class ByteReader(byte[] content, string name)
{
    /// <summary>Whether numbers are stored with their most significant byte first.</summary>
    public bool BigEndian { get; set; }

    /// <summary>All bytes, read or not.</summary>
    public byte[] Whole => content;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>How many bytes are still to be read.</summary>
    public int Left => content.Length - Position;

    /// <summary>The next bytes; <paramref name="what"/> names them in the error.</summary>
    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count > Left) throw Fault($"ends after {Left:N0} of {ErrorText.Bytes(count)} of {what}");
        Position += (int)count;
        return content.AsSpan(Position - (int)count, (int)count);
    }

    /// <summary>Goes to a position, or to the end if that comes first.</summary>
    public void MoveTo(long position) => Position = (int)Math.Min(position, content.Length);

    /// <summary>The next bytes without copying them.</summary>
    public ReadOnlyMemory<byte> Slice(long count, string what)
    {
        Take(count, what);
        return content.AsMemory(Position - (int)count, (int)count);
    }

    /// <summary>The next byte.</summary>
    public byte Byte(string what) => Take(1, what)[0];

    /// <summary>The next two bytes as a number.</summary>
    public int UInt16(string what) => (int)Bits(Take(2, what), BigEndian);

    /// <summary>The next four bytes as a number.</summary>
    public uint UInt32(string what) => (uint)Bits(Take(4, what), BigEndian);

    /// <summary>The next eight bytes as a number.</summary>
    public ulong UInt64(string what) => Bits(Take(8, what), BigEndian);

    /// <summary>An error about these bytes: the sentence begins with their name and ends with a full stop.</summary>
    public InvalidDataException Fault(string predicate) => new($"{name} {predicate}.");

    /// <summary>Up to eight bytes as an unsigned number.</summary>
    public static ulong Bits(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var bits = 0UL;
        for (var i = 0; i < bytes.Length; i++) bits = (bits << 8) | bytes[bigEndian ? i : bytes.Length - 1 - i];
        return bits;
    }
}
