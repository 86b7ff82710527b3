using Kata.Cli.Digits;
using Kata.Data.Digits;
using Kata.Data.Formats.Images;
using Kata.Tests;

namespace Kata.Cli.Tests;

[Category("Data")]
public sealed class OwnDigitsTests
{
    private static FileInfo[] Pictures => new DirectoryInfo(Path.Combine(RealData.Repository(), "tests", "Tooling", "OwnDigits")).GetFiles("*.png");

    [Test]
    public void Each_digit_is_there_at_least_twice()
    {
        var digits = Pictures.CountBy(picture => picture.Name[0]).ToDictionary();

        Assert.That(digits.Keys.Order(), Is.EqualTo("0123456789"));
        Assert.That(digits.Values, Is.All.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Each_is_small() => Assert.That(Pictures.Where(picture => picture.Length >= 12_000).Select(picture => picture.Name), Is.Empty);

    // Ink and its ground differ, whichever is the darker.
    [Test]
    public void Each_is_read_with_ink_on_it()
    {
        foreach (var picture in Pictures)
        {
            var greys = PngFile.ReadGrey(File.ReadAllBytes(picture.FullName), picture.Name);

            Assert.That(greys.ColumnCount, Is.InRange(60, 400), picture.Name);
            Assert.That(greys.Enumerate().Max() - greys.Enumerate().Min(), Is.GreaterThan(90), picture.Name);
        }
    }

    [Test]
    public void Most_are_read_right_with_the_weights_that_ship() => Assert.That(Right(DigitModel.Load("digits-weights")), Is.InRange(22, 27));

    [Test]
    public void Most_are_read_right_by_a_network_of_MNIST() => Assert.That(Right(new("mnist", RequiredData.SampleNetwork())), Is.InRange(22, 27));

    private static int Right(DigitModel model) => Pictures.Count(picture =>
        DigitReader.Of(model).Read(OwnDigit.AsMnist(DigitImage.Read(picture.FullName), picture.Name)).Digit == picture.Name[0] - '0');
}
