using System.Buffers.Binary;

namespace Kata.Data.Tests;

/// <summary>Damages bytes at random: the same random numbers make the same damage.</summary>
internal static class Mutator
{
    private static readonly byte[] Bytes = [0, 1, 0x7f, 0x80, 0xff, 0x30, 0x39, 0x20, 0x0a, 0x22, 0x2c, 0x28, 0x2e];
    private static readonly ulong[] Numbers =
    [
        0, 1, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 1_000_000_000_000, long.MaxValue, 0x8000000000000000, ulong.MaxValue,
    ];

    /// <summary>A copy with one to four changes.</summary>
    public static byte[] Mutate(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--) Change(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 << random.Next(8));
        switch (random.Next(10))
        {
            case 0 or 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 2 or 3: bytes[at] = Bytes[random.Next(Bytes.Length)]; break;
            case 4: bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : length); break;
            case 5: bytes.Insert(at, (byte)random.Next(256)); break;
            case 6: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            case 7: Overwrite(bytes, at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
            case 8: Overwrite(bytes, at, Number(random, random.Next(2) == 0 ? 4 : 8)); break;
            default: Overwrite(bytes, at, "99999999999999999999"u8[..random.Next(1, 20)].ToArray()); break;
        }
    }

    private static byte[] Number(Random random, int size)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, Numbers[random.Next(Numbers.Length)]);
        number = number[..size];
        return random.Next(2) == 0 ? number : [.. number.Reverse()];
    }

    private static void Overwrite(List<byte> bytes, int at, IEnumerable<byte> with)
    {
        foreach (var b in with)
        {
            if (at == bytes.Count) return;
            bytes[at++] = b;
        }
    }
}
