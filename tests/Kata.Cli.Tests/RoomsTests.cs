using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>The rooms of the solution, their folders, and the arrows between them, which point one way. Namespaces are folders.</summary>
public sealed class RoomsTests
{
    private static readonly Lazy<FolderArrows> Arrows = new(() =>
    {
        // Roslyn is where Kata.Runner finds it.
        RuntimeHelpers.RunModuleConstructor(typeof(SourceFile).Module.ModuleHandle);
        return FolderArrows.OfSource();
    });

    // A folder, and the folders of its room that it uses; "." is the room's own. Folders without a row use none.
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["Kata.Harness.Oracle"] = ".",
        ["Kata.Harness.Mistakes"] = ". Oracle",
        ["Kata.Harness.Diagnosis.Probes"] = ". Oracle",
        ["Kata.Harness.Tracing"] = ". Oracle",
        ["Kata.Harness.Diagnosis"] = ". Diagnosis.Probes Mistakes Oracle",
        ["Kata.Harness.Diagnosis.Repair"] = ". Diagnosis Diagnosis.Probes Oracle",

        ["Kata.LinearAlgebra"] = "Fallback",

        ["Kata.Data.Formats"] = "Files",
        ["Kata.Data.Formats.Csv"] = "Files",
        ["Kata.Data.Formats.Idx"] = "Formats",
        ["Kata.Data.Formats.Images"] = "Files Formats",
        ["Kata.Data.Formats.Mat"] = "Files Formats",
        ["Kata.Data.Formats.Npy"] = "Files Formats",
        ["Kata.Data.Formats.Pickle"] = "Files Formats",
        ["Kata.Data.Downloads"] = "Files",
        ["Kata.Data.Sets"] = "Digits Downloads Files Formats Formats.Csv Formats.Idx Formats.Mat Formats.Pickle",

        ["Kata.Pictures.Charts"] = ". Svg",
        ["Kata.Pictures.Text"] = ".",

        ["Kata.Experiments.Gradients"] = ".",
        ["Kata.Experiments.Tracing"] = ".",
        ["Kata.Experiments.Training"] = ". Drawing Models",
        ["Kata.Experiments.Milestones"] = ". Drawing Gradients Published Training",
        ["Kata.Experiments.Notebooks"] = ". Drawing Models Published Training",
        ["Kata.Experiments"] = "Models Published",

        ["Kata.Runner.Suites"] = ". Compiling",
        ["Kata.Runner.Repairs"] = "Compiling",
        ["Kata.Runner.Workers"] = ". Compiling Repairs Suites",
        ["Kata.Runner.Checking"] = ". Compiling Repairs Suites Workers",
        ["Kata.Runner.SelfCheck"] = ". Checking Compiling Repairs Suites",

        ["Kata.Sandbox"] = "Protocol",

        ["Kata.Verify.Judging"] = "Isolating Policy Results",
        ["Kata.Verify.Doctor"] = "Isolating Judging Results Running",
        ["Kata.Verify.Submissions"] = "Policy",
        ["Kata.Verify.Reports"] = "Results",
        ["Kata.Verify.Marking"] = "Reports Results",
        ["Kata.Verify.Running"] = "Isolating Judging Reports Results Submissions",

        ["Kata.Cli.Completion"] = "Output",
        ["Kata.Cli.Data"] = "Output",
        ["Kata.Cli.Digits"] = "Output",
        ["Kata.Cli.Doctor"] = "Output",
        ["Kata.Cli.Explain"] = "Output",
        ["Kata.Cli.Gradients"] = "Explain Output",
        ["Kata.Cli.Learn"] = "Output Reading",
        ["Kata.Cli.Notebooks"] = "Output",
        ["Kata.Cli.SelfCheck"] = "Output",
        ["Kata.Cli.Train"] = "Output",
        ["Kata.Cli.Verify"] = "Output",
        ["Kata.Cli"] = "Completion Data Digits Doctor Explain Gradients Learn Notebooks Output SelfCheck Train Verify",
    };

    private static IEnumerable<string> Folders => Arrows.Value.Namespaces;

    // A room, and the projects and the packages that it references.
    [TestCase("Kata.Model", "", "MathNet.Numerics")]
    [TestCase("Kata.LinearAlgebra", "", "MathNet.Numerics")]
    [TestCase("Kata", "Kata.LinearAlgebra Kata.Model", "")]
    [TestCase("Kata.Gradients", "", "MathNet.Numerics")]
    [TestCase("Kata.Gradients.NUnit", "Kata.Gradients", "NUnit")]
    [TestCase("Kata.Harness", "Kata.Gradients Kata.Model", "")]
    [TestCase("Kata.Data", "", "MathNet.Numerics")]
    [TestCase("Kata.Pictures", "", "")]
    [TestCase("Kata.Experiments", "Kata.Data Kata.Gradients Kata.Harness Kata.LinearAlgebra Kata.Pictures", "")]
    [TestCase(
        "Kata.Runner",
        "Kata.Experiments Kata.Gradients.NUnit Kata.LinearAlgebra Unit Properties Snapshots",
        "FsCheck Microsoft.CodeAnalysis.Common Microsoft.CodeAnalysis.CSharp NUnit")]
    [TestCase("Kata.Sandbox", "Kata.LinearAlgebra Kata.Model", "MathNet.Numerics")]
    [TestCase("Kata.Verify", "Kata.Runner Kata.Sandbox", "Microsoft.CodeAnalysis.Common Microsoft.CodeAnalysis.CSharp")]
    [TestCase("Kata.Learning", "Kata.Runner", "")]
    [TestCase("Kata.Cli", "Kata Kata.Learning Kata.Verify", "Markdig Spectre.Console System.CommandLine")]
    public void A_room_references_these_alone(string room, string rooms, string packages)
    {
        var project = XDocument.Load(Path.Combine(RealData.Repository(), "src", room, $"{room}.csproj"));

        Assert.That(Includes(project, "ProjectReference"), Is.EqualTo(rooms), "projects");
        Assert.That(Includes(project, "PackageReference"), Is.EqualTo(packages), "packages");
    }

    [Test]
    public void Every_room_has_a_row() => Assert.That(
        typeof(RoomsTests).GetMethod(nameof(A_room_references_these_alone))!
            .GetCustomAttributes(false).OfType<TestCaseAttribute>().Select(row => row.Arguments[0]),
        Is.EquivalentTo(new DirectoryInfo(Path.Combine(RealData.Repository(), "src")).GetDirectories().Select(room => room.Name)));

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_these_alone(string folder) =>
        Assert.That(string.Join(' ', Arrows.Value.From(folder).Select(FolderArrows.Short)),
            Is.EqualTo(Uses.GetValueOrDefault(folder, "")), "uses");

    [TestCaseSource(nameof(Folders))]
    public void A_folder_does_not_use_itself_through_others(string folder) => Assert.That(Arrows.Value.CircleOf(folder), Is.Null);

    [Test]
    public void Every_row_is_a_folder() => Assert.That(Uses.Keys, Is.SubsetOf(Folders));

    private static string Includes(XDocument project, string element) => string.Join(' ',
        project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value)
            .Select(path => path.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : path));
}
