using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Kata.Data.Digits;
using Kata.Data.Files;

namespace Kata.Data.Sets;

/// <summary>Ng's digits as <see cref="Ex4"/> makes them from MNIST, kept in the cache: unpacking MNIST takes half a second.</summary>
internal static class Ex4Cache
{
    private const string Name = "ex4-from-mnist.f64";
    private const int EachDigit = 500;

    // Of the numbers column by column, each as eight bytes, the least significant first.
    private const string Sha256 = "3cd96865230e91e3b719f691002e861c77fad5d4864d4ac2d0e58e280e9c29ee";

    /// <summary>The digits in the cache; null if there are none, or if they are not those.</summary>
    /// <param name="folder">The cache.</param>
    public static Examples? Read(string folder)
    {
        try
        {
            var path = Path.Combine(folder, Name);
            if (!File.Exists(path)) return null;
            var bytes = File.ReadAllBytes(path);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != Sha256) return null;
            var (rows, layout) = (DigitLayout.Classes * EachDigit, DigitLayout.Ng);
            var x = Matrix<double>.Build.Dense(rows, layout.Pixels, MemoryMarshal.Cast<byte, double>(bytes).ToArray());
            return new(x, [.. Enumerable.Range(0, rows).Select(row => layout.Class(row / EachDigit))]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the digits, if they are those and the cache can be written.</summary>
    /// <param name="folder">The cache.</param>
    /// <param name="digits">What was made.</param>
    public static void Write(string folder, Examples digits)
    {
        var bytes = MemoryMarshal.AsBytes(digits.X.ToColumnMajorArray().AsSpan()).ToArray();
        if (!BitConverter.IsLittleEndian || Convert.ToHexStringLower(SHA256.HashData(bytes)) != Sha256) return;
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(Path.Combine(folder, Name), bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // They are made again the next time.
        }
    }
}
