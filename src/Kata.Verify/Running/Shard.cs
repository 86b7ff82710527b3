using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Verify.Running;

/// <summary>
/// A part of the submissions, by the SHA-256 of their names: a submission that comes late changes nothing for the others.
/// </summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">Of how many.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Everything.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>As on the command line, e.g. "0/8".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Reads "i/n".</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static Shard Parse(string text) => text.Split('/') is [var index, var count]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && i < n
            ? new(i, n)
            : throw new ArgumentException($"--shard is \"{text}\" but needs a part and how many there are, from 0/8 to 7/8 for eight.");

    /// <summary>Whether a submission belongs to it.</summary>
    /// <param name="id">The submission's name.</param>
    public bool Holds(string id) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) % (ulong)Count == (ulong)Index;
}
