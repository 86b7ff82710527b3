using System.Buffers.Binary;

namespace Kata.Verify.Submissions;

/// <summary>The end of a zip, which says how many entries it has before any is read.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int MostComment = 65_535;
    private const uint EndMark = 0x06054B50;

    // A directory entry takes at least 46 bytes, and its name a few more.
    private const int MostDirectoryBytes = 64 * 1024 * 1024;

    /// <summary>How many entries it has by its own account.</summary>
    /// <exception cref="InvalidDataException">It is no zip, or too large a one; the message is a sentence's end.</exception>
    public static int CountOf(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndLength + MostComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        zip.Position = 0;
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndMark) continue;
            var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
            // Numbers that do not fit stand elsewhere, and so could any others.
            var isLarge = count == ushort.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)) == uint.MaxValue
                || BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 4)) == ushort.MaxValue;
            return isLarge || bytes > MostDirectoryBytes
                ? throw new InvalidDataException("holds too many files for a zip of submissions.") : count;
        }

        throw new InvalidDataException("is no zip that can be read.");
    }
}
