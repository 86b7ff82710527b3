using System.IO.Compression;
using Kata.Data.Files;

namespace Kata.Data.Formats;

/// <summary>
/// Unpacks compressed bytes piece by piece. A piece is allocated only after the packed bytes could hold it, so that a small file cannot
/// claim much memory.
/// </summary>
/// <param name="unpacking">The decompressing stream; disposed of with this.</param>
/// <param name="packedLength">How many bytes are unpacked.</param>
/// <param name="name">What to call the file in an error.</param>
internal sealed class Inflate(Stream unpacking, long packedLength, string name) : IDisposable
{
    private const int MostLeft = 1 << 16;

    // Deflate packs at most 258 bytes into two bits: 1032 to 1. The rest is for what is shorter than a byte.
    private readonly long _possible = (1032 * packedLength) + 1032;

    /// <summary>Unpacks gzip (RFC 1952).</summary>
    public static Inflate Gzip(byte[] packed, string name) =>
        new(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), packed.Length, name);

    /// <summary>Unpacks zlib (RFC 1950).</summary>
    public static Inflate Zlib(byte[] packed, string name) =>
        new(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress), packed.Length, name);

    /// <summary>The next unpacked bytes; <paramref name="what"/> names them in the error.</summary>
    public byte[] Take(long count, string what)
    {
        if (count > _possible || count > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"{name} claims {ErrorText.Bytes(count)} of {what}, more than its {packedLength:N0} compressed bytes can hold.");
        }

        var bytes = new byte[count];
        var read = Guarded(() => unpacking.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false), what);
        return read == count
            ? bytes
            : throw new InvalidDataException($"{name} ends after {read:N0} of {ErrorText.Bytes(count)} of {what}.");
    }

    /// <summary>The next unpacked bytes, fewer if there are no more.</summary>
    public byte[] TakeUpTo(int count, string what)
    {
        var bytes = new byte[count];
        return bytes[..Guarded(() => unpacking.ReadAtLeast(bytes, count, throwOnEndOfStream: false), what)];
    }

    /// <summary>Passes over what little some programs leave at the end, and checks the checksum after it.</summary>
    public void Rest(string what)
    {
        if (TakeUpTo(MostLeft, what).Length == MostLeft)
            throw new InvalidDataException($"{name} goes on for {MostLeft:N0} bytes or more after the last byte of {what}.");
    }

    /// <summary>Checks that everything has been unpacked, and with it the checksum at the end.</summary>
    public void End(string what)
    {
        if (Guarded(unpacking.ReadByte, what) >= 0)
            throw new InvalidDataException($"{name} goes on after the last byte of {what}.");
    }

    /// <summary>Releases the stream.</summary>
    public void Dispose() => unpacking.Dispose();

    // zlib reports what it cannot unpack as InvalidDataException, its other refusals as IOException.
    private int Guarded(Func<int> read, string what)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{name} is damaged: {what} cannot be unpacked.", e);
        }
    }
}
