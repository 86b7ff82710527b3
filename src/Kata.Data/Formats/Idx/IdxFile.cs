namespace Kata.Data.Formats.Idx;

/// <summary>An n-dimensional array of bytes as an IDX file held it.</summary>
/// <param name="Shape">The length of each dimension: 60000, 28, 28 for MNIST's training images and 60000 for their labels.</param>
/// <param name="Values">Every entry, 0 … 255, in row-major order.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, byte[] Values);

/// <summary>
/// Reads the format of the MNIST files (Y. LeCun, THE MNIST DATABASE, "the IDX file format"), plain or gzipped, even twice as some mirrors
/// and browsers leave it.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads one array of unsigned bytes.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not an IDX file of unsigned bytes, is damaged, too short or too long.
    /// </exception>
    public static IdxArray Read(byte[] content, string name)
    {
        content = Gunzip.Outer(content, name);
        if (content is [0x1f, 0x8b, ..])
        {
            using var unpacked = Inflate.Gzip(content, name);
            var array = Read(unpacked.Take, name);
            unpacked.End("its values");
            return array;
        }

        if (content is not [0, 0, _, > 0, ..] && FileKind.Other(content, name, "an IDX file") is { } other) throw other;
        var reader = new ByteReader(content, name);
        var plain = Read((count, what) => reader.Take(count, what).ToArray(), name);
        return reader.Left == 0 ? plain : throw reader.Fault("goes on after the last byte of its values");
    }

    private static IdxArray Read(Func<long, string, byte[]> take, string name)
    {
        var magic = take(4, "its header");
        if (magic is [> 0, 8, 0, 0])
        {
            throw new InvalidDataException(
                $"{name} has its numbers the wrong way round: an IDX file has their most significant byte first.");
        }

        if (magic is not [0, 0, _, > 0])
        {
            throw new InvalidDataException(
                $"{name} is not an IDX file: it begins with {Convert.ToHexString(magic)} but needs 0000, a type and a rank.");
        }

        if (magic[2] != 0x08)
            throw new InvalidDataException($"{name} holds {TypeName(magic[2])}: only unsigned bytes can be read.");

        var dimensions = new ByteReader(take(4 * magic[3], "its dimensions"), name) { BigEndian = true };
        var claimed = new long[magic[3]];
        for (var d = 0; d < claimed.Length; d++) claimed[d] = dimensions.UInt32("its dimensions");
        var shape = Dimensions.Check(claimed, name, "its values");
        return new(shape, take(Dimensions.Count(shape), "its values"));
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes",
        0x0b => "16-bit integers",
        0x0c => "32-bit integers",
        0x0d => "single-precision numbers",
        0x0e => "double-precision numbers",
        _ => $"numbers of the unknown type 0x{type:X2}",
    };
}
