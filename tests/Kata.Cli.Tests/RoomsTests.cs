using System.Xml.Linq;
using Kata.Tests;

namespace Kata.Cli.Tests;

/// <summary>The rooms of the solution and the arrows between them, which point one way.</summary>
public sealed class RoomsTests
{
    [TestCase("Kata.Model", "", "MathNet.Numerics")]
    [TestCase("Kata", "Kata.Model", "")]
    [TestCase("Kata.Harness", "Kata.Model", "")]
    [TestCase("Kata.Data", "", "CsvHelper MathNet.Numerics SharpZipLib")]
    [TestCase("Kata.Constraints", "Kata.Harness", "NUnit")]
    [TestCase("Kata.Pictures", "", "")]
    [TestCase("Kata.Runner", "Kata.Constraints Kata.Data Kata.Harness Kata.Pictures Unit Properties Snapshots", "FsCheck Microsoft.CodeAnalysis.Common Microsoft.CodeAnalysis.CSharp NUnit")]
    [TestCase("Kata.Cli", "Kata Kata.Data Kata.Pictures Kata.Runner", "Spectre.Console System.CommandLine")]
    public void A_room_depends_on_these_alone(string room, string rooms, string packages)
    {
        var project = XDocument.Load(Path.Combine(RealData.Repository(), "src", room, $"{room}.csproj"));

        Assert.That(Includes(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension), Is.EqualTo(Words(rooms)));
        Assert.That(Includes(project, "PackageReference"), Is.EqualTo(Words(packages)));
    }

    [Test]
    public void Each_step_has_a_file_in_each_suite()
    {
        var steps = new DirectoryInfo(Path.Combine(RealData.Repository(), "src", "Kata")).GetFiles("*.cs").Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToArray();

        Assert.That(steps, Has.Length.EqualTo(12));
        foreach (var (suite, ending) in new[] { ("Unit", "Tests"), ("Properties", "Properties"), ("Snapshots", "Snapshots") })
        {
            foreach (var step in steps) Assert.That(Path.Combine(RealData.Repository(), "tests", suite, step + ending + ".cs"), Does.Exist);
        }
    }

    [Test]
    public void No_source_file_is_longer_than_200_lines()
    {
        var files = new DirectoryInfo(Path.Combine(RealData.Repository(), "src")).GetFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToArray();

        Assert.That(files, Has.Length.GreaterThan(30));
        Assert.That(files.Where(file => File.ReadLines(file.FullName).Count() > 200).Select(file => file.Name), Is.Empty);
    }

    // These pass on NaN: a number that is none would go unnoticed.
    [Test]
    public void No_test_of_a_step_compares_a_number_by_a_constraint_that_NaN_passes()
    {
        string[] traps = ["Is.LessThan(", "Is.AtMost(", "Is.LessThanOrEqualTo("];
        foreach (var suite in new[] { "Unit", "Properties", "Snapshots" })
        {
            foreach (var file in new DirectoryInfo(Path.Combine(RealData.Repository(), "tests", suite)).GetFiles("*.cs"))
            {
                var text = File.ReadAllText(file.FullName);
                Assert.That(traps.Where(text.Contains), Is.Empty, file.Name);
            }
        }
    }

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value.Replace('/', Path.DirectorySeparatorChar));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
