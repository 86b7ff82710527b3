using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Downloads;

/// <summary>Reads catalogued files: none larger than its bound, each checked against its checksum.</summary>
internal static class VerifiedFile
{
    /// <summary>The content, unpacked if it is gzipped.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">What it should be.</param>
    /// <param name="remedy">What to do if it is not, for the error.</param>
    public static byte[] Read(string path, DataFile file, string remedy)
    {
        var (content, fault) = Check(path, file);
        return fault is null ? content : throw new InvalidDataException($"{path} {fault}: it is damaged or another file, so {remedy}.");
    }

    /// <summary>The content, or what is wrong with the file as the predicate of a sentence.</summary>
    public static (byte[] Content, string? Fault) Check(string path, DataFile file)
    {
        var (stored, fault) = Bytes(path, file);
        return fault is null ? Unpack(stored, file) : ([], fault);
    }

    /// <summary>The content of a file's bytes, or what is wrong with them as the predicate of a sentence.</summary>
    public static (byte[] Content, string? Fault) Unpack(byte[] stored, DataFile file)
    {
        var (content, fault) = stored is [0x1f, 0x8b, ..] ? Gunzip(stored, file) : (stored, null);
        if (fault is not null || file.Sha256 is null) return (content, fault);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        return sha256 == file.Sha256 ? (content, null) : ([], $"has the SHA-256 {sha256} but needs {file.Sha256}");
    }

    /// <summary>
    /// Whether git gives the file the SHA-1 in the catalogue: the hash of "blob ", its length, a zero byte and its bytes.
    /// </summary>
    public static bool IsRecognised(string path, DataFile file)
    {
        if (file.GitSha1 is null) return true;

        var (content, fault) = Bytes(path, file);
        // Git's name for a file, not a defence: git defines it by SHA-1.
#pragma warning disable CA5350
        var sha1 = SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]);
#pragma warning restore CA5350
        return fault is null && Convert.ToHexStringLower(sha1) == file.GitSha1;
    }

    private static (byte[] Content, string? Fault) Bytes(string path, DataFile file)
    {
        using var stream = Open(path);
        if (stream.Length > file.Bound) return ([], $"has {ErrorText.Bytes(stream.Length)} but may have {file.Bound:N0} at most");

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (content, null);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{path} cannot be read: this user may not read it.", e);
        }
    }

    private static (byte[] Content, string? Fault) Gunzip(byte[] packed, DataFile file)
    {
        var content = new byte[file.Bound + 1];
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length <= file.Bound ? (content[..length], null) : ([], $"unpacks to more than {ErrorText.Bytes(file.Bound)}");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return ([], "cannot be unpacked");
        }
    }
}
