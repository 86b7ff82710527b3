using Kata.Runner.Compiling;

namespace Kata.Learning.Tests;

public sealed class WorkspaceTests
{
    private Scratch _scratch = null!;

    private string Folder => _scratch.At("mine");

    [SetUp]
    public void Prepare() => _scratch = new();

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void A_new_workspace_holds_the_stubs()
    {
        var workspace = Workspace.Start(Folder);

        Assert.That(Enumerable.Range(1, 13).Select(step => File.ReadAllText(workspace.PathOf((Step)step))),
            Is.EqualTo(Stubs.All.Select(stub => stub.Text)));
    }

    [Test]
    public void It_holds_what_a_build_needs()
    {
        var workspace = Workspace.Start(Folder);

        string[] needed =
        [
            ".editorconfig", ".gitignore", ".kata", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
            "Kata/Kata.csproj",
            "README.md", "Workspace.slnx", "lib/Kata.Gradients.NUnit.dll", "lib/Kata.Gradients.dll", "lib/Kata.Data.dll",
            "lib/Kata.Harness.dll", "lib/Kata.LinearAlgebra.dll", "lib/Kata.Model.dll",
            "lib/Kata.Model.pdb", "lib/Kata.Model.xml", "tests/Directory.Build.props", "tests/Properties/Properties.csproj",
            "tests/Shared/TestMatrices.cs",
            "tests/Snapshots/Snapshots.csproj", "tests/Snapshots/VerifyStandIn.cs", "tests/Unit/Unit.csproj",
        ];
        Assert.That(needed.Except(workspace.Made), Is.Empty);
        Assert.That(workspace.Made.Where(name => !File.Exists(_scratch.At($"mine/{name}"))), Is.Empty);
    }

    [TestCase("Unit", "*.cs")]
    [TestCase("Properties", "*.cs")]
    [TestCase("Snapshots", "*.verified.txt")]
    public void The_sources_of_the_suites_are_those_of_the_repository(string suite, string pattern)
    {
        Workspace.Start(Folder);
        var (theirs, ours) =
            (Files(_scratch.At($"mine/tests/{suite}"), pattern), Files(Path.Combine(RealData.Repository(), "tests", suite), pattern));

        var leftOut = ours.Keys.Except(theirs.Keys);

        Assert.That(theirs, Has.Count.GreaterThan(10));
        Assert.That(theirs.Where(file => !file.Value.SequenceEqual(ours[file.Key])).Select(file => file.Key), Is.Empty);
        Assert.That(leftOut, Is.EquivalentTo(pattern == "*.cs" ? [] : ReferenceOnly));
    }

    [Test]
    public void Checks_of_the_category_Reference_are_left_out()
    {
        Workspace.Start(Folder);

        var sources = Files(_scratch.At("mine/tests/Snapshots"), "*.cs");

        Assert.That(sources.Keys,
            Does.Contain("CostSnapshots.cs").And.Not.Contain("InitializeSnapshots.cs").And.Not.Contain("OptimizerSnapshots.cs"));
    }

    [Test]
    public void What_exists_is_left_as_it_is()
    {
        _scratch.Write("mine/Kata/Forward.cs", [1, 2, 3]);

        var workspace = Workspace.Start(Folder);

        Assert.That(File.ReadAllBytes(workspace.PathOf(Step.Forward)), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(workspace.Made, Does.Not.Contain("Kata/Forward.cs").And.Contain("Kata/Cost.cs"));
    }

    [Test]
    public void A_second_start_brings_back_what_is_missing_and_nothing_else()
    {
        File.Delete(Workspace.Start(Folder).PathOf(Step.Cost));

        Assert.That(Workspace.Start(Folder).Made, Is.EqualTo(new[] { "Kata/Cost.cs" }));
        Assert.That(Workspace.Start(Folder).Made, Is.Empty);
    }

    [Test]
    public void A_link_that_leads_nowhere_stays_one()
    {
        Directory.CreateDirectory(_scratch.At("mine/Kata"));
        File.CreateSymbolicLink(_scratch.At("mine/Kata/Cost.cs"), _scratch.At("nowhere"));

        Workspace.Start(Folder);

        Assert.That(new FileInfo(_scratch.At("mine/Kata/Cost.cs")).LinkTarget, Is.EqualTo(_scratch.At("nowhere")));
    }

    [Test]
    public void A_file_in_the_way_of_a_folder_is_said()
    {
        _scratch.Write("mine", [1]);

        Assert.That(() => Workspace.Start(Folder), Throws.InstanceOf<IOException>().With.Message.Contains("cannot be made"));
    }

    [Test]
    public void The_repository_itself_is_no_place_for_one()
    {
        var repository = Path.GetDirectoryName(_scratch.Write("repository/Kata.sln", []))!;

        Refusal.Says(() => Workspace.Start(repository), "is a folder of the repository", "new or empty", "kata start workspace");
    }

    [Test]
    public void A_folder_of_the_repository_that_holds_something_is_no_place_for_one()
    {
        _scratch.Write("Kata.sln", []);
        _scratch.Write("src/Kata/Cost.cs", []);

        Refusal.Says(() => Workspace.Start(_scratch.At("src")), "new or empty");

        Assert.That(Directory.GetFileSystemEntries(_scratch.At("src")), Is.EqualTo(new[] { _scratch.At("src/Kata") }));
    }

    [Test]
    public void A_start_in_the_repository_that_was_cut_short_is_taken_up()
    {
        _scratch.Write("Kata.sln", []);
        _scratch.Write("mine/.kata", []);

        Assert.That(Workspace.Start(Folder).Made, Does.Contain("Kata/Cost.cs").And.Not.Contain(".kata"));
    }

    [Test]
    public void It_is_found_from_a_folder_in_it()
    {
        Workspace.Start(Folder);

        Assert.That(Workspace.Find(_scratch.At("mine/tests/Unit"))!.Folder, Is.EqualTo(Folder));
        Assert.That(Workspace.Find(Folder + "/")!.Folder, Is.EqualTo(Folder));
    }

    [Test]
    public void It_is_not_found_from_the_folder_around_it()
    {
        Workspace.Start(Folder);

        Assert.That(Workspace.Find(_scratch.Folder), Is.Null);
    }

    [Test]
    public void Opening_takes_the_folder_itself()
    {
        Workspace.Start(Folder);

        Assert.That(Workspace.Open(Folder).Folder, Is.EqualTo(Folder));
        Refusal.Says(() => Workspace.Open(_scratch.At("mine/Kata")), "is not a workspace", "kata start");
    }

    [Test]
    public void Outside_the_repository_it_names_the_repository()
    {
        Workspace.Start(Folder);

        Assert.That(File.ReadAllText(_scratch.At("mine/lib/repository.txt")), Is.EqualTo(RealData.Repository() + "\n"));
    }

    [Test]
    public void Inside_a_repository_it_names_none()
    {
        _scratch.Write("Kata.sln", []);

        Assert.That(Workspace.Start(Folder).Made, Does.Not.Contain("lib/repository.txt"));
    }

    private static string[] ReferenceOnly =>
        ["InitializeSnapshots.The_2_3_2_network_of_seed_1.verified.txt", "OptimizerSnapshots.The_cost_of_each_evaluation.verified.txt"];

    private static Dictionary<string, byte[]> Files(string folder, string pattern) =>
        new DirectoryInfo(folder).GetFiles(pattern).ToDictionary(file => file.Name, file => File.ReadAllBytes(file.FullName));
}
