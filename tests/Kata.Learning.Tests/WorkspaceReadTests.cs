using System.Text;
using Kata.Runner.Compiling;

namespace Kata.Learning.Tests;

public sealed class WorkspaceReadTests
{
    private Scratch _scratch = null!;

    private Workspace _workspace = null!;

    [SetUp]
    public void Prepare()
    {
        _scratch = new();
        foreach (var stub in Stubs.All) _scratch.Write($"Kata/{stub.Path}", Encoding.UTF8.GetBytes(stub.Text));
        _workspace = _scratch.OpenWorkspace();
    }

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void A_new_workspace_is_read_as_the_stubs_without_a_problem()
    {
        var code = _workspace.Read();

        Assert.That(code.Problems, Is.Empty);
        Assert.That(code.Files.Select(file => (file.Name, file.Text)), Is.EquivalentTo(Stubs.All.Select(stub => (stub.Name, stub.Text))));
        Assert.That(code.Files.Select(file => file.Name), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [Test]
    public void Files_in_folders_are_read_but_not_those_of_a_build()
    {
        foreach (var name in new[] { "Sums/Sum.cs", "obj/Debug/Kata.cs", "bin/Kata.cs", ".vs/Kata.cs", "Notes.txt", "Deep/obj/Term.cs" })
            _scratch.Write($"Kata/{name}", "// here\n"u8.ToArray());

        var added = _workspace.Read().Files.Where(file => file.Text == "// here\n").Select(file => file.Name);

        Assert.That(added, Is.EqualTo(new[] { "Term", "Sum" }));
    }

    [Test]
    public void Elsewhere_a_path_is_absolute() =>
        Assert.That(_workspace.Read().Files[0].Path, Is.EqualTo(_workspace.PathOf(Step.Activations)));

    [Test]
    public void Below_the_current_folder_a_path_is_relative()
    {
        var folder = Path.Combine(Environment.CurrentDirectory, "read-below");
        Directory.CreateDirectory(folder);

        var code = Submission.Read(folder);

        Directory.Delete(folder);
        Assert.That(code.Problems[3].Path, Is.EqualTo(Path.Combine("read-below", "Forward.cs")));
    }

    [Test]
    public void A_byte_order_mark_is_dropped_and_CRLF_is_kept()
    {
        _scratch.Write("Kata/Cost.cs", [0xef, 0xbb, 0xbf, .. "class A;\r\n"u8]);

        Assert.That(_workspace.Read().Files.Single(file => file.Name == "Cost").Text, Is.EqualTo("class A;\r\n"));
    }

    [Test]
    public void A_missing_step_is_said_with_what_brings_it_back()
    {
        File.Delete(_workspace.PathOf(Step.Forward));

        const string message = "Forward.cs is missing: \"kata reset Forward\" brings the stub back, \"kata restore Forward\" an earlier "
            + "version.";
        Assert.That(_workspace.Read().Problems, Is.EqualTo([new CompileError(_workspace.PathOf(Step.Forward), 0, 0, "", message, "")]));
    }

    [Test]
    public void Without_the_folder_all_thirteen_are_missing()
    {
        Directory.Delete(_scratch.At("Kata"), recursive: true);

        Assert.That(_workspace.Read().Problems, Has.Count.EqualTo(13));
    }

    [Test]
    public void A_folder_in_the_place_of_a_step_is_said()
    {
        File.Delete(_workspace.PathOf(Step.Forward));
        Directory.CreateDirectory(_workspace.PathOf(Step.Forward));

        OneProblem("Forward.cs is a folder but needs to be a file");
    }

    [Test]
    public void A_link_that_leads_nowhere_is_said()
    {
        File.Delete(_workspace.PathOf(Step.Forward));
        File.CreateSymbolicLink(_workspace.PathOf(Step.Forward), _scratch.At("nowhere"));

        OneProblem("Forward.cs is a link that leads nowhere");
    }

    [Test]
    public void A_link_that_leads_to_itself_is_said()
    {
        File.Delete(_workspace.PathOf(Step.Forward));
        File.CreateSymbolicLink(_workspace.PathOf(Step.Forward), _workspace.PathOf(Step.Forward));

        OneProblem("Forward.cs is a link that leads nowhere");
    }

    [Test]
    public void A_file_may_have_256_KiB_and_not_a_byte_more()
    {
        _scratch.Write("Kata/Large.cs", [.. Enumerable.Repeat((byte)' ', 256 * 1024)]);
        Assert.That(_workspace.Read().Problems, Is.Empty);

        _scratch.Write("Kata/Large.cs", [.. Enumerable.Repeat((byte)' ', (256 * 1024) + 1)]);
        OneProblem("Large.cs is larger than 256 KiB", files: 13);
    }

    [Test]
    public void A_file_without_an_end_is_too_large()
    {
        if (OperatingSystem.IsWindows()) Assert.Pass("There is no such file here.");
        File.CreateSymbolicLink(_scratch.At("Kata/Zero.cs"), "/dev/zero");

        OneProblem("Zero.cs is larger than 256 KiB", files: 13);
    }

    [Test]
    public void A_file_that_is_not_UTF_8_is_said()
    {
        _scratch.Write("Kata/Forward.cs", [.. "// "u8, 0xe9, .. "\n"u8]);

        OneProblem("Forward.cs is not UTF-8 text");
    }

    [Test]
    public void A_file_of_UTF_16_is_said()
    {
        _scratch.Write("Kata/Forward.cs", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("class A;")]);

        OneProblem("Forward.cs is not UTF-8 text");
    }

    [Test]
    public void A_file_with_NUL_characters_is_said()
    {
        _scratch.Write("Kata/Forward.cs", "class A;\0\0"u8.ToArray());

        OneProblem("Forward.cs holds NUL characters");
    }

    [Test]
    public void Of_more_than_64_files_the_steps_are_read_and_the_others_said()
    {
        for (var i = 0; i < 52; i++) _scratch.Write($"Kata/A{i}.cs", []);

        var code = OneProblem("the folder holds 65 C# files but needs at most 64", files: 64);

        Assert.That(Enum.GetNames<Step>().Except(code.Files.Select(file => file.Name)), Is.Empty);
    }

    [Test]
    public void A_folder_that_is_a_link_is_not_followed()
    {
        Directory.CreateSymbolicLink(_scratch.At("Kata/Again"), _scratch.At("Kata"));

        Assert.That(_workspace.Read().Files, Has.Count.EqualTo(13));
    }

    [Test]
    public void A_problem_is_shown_behind_its_path() => Assert.That(
        new CompileError("Kata/Forward.cs", 0, 0, "", "Forward.cs is missing.", "").ToString(),
            Is.EqualTo("Kata/Forward.cs: Forward.cs is missing."));

    // By hand: printf 'class A;\n' > A.cs; printf 'class B;\n' > Z.cs; LC_ALL=C sha256sum *.cs | sha256sum
    [Test]
    public void The_hash_is_the_one_that_sha256sum_gives()
    {
        using var folder = new Scratch();
        folder.Write("Z.cs", "class B;\n"u8.ToArray());
        folder.Write("A.cs", "class A;\n"u8.ToArray());

        Assert.That(Submission.Read(folder.Folder).Sha256, Is.EqualTo("0a6679fdc87dad360fc744dad6cc87fbfd22c35a39d70f82e93b34f5f3b77721"));
    }

    [Test]
    public void The_same_code_elsewhere_has_the_same_hash()
    {
        using var elsewhere = new Scratch();

        Assert.That(Workspace.Start(elsewhere.At("mine")).Read().Sha256, Is.EqualTo(_workspace.Read().Sha256));
    }

    [TestCase("Kata/Cost.cs")]
    [TestCase("Kata/More.cs")]
    public void Other_code_has_another_hash(string file)
    {
        var before = _workspace.Read().Sha256;
        _scratch.Write(file, "class A;\n"u8.ToArray());

        Assert.That(_workspace.Read().Sha256, Is.Not.EqualTo(before));
    }

    // Step 6 is Cost: step 5 does not know of it, and step 8 uses it.
    [TestCase(5, "Kata/Cost.cs", false)]
    [TestCase(6, "Kata/Cost.cs", true)]
    [TestCase(8, "Kata/Cost.cs", true)]
    [TestCase(1, "Kata/More.cs", true)]
    public void The_hash_of_a_step_is_that_of_the_steps_up_to_it_and_of_other_files(int step, string file, bool changes)
    {
        var before = _workspace.Read().HashOf((Step)step);
        _scratch.Write(file, "class A;\n"u8.ToArray());

        Assert.That(_workspace.Read().HashOf((Step)step) != before, Is.EqualTo(changes));
    }

    private Submission OneProblem(string start, int files = 12)
    {
        var code = _workspace.Read();
        Assert.That(code.Problems, Has.Count.EqualTo(1));
        Assert.That(code.Problems[0].Message, Does.StartWith(start).And.EndWith("."));
        Assert.That(code.Files, Has.Count.EqualTo(files));
        return code;
    }
}
