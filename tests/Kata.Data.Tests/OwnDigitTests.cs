using Kata.Data.Digits;
using Kata.Data.Formats.Idx;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class OwnDigitTests
{
    // Ink 0 … 1 of 784 pixels, some 100 of them inked: the effect on edges of moving or scaling by fractions of a pixel.
    private const double NearlyTheSame = 0.03;

    // A seven, 100 × 100, strokes of 9 pixels.
    private static readonly Matrix<double> Seven = Drawn(100, 100, (y, x) =>
        Stroke(y, x, 25, 30, 25, 70, 4.5) || Stroke(y, x, 25, 70, 80, 45, 4.5) ? 20 : 240);

    [Test]
    public void Light_on_dark_gives_the_same_as_dark_on_light() =>
        TestMatrices.Close(OwnDigit.AsMnist(255 - Seven, "a"), OwnDigit.AsMnist(Seven, "a"), 1e-6);

    // Which edges of strokes are still near the paper depends a little on the contrast.
    [Test]
    public void A_dimmed_drawing_gives_the_same() =>
        TestMatrices.Close(OwnDigit.AsMnist(100 + (0.3 * Seven), "a"), OwnDigit.AsMnist(Seven, "a"), 2e-3);

    [TestCase(40, 0)]
    [TestCase(0, 33)]
    [TestCase(17, 55)]
    public void A_moved_drawing_gives_nearly_the_same(int down, int right)
    {
        var moved = Drawn(160, 160, (y, x) =>
            y - down is >= 0 and < 100 && x - right is >= 0 and < 100 ? Seven[(int)y - down, (int)x - right] : 240);

        Assert.That(Difference(OwnDigit.AsMnist(moved, "a"), OwnDigit.AsMnist(Seven, "a")), Is.LessThan(NearlyTheSame));
    }

    [TestCase(2)]
    [TestCase(7)]
    public void An_enlarged_drawing_gives_nearly_the_same(int times)
    {
        var enlarged = Drawn(100 * times, 100 * times, (y, x) => Seven[(int)y / times, (int)x / times]);

        Assert.That(Difference(OwnDigit.AsMnist(enlarged, "a"), OwnDigit.AsMnist(Seven, "a")), Is.LessThan(NearlyTheSame));
    }

    [Test]
    public void Uneven_light_and_grain_change_little()
    {
        var random = new Random(1);
        var photo = Drawn(100, 100, (y, x) => (Seven[(int)y, (int)x] * (0.5 + (0.004 * x))) + (8 * (random.NextDouble() - 0.5)));

        Assert.That(Difference(OwnDigit.AsMnist(photo, "a"), OwnDigit.AsMnist(Seven, "a")), Is.LessThan(2 * NearlyTheSame));
    }

    [Test]
    public void Specks_and_a_line_at_the_border_are_ignored()
    {
        var dirty = Seven.Clone();
        dirty[10, 10] = 0;
        dirty[90, 85] = 0;
        dirty.SetRow(95, Vector<double>.Build.Dense(100, 60));

        Assert.That(Difference(OwnDigit.AsMnist(dirty, "a"), OwnDigit.AsMnist(Seven, "a")), Is.LessThan(NearlyTheSame));
    }

    [Test]
    public void The_ink_fits_20_pixels_and_its_centre_of_mass_is_the_middle()
    {
        var framed = OwnDigit.AsMnist(Seven, "a");

        var (rows, columns) = (Vector<double>.Build.Dense(28, i => i + 0.5), Vector<double>.Build.Dense(28, i => i + 0.5));
        var mass = framed.Enumerate().Sum();
        Assert.That(framed.RowSums().Count(row => row > 1), Is.InRange(19, 21));
        Assert.That(framed.RowSums() * rows / mass, Is.EqualTo(14).Within(0.1));
        Assert.That(framed.ColumnSums() * columns / mass, Is.EqualTo(14).Within(0.1));
        Assert.That(framed.Enumerate().Max(), Is.EqualTo(1).Within(1e-12));
    }

    // Half a pixel thick once it is scaled, it would hardly be seen.
    [Test]
    public void A_thin_stroke_is_made_as_thick_as_those_of_MNIST()
    {
        var line = Drawn(300, 100, (y, x) => Stroke(y, x, 50, 50, 250, 50, 2.5) ? 0 : 255);

        Assert.That(OwnDigit.AsMnist(line, "a").Row(14).Sum(), Is.InRange(1.7, 2.7));
    }

    [TestCase(0)]
    [TestCase(6)]
    public void A_blank_page_is_refused(double grain)
    {
        var random = new Random(2);
        var blank = Drawn(200, 150, (y, x) => 150 + (0.3 * x) + (grain * (random.NextDouble() - 0.5)));

        Assert.That(
            Refusal.Of(() => OwnDigit.AsMnist(blank, "a.png")),
            Is.EqualTo("a.png shows no ink but needs a digit: write one, clearly darker or lighter than what is around it."));
    }

    [Test]
    public void A_photo_of_12_megapixels_gives_what_a_small_one_gives()
    {
        var photo = OwnDigit.AsMnist(Seven(20), "a");
        var small = OwnDigit.AsMnist(Seven(2), "a");

        Assert.That((photo - small).PointwiseAbs().Enumerate().Average(), Is.InRange(0, 0.03));

        static Matrix<double> Seven(int times) => Drawn(
            150 * times,
            200 * times,
            (y, x) => Stroke(y, x, 40 * times, 75 * times, 40 * times, 125 * times, 3 * times)
                || Stroke(y, x, 40 * times, 125 * times, 115 * times, 90 * times, 3 * times)
                    ? 60
                    : 200);
    }

    [Test]
    public void Enlarged_test_images_of_MNIST_keep_their_labels()
    {
        var (test, network) = (RequiredData.MnistTest(), RequiredData.SampleNetwork());
        const int images = 100;
        var x = Matrix<double>.Build.Dense(images, 784);
        for (var i = 0; i < images; i++)
        {
            var image = test.X.Row(i);
            var enlarged = Drawn(280, 280, (row, column) => 255 - (255 * image[((int)row / 10 * 28) + ((int)column / 10)]));
            x.SetRow(i, OwnDigit.AsRow(OwnDigit.AsMnist(enlarged, "a"), 784));
        }

        // The network itself reads 93.52 % of them as they are.
        Assert.That(Predict.Accuracy(Predict.Classes(network, x), test.Labels[..images]), Is.GreaterThanOrEqualTo(0.9));
    }

    [Test]
    public void A_network_of_784_inputs_takes_a_digit_row_by_row()
    {
        var numbered = Drawn(28, 28, (y, x) => (28 * y) + x);

        Assert.That(OwnDigit.AsRow(numbered, 784), Is.EqualTo(Vector<double>.Build.Dense(784, i => i)));
    }

    [Test]
    public void A_network_of_400_inputs_takes_a_digit_like_those_made_from_MNIST()
    {
        var images = new IdxArray([5000, 28, 28], [.. Enumerable.Range(0, 5000 * 784).Select(i => (byte)(i * i % 251))]);
        var labels = new IdxArray([5000], [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 10))]);

        var row = OwnDigit.AsRow(Drawn(28, 28, (y, x) => images.Values[(28 * (int)y) + (int)x] / 255.0), 400);

        Assert.That(row, Is.EqualTo(Ex4.FromMnist(images, labels).X.Row(0)));
    }

    [Test]
    public void Another_number_of_inputs_is_refused() => Assert.That(
        () => OwnDigit.AsRow(Matrix<double>.Build.Dense(28, 28), 2),
        Throws.ArgumentException.With.Message.EqualTo(
            "The network takes 2 numbers but needs 784 or 400: a digit has 28x28 pixels, or 20x20 as Ng's have."));

    private static Matrix<double> Drawn(int height, int width, Func<double, double, double> grey) =>
        Matrix<double>.Build.Dense(height, width, (y, x) => grey(y, x));

    private static bool Stroke(double y, double x, double y1, double x1, double y2, double x2, double radius)
    {
        var (height, width) = (y2 - y1, x2 - x1);
        var along = Math.Clamp((((y - y1) * height) + ((x - x1) * width)) / ((height * height) + (width * width)), 0, 1);
        return Math.Pow(y - y1 - (along * (y2 - y1)), 2) + Math.Pow(x - x1 - (along * (x2 - x1)), 2) <= radius * radius;
    }

    private static double Difference(Matrix<double> one, Matrix<double> other) => (one - other).PointwiseAbs().Enumerate().Average();
}
