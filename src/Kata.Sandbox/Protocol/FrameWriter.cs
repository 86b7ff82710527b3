using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kata.Sandbox.Protocol;

/// <summary>
/// Writes frames: four bytes of length, one of kind, then fixed kinds of values, little-endian. The buffer is reused, so that a call
/// allocates nothing.
/// </summary>
/// <param name="stream">Written to by whole frames.</param>
public sealed class FrameWriter(Stream stream)
{
    private const int HeaderBytes = 4;

    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>Begins a frame.</summary>
    /// <param name="kind">Its kind.</param>
    public void Begin(FrameKind kind)
    {
        _length = HeaderBytes;
        Write((byte)kind);
    }

    /// <summary>Writes a byte.</summary>
    public void Write(byte value) => Take(1)[0] = value;

    /// <summary>Writes a truth value as a byte.</summary>
    public void Write(bool value) => Write(value ? (byte)1 : (byte)0);

    /// <summary>Writes an integer.</summary>
    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    /// <summary>Writes a number with all its bits, so that one NaN is told from another.</summary>
    public void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    /// <summary>Writes how many numbers follow, and the numbers.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        Write(values.Length);
        MemoryMarshal.AsBytes(values).CopyTo(Take(values.Length * sizeof(double)));
    }

    /// <summary>Writes how many integers follow, and the integers.</summary>
    public void Write(ReadOnlySpan<int> values)
    {
        Write(values.Length);
        MemoryMarshal.AsBytes(values).CopyTo(Take(values.Length * sizeof(int)));
    }

    /// <summary>Writes how many bytes follow, and the bytes.</summary>
    public void Write(ReadOnlySpan<byte> values)
    {
        Write(values.Length);
        values.CopyTo(Take(values.Length));
    }

    /// <summary>Writes a text as UTF-8.</summary>
    public void Write(string text) => Write((ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text));

    /// <summary>Sends the frame.</summary>
    /// <exception cref="IOException">Nobody reads any more.</exception>
    public void Send()
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length - HeaderBytes);
        stream.Write(_bytes, 0, _length);
        stream.Flush();
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(checked(_length + count), 2 * _bytes.Length));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
