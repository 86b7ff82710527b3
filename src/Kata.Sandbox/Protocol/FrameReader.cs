using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kata.Sandbox.Protocol;

/// <summary>
/// Reads frames whose writer may be an enemy: no length is believed before it is compared with what has arrived.
/// </summary>
/// <param name="stream">Read by whole frames.</param>
/// <param name="mostBytes">A longer frame is refused.</param>
public sealed class FrameReader(Stream stream, int mostBytes = FrameReader.MostBytes)
{
    /// <summary>256 MiB: ten times the largest answer that a suite asks for.</summary>
    public const int MostBytes = 256 << 20;

    private const int MostCharacters = 65_536;

    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _at;

    /// <summary>How many bytes of the frame are left.</summary>
    public int Left => _length - _at;

    /// <summary>Reads the next frame.</summary>
    /// <returns>Its kind; null if the stream has ended.</returns>
    /// <exception cref="ProtocolException">It is too long, empty, or ends within.</exception>
    public FrameKind? Next()
    {
        Span<byte> header = stackalloc byte[4];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read == 0) return null;
        if (read < header.Length) throw new ProtocolException("a frame ends within its length.");
        _length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (_length < 1 || _length > mostBytes)
            throw new ProtocolException($"a frame of {_length} bytes is longer than {mostBytes}, or empty.");
        for (var have = 0; have < _length;)
        {
            // Memory is taken as bytes arrive, whatever length is announced.
            if (have == _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(_length, 2L * have));
            read = stream.Read(_bytes, have, Math.Min(_length, _bytes.Length) - have);
            if (read == 0) throw new ProtocolException("a frame ends before its last byte.");
            have += read;
        }

        _at = 0;
        return (FrameKind)Byte();
    }

    /// <summary>Reads a byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads a truth value.</summary>
    public bool Truth() => Byte() != 0;

    /// <summary>Reads an integer.</summary>
    public int Whole() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Reads a number.</summary>
    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads how many things of at least one byte follow.</summary>
    public int Count()
    {
        var count = Whole();
        return count >= 0 && count <= Left ? count : throw new ProtocolException($"a frame announces {count} values in {Left} bytes.");
    }

    /// <summary>Reads numbers.</summary>
    public double[] Reals() => Values<double>();

    /// <summary>Reads integers.</summary>
    public int[] Wholes() => Values<int>();

    /// <summary>Reads bytes.</summary>
    public byte[] Bytes() => Values<byte>();

    /// <summary>Reads a text of at most 65,536 bytes.</summary>
    public string Text()
    {
        var length = Count();
        return length <= MostCharacters ? Encoding.UTF8.GetString(Take(length)) : throw new ProtocolException("a text is too long.");
    }

    /// <summary>Checks that nothing is left of the frame.</summary>
    public void End()
    {
        if (Left > 0) throw new ProtocolException($"a frame has {Left} bytes too many.");
    }

    private T[] Values<T>()
        where T : unmanaged
    {
        var count = Count();
        if (count > Left / Marshal.SizeOf<T>()) throw new ProtocolException($"a frame announces {count} numbers in {Left} bytes.");
        var bytes = Take(count * Marshal.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left) throw new ProtocolException($"a frame ends {count - Left} bytes early.");
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }
}
