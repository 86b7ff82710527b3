using Kata.Data.Formats;
using Kata.Data.Formats.Idx;
using Kata.Data.Formats.Images;
using Kata.Data.Formats.Mat;
using Kata.Data.Formats.Npy;
using Kata.Data.Formats.Pickle;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

/// <summary>
/// Files as NumPy, SciPy, Octave, image programs and the mirrors of MNIST write them, one of a kind, and what is read from each or the
/// words that refuse it: Cases/README.md has the table.
/// </summary>
[Category("Data")]
public sealed class CaseFilesTests
{
    private const int FewEnoughToShow = 12;

    private static readonly string Folder = Path.Combine(RealData.Repository(), "tests", "Kata.Data.Tests", "Cases");

    private static IEnumerable<TestCaseData> Rows =>
        from line in File.ReadLines(Path.Combine(Folder, "README.md"))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 4 && File.Exists(Path.Combine(Folder, cells[1]))
        select new TestCaseData(cells[1], cells[2]).SetArgDisplayNames(cells[1]);

    [TestCaseSource(nameof(Rows))]
    public void A_real_file_is_read_or_refused_in_true_words(string file, string expected) =>
        Assert.That(Reading(file), Is.EqualTo(expected));

    [Test]
    public void Every_file_has_a_row() => Assert.That(
        Rows.Select(row => row.Arguments[0]),
        Is.EquivalentTo(Directory.GetFiles(Folder).Select(Path.GetFileName).Where(file => file is not ("README.md" or ".gitattributes"))));

    /// <summary>The content of one of the files.</summary>
    internal static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static string Reading(string file)
    {
        var content = Bytes(file);
        try
        {
            return file.Split('-', '.')[0] switch
            {
                "csv" => Of(CsvFile.ReadMnist(content, file)),
                "idx" => Of(IdxFile.Read(content, file)),
                "mat" => Of(MatFile.Read(content, file)),
                "npy" => Of(NpyFile.Read(content, file)),
                "npz" => Of(NpzFile.Read(content, file)),
                "pgm" => Of(PgmFile.ReadGrey(content, file)),
                "pkl" => Of(PickleFile.Read(content, file)),
                _ => Of(PngFile.ReadGrey(content, file)),
            };
        }
        catch (InvalidDataException refusal)
        {
            return $"refused: {refusal.Message}";
        }
    }

    private static string Of(Examples examples) =>
        $"labels {string.Join(' ', examples.Labels)}; x {Of(NumericArray.From(examples.X * 255))}";

    private static string Of(IdxArray array) => Of(new NumericArray(array.Shape, [.. array.Values.Select(value => (double)value)]));

    private static string Of(Matrix<double> grey) => Of(NumericArray.From(grey.Map(value => Math.Round(value, 2))));

    private static string Of(NpzContent npz) => string.Concat([
        Of(npz.Arrays), .. npz.Texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => $"; {text.Key} \"{text.Value}\"")]);

    private static string Of(ArrayDictionary arrays) => string.Join("; ", [
        .. arrays.Select(each => $"{each.Key} {Of(each.Value)}"),
        .. arrays.LeftOut.Select(each => $"left out {each.Key}: {each.Value}")]);

    private static string Of(NumericArray array)
    {
        var shape = array.Shape.Count == 0 ? "single" : string.Join('x', array.Shape);
        return array.Values.Length <= FewEnoughToShow
            ? $"{shape}: {string.Join(' ', array.Values)}".TrimEnd()
            : $"{shape}, sum {Math.Round(array.Values.Sum(), 6)}";
    }
}
