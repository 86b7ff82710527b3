using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Verify.Judging;

/// <summary>
/// Seeds of random cases that nobody can tell without the secret: the first 8 bytes, least significant first, of the HMAC-SHA256 of what
/// is judged, a line feed and the check's name. The same sources meet the same cases, and any change of them draws others.
/// </summary>
/// <param name="secret">The secret.</param>
public sealed class CheckSeeds(byte[] secret)
{
    /// <summary>What stands for a secret if there is none.</summary>
    public const string Public = "kata";

    /// <summary>The seeds that everybody knows.</summary>
    public static CheckSeeds OfEverybody { get; } = new(Encoding.UTF8.GetBytes(Public));

    /// <summary>The seed of a check's random cases.</summary>
    /// <param name="judged">The hash of the sources.</param>
    /// <param name="check">The check's name.</param>
    public ulong Of(string judged, string check) =>
        BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{judged}\n{check}")));
}
