using System.Text;

namespace Kata.Data.Formats;

/// <summary>Recognises by its first bytes what a file is, so that a refusal can say more than what the file is not.</summary>
public static class FileKind
{
    private const int Beginning = 512;

    /// <summary>The formats of photographs, which a browser decodes but these readers do not.</summary>
    public static string? Photograph(ReadOnlySpan<byte> content) => content switch
    {
        [0xff, 0xd8, 0xff, ..] => "a JPEG picture",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', ..] => "an AVIF picture",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a HEIC picture",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "a WebP picture",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF picture",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "a TIFF picture",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "a BMP picture",
        _ => null,
    };

    /// <summary>An error for a file that is known to be something else than what is read; null if it is not known.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What to call it in the error.</param>
    /// <param name="wanted">What it should be, with its article.</param>
    internal static InvalidDataException? Other(byte[] content, string name, string wanted) =>
        Name(content) is var (kind, remedy) ? new($"{name} is {kind}, not {wanted}: {remedy}.") : null;

    private static (string Kind, string Remedy)? Name(byte[] content)
    {
        if (Photograph(content) is { } picture) return (picture, "save it as PNG or name the right file");
        var text = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, Beginning)).TrimStart('\u00ef', '\u00bb', '\u00bf');
        var word = text.TrimStart().ToLowerInvariant();
        return content switch
        {
            [0x1f, 0x8b, ..] => ("compressed by gzip", "unpack it with gunzip first"),
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => ("a zip file", "unpack it first, or name one of the files in it"),
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => ("an HDF5 file", "MATLAB and Octave write what can be read with save -v7"),
            [(byte)'B', (byte)'Z', (byte)'h', ..] => ("compressed by bzip2", "unpack it with bunzip2 first"),
            [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => ("compressed by xz", "unpack it with unxz first"),
            [0x78, 0x01 or 0x5e or 0x9c or 0xda, ..] => ("compressed by zlib", "save it again without compression"),
            [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => ("a .npy file", "name the right file"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ("a PNG picture", "name the right file"),
            [0x80, >= 2 and <= 5, ..] when content[^1] == '.' => ("a pickle", "name the right file"),
            [(byte)'P', (byte)'7', (byte)'\n', ..] => ("a PAM picture", "save it as PNG or PGM"),
            [0, 5, 0x16, 7, ..] => ("a file of macOS about another one", "name the file without ._ before its name"),
            _ when text.StartsWith("Octave-1-", StringComparison.Ordinal) =>
                ("a file that Octave saved as binary", "save it again with save -v7, which MATLAB, SciPy and the kata read"),
            _ when text.StartsWith("MATLAB 5.0", StringComparison.Ordinal) => ("a MATLAB file", "name the right file"),
            _ when text.StartsWith("%PDF", StringComparison.Ordinal) => ("a PDF document", "name the right file"),
            _ when text.StartsWith("version https://git-lfs", StringComparison.Ordinal) =>
                ("a Git LFS pointer", "run \"git lfs pull\" in its repository, which downloads the file itself"),
            _ when word.StartsWith("<!doctype html", StringComparison.Ordinal) || word.StartsWith("<html", StringComparison.Ordinal) =>
                ("a web page", "the download failed, so download the file again"),
            _ when word.StartsWith("<?xml", StringComparison.Ordinal) => ("an XML document", "the download failed, so download it again"),
            { Length: > 3 } when !content.AsSpan().ContainsAnyExcept((byte)0) =>
                ("all zeros", "it was never written whole, so get it again"),
            _ => null,
        };
    }
}
