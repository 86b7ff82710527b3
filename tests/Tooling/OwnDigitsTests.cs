using Kata.Data;

namespace Kata.Tests;

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
}
