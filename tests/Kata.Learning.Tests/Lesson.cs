using System.Text.RegularExpressions;
using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Learning.Tests;

/// <summary>The text of a lesson.</summary>
internal static partial class Lesson
{
    /// <summary>The folder of the lessons.</summary>
    public static string Folder => Path.Combine(RealData.Repository(), "docs", "lessons");

    /// <summary>Checks that each piece is in the lesson whose file begins with a number; spacing does not matter.</summary>
    public static void Says(string number, params string[] pieces)
    {
        var page = OneSpace(File.ReadAllText(Directory.GetFiles(Folder, $"{number}-*.md").Single()));
        foreach (var piece in pieces) Assert.That(page, Does.Contain(OneSpace(piece)));
    }

    /// <summary>A number as the lessons write it: at most so many digits after the point.</summary>
    public static string Text(double value, int digits = 6) => Number(Math.Round(value, digits));

    /// <summary>Numbers with a space between them.</summary>
    public static string Text(IEnumerable<double> values, int digits = 6) => string.Join(' ', values.Select(value => Text(value, digits)));

    private static string OneSpace(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
