using System.Text;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class CsvFileTests
{
    private const string MoonsHeader = "x1,x2,label,split\n";

    [Test]
    public void MNIST_as_text_gives_pixels_from_0_to_1_and_labels()
    {
        var examples = CsvFile.ReadMnist(Mnist(Image(7, 0, "255", 783, "51"), Image(3, 1, "102")), "a.csv");

        Assert.That(examples.Labels, Is.EqualTo(new[] { 7, 3 }));
        Assert.That((examples.X.RowCount, examples.X.ColumnCount), Is.EqualTo((2, 784)));
        Assert.That(examples.X[0, 0], Is.EqualTo(1.0));
        Assert.That(examples.X[0, 783], Is.EqualTo(51 / 255.0));
        Assert.That(examples.X[1, 1], Is.EqualTo(102 / 255.0));
        Assert.That(examples.X.Enumerate().Count(pixel => pixel != 0), Is.EqualTo(3));
    }

    [TestCase("256")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("")]
    [TestCase("9999999999")]
    public void A_pixel_that_is_not_a_byte_is_refused_with_its_line_and_column(string pixel) => Assert.That(
        MnistReason(Mnist(Image(0), Image(0, 3, pixel))),
        Is.EqualTo($"a.csv, line 3, column 5, is \"{pixel}\" but needs a whole number from 0 to 255: a pixel."));

    [Test]
    public void A_label_that_is_not_a_digit_is_refused_with_its_line_and_column() => Assert.That(
        MnistReason(Mnist(Image(10))), Is.EqualTo("a.csv, line 2, column 1, is \"10\" but needs a whole number from 0 to 9: a label."));

    [Test]
    public void A_line_with_one_pixel_missing_is_refused() =>
        Assert.That(MnistReason(Mnist(Image(0)[..^2])), Is.EqualTo("a.csv, line 2, has 784 columns but needs 785."));

    // In the second and third file the label is last: MNIST's first pixel is black in every image.
    [TestCase("5,1,2\n3,0,4", "5 3", 1)]
    [TestCase("0,1,5\n0,2,3", "5 3", 0)]
    [TestCase("0.0;1;5.00e0;\n0;2;3;\n", "5 3", 0)]
    [TestCase("0,7,0", "0", 7)]
    public void Without_a_header_line_the_label_is_first_unless_the_first_column_is_all_zeros(string lines, string labels, int first)
    {
        // The second of three columns stands for 783.
        var separator = lines.Contains(';') ? ';' : ',';
        var wide = lines.Split('\n').Select(line => line.Split(separator)).Select(f => f.Length < 3
            ? ""
            : string.Join(separator, [f[0], f[1], .. Enumerable.Repeat("0", 782), .. f[2..]]));

        var examples = CsvFile.ReadMnist(Encoding.ASCII.GetBytes(string.Join('\n', wide)), "a.csv");

        Assert.That(string.Join(' ', examples.Labels), Is.EqualTo(labels));
        Assert.That(examples.X[0, 0], Is.EqualTo(first / 255.0));
    }

    [Test]
    public void Columns_that_pandas_counts_up_are_a_header_line()
    {
        var names = string.Join(',', Enumerable.Range(0, 785));

        var examples = CsvFile.ReadMnist(Encoding.ASCII.GetBytes($",{names}\n0,{Image(7, 1, "51")}\n1,{Image(2)}\n"), "a.csv");

        Assert.That(examples.Labels, Is.EqualTo(new[] { 7, 2 }));
        Assert.That(examples.X[0, 1], Is.EqualTo(51 / 255.0));
    }

    [Test]
    public void Too_few_columns_are_refused_with_what_is_needed() => Assert.That(
        MnistReason("1,2,3\n"u8.ToArray()), Is.EqualTo("a.csv has 3 columns but needs 785: a label and 784 pixels."));

    [Test]
    public void Two_columns_of_labels_are_refused() => Assert.That(
        MnistReason("label,class,pixel0\n"u8.ToArray()),
        Is.EqualTo("a.csv has 2 columns that are named as labels are but needs one."));

    [Test]
    public void An_empty_file_is_refused() => Assert.That(MnistReason([]), Is.EqualTo("a.csv is empty but needs lines of images."));

    [Test]
    public void A_file_without_images_is_refused() =>
        Assert.That(MnistReason(Mnist()), Is.EqualTo("a.csv has a header line but no images."));

    [Test]
    public void Moons_are_divided_by_split_and_keep_their_order()
    {
        var (train, test) = Moons("0.5,-1e-3,0,train\n7,8,1,test\n\n\"-2\",.25,1,train\r\n");

        Assert.That(train.X.ToArray(), Is.EqualTo(new[,] { { 0.5, -0.001 }, { -2, 0.25 } }));
        Assert.That(train.Labels, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(test.X.ToArray(), Is.EqualTo(new[,] { { 7.0, 8.0 } }));
        Assert.That(test.Labels, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void A_byte_order_mark_is_not_part_of_the_header()
    {
        byte[] content = [0xef, 0xbb, 0xbf, .. Encoding.ASCII.GetBytes($"{MoonsHeader}1,2,0,train\n3,4,1,test\n")];

        Assert.That(CsvFile.ReadMoons(content, "a.csv").Train.Labels, Is.EqualTo(new[] { 0 }));
    }

    [TestCase("1,x,0,train\n", "a.csv, line 2, column 2, is \"x\" but needs a finite number: a coordinate.")]
    [TestCase("Infinity,2,0,train\n", "a.csv, line 2, column 1, is \"Infinity\" but needs a finite number: a coordinate.")]
    [TestCase("1e999,2,0,train\n", "a.csv, line 2, column 1, is \"1e999\" but needs a finite number: a coordinate.")]
    [TestCase("1,2,2,train\n", "a.csv, line 2, column 3, is \"2\" but needs a whole number from 0 to 1: a label.")]
    [TestCase("1,2,0,dev\n", "a.csv, line 2, column 4, is \"dev\" but needs train or test: what the point is for.")]
    [TestCase("1,2,0,train\n", "a.csv has no points to test on.")]
    [TestCase("1,2,0,test\n", "a.csv has no points to train on.")]
    [TestCase("1,2,0,t\"2t\n", "a.csv, line 2, column 4, is \"t\"2t\" but needs train or test: what the point is for.")]
    public void A_wrong_point_is_refused_with_its_reason(string lines, string reason) =>
        Assert.That(Refusal.Of(() => Moons(lines)), Is.EqualTo(reason));

    [Test]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_file() => Assert.That(
        Refusal.Of(() => Moons("\"1,2,0,train\n3,4,1,test\n")),
        Is.EqualTo("a.csv, line 2, column 1, is \"\"1\" but needs a finite number: a coordinate."));

    [Test]
    public void Other_columns_are_refused() => Assert.That(
        Refusal.Of(() => CsvFile.ReadMoons("x1,x2,split,label\n"u8.ToArray(), "a.csv")),
        Is.EqualTo("a.csv, line 1, column 3, is \"split\" but needs label: the header names the columns."));

    // The numbers are the file's own text.
    [Test]
    public void The_two_moons_have_1400_points_to_train_and_600_to_test()
    {
        var (train, test) = CsvFile.ReadMoons(RealData.Bytes("moons.csv", "moons"), "moons.csv");

        Assert.That((train.X.RowCount, train.X.ColumnCount, train.Labels.Length), Is.EqualTo((1400, 2, 1400)));
        Assert.That((test.X.RowCount, test.X.ColumnCount, test.Labels.Length), Is.EqualTo((600, 2, 600)));
        Assert.That((train.X[0, 0], train.X[0, 1], train.Labels[0]), Is.EqualTo((0.25831991087475753, 0.7487391676494501, 0)));
        Assert.That((test.X[599, 0], test.X[599, 1], test.Labels[599]), Is.EqualTo((-0.03239591471689601, 1.2293814289253593, 0)));
    }

    private static (Examples Train, Examples Test) Moons(string lines) =>
        CsvFile.ReadMoons(Encoding.ASCII.GetBytes(MoonsHeader + lines), "a.csv");

    private static string MnistReason(byte[] content) => Refusal.Of(() => CsvFile.ReadMnist(content, "a.csv"));

    private static byte[] Mnist(params string[] images) =>
        Encoding.ASCII.GetBytes($"label{string.Concat(Enumerable.Range(0, 784).Select(i => $",pixel{i}"))}\n{string.Join('\n', images)}\n");

    // Black but for up to two pixels.
    private static string Image(int label, int first = 0, string firstPixel = "0", int second = -1, string secondPixel = "0") =>
        $"{label},{string.Join(',', Enumerable.Range(0, 784).Select(i => i == first ? firstPixel : i == second ? secondPixel : "0"))}";
}
