using System.Buffers.Binary;
using System.IO.Compression;

namespace Kata.Tests;

/// <summary>Makes the compressed and checksummed parts of files.</summary>
internal static class Packed
{
    public static byte[] Gzip(byte[] content) => Pack(content, stream => new GZipStream(stream, CompressionLevel.Fastest));

    public static byte[] Zlib(byte[] content) => Pack(content, stream => new ZLibStream(stream, CompressionLevel.Fastest));

    /// <summary>A zip archive with one entry.</summary>
    public static byte[] Zip(string name, byte[] content, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name, level).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    /// <summary>A MATLAB level-5 file with the elements of a plain one in one compressed element.</summary>
    public static byte[] Mat(byte[] plain)
    {
        if (plain.Length < 128) return plain;
        var packed = Zlib(plain[128..]);
        var tag = new byte[8];
        tag[0] = 15;
        BinaryPrimitives.WriteInt32LittleEndian(tag.AsSpan(4), packed.Length);
        return [.. plain[..128], .. tag, .. packed];
    }

    /// <summary>A PNG file of chunks, a signature before them and a checksum after each.</summary>
    public static byte[] Png(params (string Type, byte[] Bytes)[] chunks)
    {
        List<byte> file = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
        foreach (var (type, bytes) in chunks)
        {
            byte[] body = [.. type.Select(c => (byte)c), .. bytes];
            file.AddRange([.. BigEndian(bytes.Length), .. body, .. BigEndian((int)Checksum(body))]);
        }

        return [.. file];
    }

    /// <summary>A PNG's first chunk: 8 bits a sample, not interlaced.</summary>
    public static (string Type, byte[] Bytes) PngHeader(int width, int height, byte colour) =>
        ("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, colour, 0, 0, 0]);

    /// <summary>A PNG file with the checksums of its chunks corrected, as far as it has chunks.</summary>
    public static byte[] RepairPng(byte[] content)
    {
        byte[] repaired = [.. content];
        for (long at = 8; at + 12 <= repaired.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(repaired.AsSpan((int)at));
            if (at + 12 + length > repaired.Length) break;
            var body = repaired[((int)at + 4)..((int)at + 8 + (int)length)];
            BinaryPrimitives.WriteUInt32BigEndian(repaired.AsSpan((int)at + 8 + (int)length), Checksum(body));
            at += 12 + length;
        }

        return repaired;
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    // Bit by bit, so that it is not the readers' own.
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> packing)
    {
        using var packed = new MemoryStream();
        using (var stream = packing(packed))
            stream.Write(content);

        return packed.ToArray();
    }
}
