namespace Kata.Data;

/// <summary>What a .npz file holds.</summary>
/// <param name="Arrays">Its arrays of numbers by name.</param>
/// <param name="Texts">Its texts by name; the entries of an array of texts, joined by line feeds.</param>
public sealed record NpzContent(IReadOnlyDictionary<string, NumericArray> Arrays, IReadOnlyDictionary<string, string> Texts);

/// <summary>Reads and writes several named arrays as NumPy's savez and savez_compressed do: a zip archive of .npy files.</summary>
public static class NpzFile
{
    /// <summary>Reads every array and text.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">The content is no such archive or is damaged, or an entry is no array of real numbers or text.</exception>
    public static NpzContent Read(byte[] content, string name) => throw new NotImplementedException();

    /// <summary>Writes arrays and texts uncompressed; the same content makes the same bytes at any time and on any machine.</summary>
    /// <param name="arrays">Arrays by name.</param>
    /// <param name="texts">Texts by name, each an array without a dimension.</param>
    /// <exception cref="ArgumentException">A name is empty or used twice, or values do not fill their shape.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, NumericArray> arrays, IReadOnlyDictionary<string, string> texts) => throw new NotImplementedException();
}
