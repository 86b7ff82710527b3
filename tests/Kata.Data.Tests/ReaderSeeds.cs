using System.IO.Compression;
using System.Text;
using Kata.Data.Formats;
using Kata.Data.Formats.Idx;
using Kata.Data.Formats.Images;
using Kata.Data.Formats.Mat;
using Kata.Data.Formats.Npy;
using Kata.Data.Formats.Pickle;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

/// <summary>A reader, small valid files for it, and what it has to give.</summary>
/// <param name="Name">What the reader is called here.</param>
/// <param name="Read">Reads a file and says whether what it gives hangs together.</param>
/// <param name="Seeds">Bytes to damage, each with how damaged ones become a file.</param>
public sealed record ReaderSeeds(string Name, Func<byte[], bool> Read, (byte[] Bytes, Func<byte[], byte[]> Wrap)[] Seeds)
{
    private static readonly NumericArray Array = new([2, 3], [1, 2, 3, 4, 5, -6.5]);
    private static readonly byte[] Idx = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 7, 0, 255, 1, 2, 3];

    public static IEnumerable<ReaderSeeds> All =>
    [
        new("mat plain", content => AreFilled(MatFile.Read(content, "a.mat")), [Whole(Mat())]),
        new("mat compressed", content => AreFilled(MatFile.Read(content, "a.mat")), [Whole(Packed.Mat(Mat())), (Mat(), Packed.Mat)]),
        new("idx plain", content => IsFilled(IdxFile.Read(content, "a.idx")), [Whole(Idx)]),
        new("idx gz", content => IsFilled(IdxFile.Read(content, "a.gz")), [Whole(Packed.Gzip(Idx)), (Idx, Packed.Gzip)]),
        new("csv mnist", content => IsFilled(CsvFile.ReadMnist(content, "a.csv")), [Whole(Mnist())]),
        new("csv moons", IsMoons, [Whole("x1,x2,label,split\n0.5,-1e-3,0,train\n\"2\",.25,1,test\n1,2,1,train\n"u8.ToArray())]),
        new("npy", content => IsFilled(NpyFile.Read(content, "a.npy")), [Whole(NpyFile.Write(Array)), Whole(NpyOf(2)), Whole(NpyOf(3))]),
        new("npz", IsNpz, [Whole(Npz()), (NpyFile.Write(Array), Zip), (NpyText(), Zip)]),
        new("pickle", content => AreFilled(PickleFile.Read(content, "a.pkl")), [.. Pickles()]),
        new("png", content => IsGrey(PngFile.ReadGrey(content, "a.png")), [.. Pngs()]),
        new("pgm", content => IsGrey(PgmFile.ReadGrey(content, "a.pgm")), [.. Pgms()]),
        new("mat level 4", content => AreFilled(MatFile.Read(content, "a.mat")), [.. Cases("mat-4-many.mat", "mat-4-big.mat")]),
        new("mat octave", content => AreFilled(MatFile.Read(content, "a.mat")), [.. Cases("mat-octave-many.mat", "mat-octave-text.mat")]),
        new("mat left out", content => AreFilled(MatFile.Read(content, "a.mat")),
            [.. Cases("mat-with-struct.mat", "mat-with-sparse.mat", "mat-compressed-many.mat", "mat-compressed-padded.mat")]),
        new("mat gz", content => AreFilled(MatFile.Read(content, "a.mat")), [.. Gzipped("mat-octave-many.mat", "mat-with-char.mat")]),
        new("idx twice", content => IsFilled(IdxFile.Read(content, "a.gz")),
            [(Packed.Gzip(Idx), Packed.Gzip), Whole(Twice(Idx)), (Idx, Twice)]),
        new("csv layouts", content => IsFilled(CsvFile.ReadMnist(content, "a.csv")),
            [.. Cases("csv-no-header.csv", "csv-semicolon.csv", "csv-openml-class-last.csv", "csv-pandas-index.csv", "csv-tab.csv")]),
        new("npy forms", content => IsFilled(NpyFile.Read(content, "a.npy")),
            [.. Cases("npy-python2-long.npy", "npy-double-word.npy", "npy-native-equals.npy"), .. Gzipped("npy-tabs.npy")]),
        new("npz left out", IsNpz, [.. Cases("npz-with-object.npz", "npz-readme.npz", "npz-macosx.npz", "npz-no-suffix.npz")]),
        new("pickle many", content => AreFilled(PickleFile.Read(content, "a.pkl")),
            [.. Cases("pkl-many-0.pkl", "pkl-many-2.pkl", "pkl-many-5.pkl", "pkl-self.pkl", "pkl-bomb.pkl")]),
        new("pickle python 2", content => AreFilled(PickleFile.Read(content, "a.pkl")),
            [.. Cases("pkl-py2-0.pkl", "pkl-python2-protocol2.pkl", "pkl-protocol0.pkl", "pkl-protocol1.pkl",
                "pkl-python2-protocol0-crlf.pkl")]),
        new("pickle gz", content => AreFilled(PickleFile.Read(content, "a.pkl")),
            [.. Cases("pkl-nielsen-0.pkl"), .. Gzipped("pkl-tuple.pkl")]),
        new("png interlaced", content => IsGrey(PngFile.ReadGrey(content, "a.png")),
            [.. Cases("png-adam7-3.png", "png-adam7-6.png").Select(seed => (seed.Bytes, (Func<byte[], byte[]>)Packed.RepairPng))]),
        new("png turned", content => IsGrey(PngFile.ReadGrey(content, "a.png")),
            [.. Cases("png-exif-6.png", "png-exif-rot.png", "png-extra-zlib.png")
                .SelectMany(seed => new[] { seed, (seed.Bytes, Packed.RepairPng) })]),
        new("pgm others", content => IsGrey(PgmFile.ReadGrey(content, "a.pgm")),
            [.. Cases("pgm-16bit.pgm", "pgm-16bit-text.pgm", "pgm-ppm.pgm", "pgm-pbm.pgm", "pgm-pbm-text.pgm", "pgm-comment-glued.pgm",
                "pgm-comment-in-token.pgm", "pgm-crlf.pgm", "pgm-comment-after-maxval.pgm", "pgm-two-images.pgm")]),
    ];

    public override string ToString() => Name;

    private static (byte[] Bytes, Func<byte[], byte[]> Wrap) Whole(byte[] content) => (content, mutated => mutated);

    private static IEnumerable<(byte[] Bytes, Func<byte[], byte[]> Wrap)> Cases(params string[] files) =>
        files.Select(file => Whole(CaseFilesTests.Bytes(file)));

    private static IEnumerable<(byte[] Bytes, Func<byte[], byte[]> Wrap)> Gzipped(params string[] files) =>
        files.Select(file => (CaseFilesTests.Bytes(file), (Func<byte[], byte[]>)Packed.Gzip));

    private static byte[] Twice(byte[] content) => Packed.Gzip(Packed.Gzip(content));

    private static byte[] Mat() => MatBytes.File(("X", Array), ("second", new([2, 1, 2], [1, 2, 3, 4])));

    private static byte[] Mnist() => Encoding.ASCII.GetBytes(
        $"label{string.Concat(Enumerable.Repeat(",p", 784))}\n5{string.Concat(Enumerable.Repeat(",7", 784))}\n");

    private static byte[] NpyOf(byte version)
    {
        var header = "{'shape': (3, 2), 'fortran_order': True, 'descr': '>i2'}\n"u8;
        return [0x93, .. "NUMPY"u8, version, 0, (byte)header.Length, 0, 0, 0, .. header, 0, 1, 0, 2, 0, 3, 255, 255, 1, 0, 127, 0];
    }

    private static byte[] Npz() => NpzFile.Write(
        new Dictionary<string, NumericArray> { ["W"] = Array }, new Dictionary<string, string> { ["activation"] = "sigmoid" });

    private static byte[] Zip(byte[] npy) => Packed.Zip("a.npy", npy);

    private static byte[] NpyText()
    {
        using var archive = new ZipArchive(new MemoryStream(Npz()));
        using var text = new MemoryStream();
        using var entry = archive.GetEntry("activation.npy")!.Open();
        entry.CopyTo(text);
        return text.ToArray();
    }

    private static IEnumerable<(byte[] Bytes, Func<byte[], byte[]> Wrap)> Pickles() =>
    [
        Whole(PickleSamples.Protocol2), Whole(PickleSamples.Protocol3Fortran),
        Whole(PickleSamples.Protocol4), Whole(PickleSamples.Protocol5),
    ];

    private static IEnumerable<(byte[] Bytes, Func<byte[], byte[]> Wrap)> Pgms() =>
    [
        Whole("P5\n# grey\n3 2 200\n\0\u0001\u0002\u0020\u0040\u007f"u8.ToArray()),
        Whole("P2 3 2 15\n0 1 2\n#x\n13 14 15\n"u8.ToArray()),
    ];

    private static IEnumerable<(byte[] Bytes, Func<byte[], byte[]> Wrap)> Pngs()
    {
        byte[] lines = [1, 10, 20, 30, 2, 1, 2, 3, 3, 9, 8, 7, 4, 1, 1, 250, 0, 5, 5, 5];
        byte[] colours = [4, 10, 20, 30, 128, 2, 3, 4, 5, 3, 1, 2, 3, 255, 9, 8, 7, 6];
        var grey = Packed.Png(Packed.PngHeader(3, 5, 0), ("tEXt", [1, 2]), ("tRNS", [0, 10]), ("IDAT", Packed.Zlib(lines)), ("IEND", []));
        var palette = Packed.Png(
            Packed.PngHeader(3, 2, 3), ("PLTE", [1, 2, 3, 250, 251, 252]), ("tRNS", [9]),
            ("IDAT", Packed.Zlib([0, 0, 1, 0, 0, 1, 1, 0])), ("IEND", []));
        byte[] Wrap(byte[] bytes) => Packed.Png(Packed.PngHeader(2, 2, 6), ("IDAT", Packed.Zlib(bytes)), ("IEND", []));
        return [Whole(grey), (grey, Packed.RepairPng), (palette, Packed.RepairPng), (colours, Wrap)];
    }

    private static bool IsFilled(NumericArray array) =>
        array.Values.Length == array.Shape.Aggregate(1L, (product, length) => product * length);

    private static bool IsFilled(IdxArray array) => array.Values.Length == array.Shape.Aggregate(1L, (product, length) => product * length);

    private static bool IsFilled(Examples examples) => examples.X.RowCount == examples.Labels.Length && examples.X.ForAll(double.IsFinite);

    private static bool AreFilled(IReadOnlyDictionary<string, NumericArray> arrays) => arrays.Values.All(IsFilled);

    private static bool IsMoons(byte[] content)
    {
        var (train, test) = CsvFile.ReadMoons(content, "a.csv");
        return IsFilled(train) && IsFilled(test);
    }

    private static bool IsNpz(byte[] content)
    {
        var npz = NpzFile.Read(content, "a.npz");
        return AreFilled(npz.Arrays) && npz.Texts.Values.All(text => text.Length <= content.Length * 1032);
    }

    private static bool IsGrey(Matrix<double> grey) => grey.ForAll(g => g is >= 0 and <= 255);
}
