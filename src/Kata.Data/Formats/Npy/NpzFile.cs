using System.IO.Compression;
using Kata.Data.Files;

namespace Kata.Data.Formats.Npy;

/// <summary>What a .npz file holds.</summary>
/// <param name="Arrays">Its arrays of numbers by name.</param>
/// <param name="Texts">Its texts by name; those of an array of texts are joined by line feeds.</param>
public sealed record NpzContent(IReadOnlyDictionary<string, NumericArray> Arrays, IReadOnlyDictionary<string, string> Texts);

/// <summary>Reads and writes several named arrays as NumPy's savez and savez_compressed do: a zip archive of .npy files.</summary>
public static class NpzFile
{
    /// <summary>Reads every array and text.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not such an archive or is damaged, or an entry is not an array of real numbers or text.
    /// </exception>
    public static NpzContent Read(byte[] content, string name)
    {
        var arrays = new Dictionary<string, NumericArray>();
        var texts = new Dictionary<string, string>();
        using var archive = Guarded(() => new ZipArchive(new MemoryStream(content)), name);
        long packed = 0;
        foreach (var entry in Guarded(() => archive.Entries, name))
        {
            // Entries that share their bytes would let a small archive hold much.
            packed += entry.CompressedLength;
            if (entry.CompressedLength < 0 || packed > content.Length)
                throw new InvalidDataException($"{name} claims more compressed bytes than the {content.Length:N0} it has.");
            var key = Key(entry, name);
            var file = $"{name}, {ErrorText.Quote(key)},";
            var reader = new ByteReader(Unpack(entry, name, key), file);
            var header = NpyHeader.Read(reader, file);
            if (arrays.ContainsKey(key) || texts.ContainsKey(key))
                throw new InvalidDataException($"{name} holds two arrays named {ErrorText.Quote(key)}.");
            if (header.IsText) texts.Add(key, NpyFile.Text(reader, header, file));
            else arrays.Add(key, NpyFile.Numbers(reader, header, file));
        }

        return new(arrays, texts);
    }

    /// <summary>
    /// Writes arrays and texts, uncompressed and in the order of their names, so that the same content makes the same bytes anywhere.
    /// </summary>
    /// <param name="arrays">Arrays by name.</param>
    /// <param name="texts">Texts by name, each an array without a dimension.</param>
    /// <exception cref="ArgumentException">A name is empty or used twice, or values do not fill their shape.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, NumericArray> arrays, IReadOnlyDictionary<string, string> texts)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, array) in arrays)
        {
            Dimensions.CheckFilled(array, key);
            entries.Add($"{key}.npy", NpyFile.Write(array));
        }

        foreach (var (key, text) in texts)
        {
            if (!entries.TryAdd($"{key}.npy", NpyFile.Write(text)))
            {
                throw new ArgumentException(
                    $"The name {ErrorText.Quote(key)} is of an array and of a text but needs to be of one: it is found by its name.");
            }
        }

        return entries.ContainsKey(".npy")
            ? throw new ArgumentException("A name is empty but needs a character: an array is found by it.")
            : StoredZip.Write(entries);
    }

    private static string Key(ZipArchiveEntry entry, string name) =>
        entry.FullName.EndsWith(".npy", StringComparison.Ordinal) && !entry.IsEncrypted
            ? entry.FullName[..^4]
            : throw new InvalidDataException(
                $"{name} holds {ErrorText.Quote(entry.FullName)}, which is {(entry.IsEncrypted ? "encrypted" : "not a .npy file")}.");

    private static byte[] Unpack(ZipArchiveEntry entry, string name, string key)
    {
        var what = ErrorText.Quote(key);
        using var unpacked = new Inflate(Guarded(entry.Open, name), entry.CompressedLength, name);
        var content = unpacked.Take(entry.Length, what);
        unpacked.End(what);
        return Crc32.Of(content) == entry.Crc32
            ? content
            : throw new InvalidDataException($"{name} is damaged: the checksum of {what} is wrong.");
    }

    private static T Guarded<T>(Func<T> read, string name)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{name} is not a zip archive of arrays, or it is damaged.", e);
        }
    }
}
