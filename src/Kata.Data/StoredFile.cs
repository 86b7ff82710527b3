using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Data;

/// <summary>Reads catalogued files, none larger than its bound and each checked against its checksum.</summary>
internal static class StoredFile
{
    /// <summary>The content, unpacked where it is gzipped.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">What it should be.</param>
    /// <param name="remedy">What to do where it is not, for the error.</param>
    public static byte[] Read(string path, DataFile file, string remedy)
    {
        var content = Unpack(Bytes(path, file, remedy), path, file, remedy);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        return file.Sha256 is null || file.Sha256 == sha256
            ? content
            : throw new InvalidDataException(
                $"{path} has the SHA-256 {sha256} but needs {file.Sha256}: it is damaged or another file, so {remedy}.");
    }

    /// <summary>Whether git gives the file the SHA-1 that the catalogue has: of "blob ", its length, a zero byte and its bytes.</summary>
    public static bool IsRecognised(string path, DataFile file)
    {
        if (file.GitSha1 is null)
        {
            return true;
        }
        if (new FileInfo(path).Length > file.Bound)
        {
            return false;
        }
        var content = Bytes(path, file, "");
        // Git's name for a file, not a defence: SHA-1 is what it is made of.
#pragma warning disable CA5350
        var sha1 = SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]);
#pragma warning restore CA5350
        return Convert.ToHexStringLower(sha1) == file.GitSha1;
    }

    private static byte[] Bytes(string path, DataFile file, string remedy)
    {
        using var stream = Open(path);
        if (stream.Length > file.Bound)
        {
            throw new InvalidDataException(
                $"{path} has {stream.Length:N0} bytes but may have {file.Bound:N0} at most: it is another file, so {remedy}.");
        }
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
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

    private static byte[] Unpack(byte[] content, string path, DataFile file, string remedy)
    {
        if (content is not [0x1f, 0x8b, ..])
        {
            return content;
        }
        var unpacked = new byte[file.Bound + 1];
        var length = 0;
        try
        {
            using var stream = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            length = stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{path} cannot be unpacked: it is damaged, so {remedy}.", e);
        }
        return length <= file.Bound
            ? unpacked[..length]
            : throw new InvalidDataException($"{path} unpacks to more than {file.Bound:N0} bytes: it is another file, so {remedy}.");
    }
}
