namespace Kata.Data.Formats.Images;

/// <summary>How a camera was held, as it says in its EXIF (CIPA DC-008, "Exchangeable image file format", Orientation).</summary>
internal static class Exif
{
    private const int OrientationTag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>1 … 8; 1, which is upright, if the bytes do not say.</summary>
    public static int Orientation(byte[] exif)
    {
        // Some programs put before it what it begins with in a JPEG.
        if (exif.AsSpan().StartsWith("Exif\0\0"u8)) exif = exif[6..];
        var bigEndian = exif is [(byte)'M', (byte)'M', ..];
        if (exif.Length < 8 || Number(exif, 2, 2, bigEndian) != 42) return 1;
        var directory = Number(exif, 4, 4, bigEndian);
        var entries = Number(exif, directory, 2, bigEndian) ?? 0;
        for (ulong entry = 0; entry < entries; entry++)
        {
            var at = directory + 2 + (EntryLength * entry);
            if (Number(exif, at, 2, bigEndian) != OrientationTag) continue;
            return Number(exif, at + 8, 2, bigEndian) is >= 1 and <= 8 and var orientation ? (int)orientation : 1;
        }

        return 1;
    }

    /// <summary>The picture upright.</summary>
    public static Matrix<double> Turn(Matrix<double> picture, int orientation)
    {
        var (last, right) = (picture.RowCount - 1, picture.ColumnCount - 1);
        return orientation switch
        {
            2 => Build(turned: false, (row, column) => picture[row, right - column]),
            3 => Build(turned: false, (row, column) => picture[last - row, right - column]),
            4 => Build(turned: false, (row, column) => picture[last - row, column]),
            5 => Build(turned: true, (row, column) => picture[column, row]),
            6 => Build(turned: true, (row, column) => picture[last - column, row]),
            7 => Build(turned: true, (row, column) => picture[last - column, right - row]),
            8 => Build(turned: true, (row, column) => picture[column, right - row]),
            _ => picture,
        };

        Matrix<double> Build(bool turned, Func<int, int, double> pixel) =>
            Matrix<double>.Build.Dense(turned ? right + 1 : last + 1, turned ? last + 1 : right + 1, pixel);
    }

    private static ulong? Number(byte[] exif, ulong? at, int size, bool bigEndian) =>
        at <= (ulong)(exif.Length - size) ? ByteReader.Bits(exif.AsSpan((int)at, size), bigEndian) : null;
}
