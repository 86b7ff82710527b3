using Kata.Cli.Digits;
using Kata.Data.Digits;
using Kata.Data.Formats.Images;

namespace Kata.Cli.Tests;

[Category("Data")]
public sealed class OwnDigitsTests
{
    private static FileInfo[] Pictures =>
        new DirectoryInfo(Path.Combine(RealData.Repository(), "tests", "Kata.Cli.Tests", "OwnDigits")).GetFiles("*.png");

    [Test]
    public void Each_digit_has_at_least_two_pictures()
    {
        var digits = Pictures.CountBy(picture => picture.Name[0]).ToDictionary();

        Assert.That(digits.Keys.Order(), Is.EqualTo("0123456789"));
        Assert.That(digits.Values, Is.All.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Each_picture_is_small() => Assert.That(Pictures.Select(picture => picture.Length), Is.All.LessThan(12_000));

    // Ink and paper differ, whichever is darker.
    [Test]
    public void Each_picture_shows_ink()
    {
        foreach (var picture in Pictures)
        {
            var greys = PngFile.ReadGrey(File.ReadAllBytes(picture.FullName), picture.Name);

            Assert.That(greys.ColumnCount, Is.InRange(60, 400), picture.Name);
            Assert.That(greys.Enumerate().Max() - greys.Enumerate().Min(), Is.GreaterThan(90), picture.Name);
        }
    }

    [Test]
    public void The_shipped_weights_classify_most_correctly() =>
        Assert.That(CorrectlyClassified(DigitModel.Load("digits-weights")), Is.InRange(22, 27));

    [Test]
    public void A_network_trained_on_MNIST_classifies_most_correctly() =>
        Assert.That(CorrectlyClassified(new("mnist", RequiredData.SampleNetwork())), Is.InRange(22, 27));

    private static int CorrectlyClassified(DigitModel model) => Pictures.Count(picture =>
    {
        var digit = OwnDigit.AsMnist(DigitImage.Read(picture.FullName), picture.Name);
        return DigitClassifier.Of(model).Classify(digit).Digit == picture.Name[0] - '0';
    });
}
