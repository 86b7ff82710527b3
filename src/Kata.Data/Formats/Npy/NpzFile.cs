using System.IO.Compression;
using Kata.Data.Files;

namespace Kata.Data.Formats.Npy;

/// <summary>What a .npz file holds.</summary>
/// <param name="Arrays">Its arrays of numbers by name, and why each other entry was left out.</param>
/// <param name="Texts">Its texts by name; those of an array of texts are joined by line feeds.</param>
public sealed record NpzContent(ArrayDictionary Arrays, IReadOnlyDictionary<string, string> Texts);

/// <summary>Reads and writes several named arrays as NumPy's savez and savez_compressed do: a zip archive of .npy files.</summary>
public static class NpzFile
{
    /// <summary>Reads every array and text. What is neither is left out: a README, objects, what macOS adds to an archive.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not such an archive or is damaged, or none of its entries can be read.
    /// </exception>
    public static NpzContent Read(byte[] content, string name)
    {
        if (content is not [(byte)'P', (byte)'K', ..] && FileKind.Other(content, name, "a .npz file") is { } other) throw other;
        var arrays = new ArrayDictionary(name);
        var texts = new Dictionary<string, string>();
        using var archive = Guarded(() => new ZipArchive(new MemoryStream(content)), name);
        long packed = 0;
        foreach (var entry in Guarded(() => archive.Entries, name))
        {
            // Entries that share their bytes would let a small archive hold much.
            packed += entry.CompressedLength;
            if (entry.CompressedLength < 0 || packed > content.Length)
                throw new InvalidDataException($"{name} claims more compressed bytes than the {content.Length:N0} it has.");
            if (IsFolder(entry) || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)) continue;

            var key = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
            if (arrays.ContainsKey(key) || texts.ContainsKey(key))
                throw new InvalidDataException($"{name} holds two arrays named {ErrorText.Quote(key)}.");
            try
            {
                Read(entry, key, name, arrays, texts);
            }
            catch (InvalidDataException e)
            {
                arrays.LeaveOut(key, e.Message);
            }
        }

        return new(texts.Count > 0 ? arrays : arrays.OrRefuse(), texts);
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

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;

    private static void Read(ZipArchiveEntry entry, string key, string name, ArrayDictionary arrays, Dictionary<string, string> texts)
    {
        if (entry.IsEncrypted) throw new InvalidDataException($"{name} holds {ErrorText.Quote(entry.FullName)}, which is encrypted.");
        var file = $"{name}, {ErrorText.Quote(key)},";
        var content = Unpack(entry, name, key);
        // NumPy, too, knows an array by its first bytes, whatever its name.
        if (key == entry.FullName && !content.AsSpan().StartsWith(NpyHeader.Mark))
            throw new InvalidDataException($"{name} holds {ErrorText.Quote(entry.FullName)}, which is not a .npy file.");
        var reader = new ByteReader(content, file);
        var header = NpyHeader.Read(reader, file);
        if (header.IsText) texts.Add(key, NpyFile.Text(reader, header, file));
        else arrays.Add(key, NpyFile.Numbers(reader, header, file));
    }

    private static byte[] Unpack(ZipArchiveEntry entry, string name, string key)
    {
        var what = ErrorText.Quote(key);
        var unpacking = Guarded(entry.Open, name, $"holds {what}, which is compressed by a method that cannot be read");
        using var unpacked = new Inflate(unpacking, entry.CompressedLength, name);
        var content = unpacked.Take(entry.Length, what);
        unpacked.End(what);
        return Crc32.Of(content) == entry.Crc32
            ? content
            : throw new InvalidDataException($"{name} is damaged: the checksum of {what} is wrong.");
    }

    private static T Guarded<T>(Func<T> read, string name, string fault = "is not a zip archive of arrays, or it is damaged")
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{name} {fault}.", e);
        }
    }
}
