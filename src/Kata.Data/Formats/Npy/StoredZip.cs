using System.Text;

namespace Kata.Data.Formats.Npy;

/// <summary>
/// Writes zip archives without compression (PKWARE, "APPNOTE", 4.3). The runtime's writer records the operating system; this one does not,
/// so that the same entries make the same bytes anywhere.
/// </summary>
internal static class StoredZip
{
    private const uint EntryMark = 0x04034b50;
    private const uint DirectoryMark = 0x02014b50;
    private const uint EndMark = 0x06054b50;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 0x0800;
    private const uint FirstOfJanuary1980 = 0x0021_0000;

    /// <summary>An archive with these entries, in order.</summary>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<string, byte[]>> entries)
    {
        using var file = new MemoryStream();
        using var archive = new BinaryWriter(file);
        using var directory = new MemoryStream();
        using var directoryWriter = new BinaryWriter(directory);
        foreach (var (name, content) in entries)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            directoryWriter.Write(DirectoryMark);
            directoryWriter.Write(Version);
            Describe(directoryWriter, utf8, content);
            // Comment, disk and attributes: none.
            directoryWriter.Write(new byte[10]);
            directoryWriter.Write((uint)file.Length);
            directoryWriter.Write(utf8);

            archive.Write(EntryMark);
            Describe(archive, utf8, content);
            archive.Write(utf8);
            archive.Write(content);
        }

        var start = (uint)file.Length;
        archive.Write(directory.ToArray());
        archive.Write(EndMark);
        archive.Write(0);
        archive.Write((ushort)entries.Count);
        archive.Write((ushort)entries.Count);
        archive.Write((uint)directory.Length);
        archive.Write(start);
        archive.Write((ushort)0);
        return file.ToArray();
    }

    private static void Describe(BinaryWriter writer, byte[] name, byte[] content)
    {
        writer.Write(Version);
        writer.Write(NamesAreUtf8);
        // Stored, not compressed.
        writer.Write((ushort)0);
        writer.Write(FirstOfJanuary1980);
        writer.Write(Crc32.Of(content));
        writer.Write(content.Length);
        writer.Write(content.Length);
        writer.Write((ushort)name.Length);
        // No extra field.
        writer.Write((ushort)0);
    }
}
