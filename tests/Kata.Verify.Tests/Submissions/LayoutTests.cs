using System.Text;
using Kata.Verify.Submissions;

namespace Kata.Verify.Tests.Submissions;

/// <summary>Where submissions are found, and what they are called.</summary>
public sealed class LayoutTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Begin() => _scratch = new();

    [TearDown]
    public void End() => _scratch.Dispose();

    [TestCase("")]
    [TestCase("Kata/")]
    [TestCase("src/Kata/")]
    public void A_folder_with_steps_is_a_submission(string at)
    {
        _scratch.Files($"alice/{at}Cost.cs", $"alice/{at}Helper.cs", "alice/tests/CostTests.cs", "alice/README.md");

        var found = _scratch.One("alice");

        Assert.That((found.Id, found.Paths()), Is.EqualTo(("alice", "Cost.cs Helper.cs")));
    }

    [Test]
    public void A_folder_of_folders_is_a_submission_each_in_the_order_of_their_names()
    {
        _scratch.Files("all/bob/Cost.cs", "all/alice/my kata/Forward.cs", "all/Carol/Kata/Backprop.cs", "all/dave/notes.txt");

        var found = _scratch.Found("all");

        Assert.That(
            found.Select(one => $"{one.Id}: {one.Paths()}"),
            Is.EqualTo(["Carol: Backprop.cs", "alice: Forward.cs", "bob: Cost.cs", "dave: "]));
        Assert.That(found[3].Problems, Is.EqualTo(["it holds no file that is named for a step, e.g. Forward.cs."]));
    }

    [Test]
    public void A_single_student_is_called_as_later_beside_others()
    {
        _scratch.Files("all/alice/Cost.cs");

        Assert.That(_scratch.One("all").Id, Is.EqualTo("alice"));
    }

    [TestCase("Cost.cs")]
    [TestCase("Kata/Cost.cs")]
    [TestCase("homework/Cost.cs", "homework/tests/CostTests.cs")]
    [TestCase("homework\\Cost.cs")]
    [TestCase("solution/Cost.cs", "papers/notes.txt")]
    public void A_zip_of_one(params string[] entries)
    {
        _scratch.Zip("alice.zip", entries);

        var found = _scratch.One("alice.zip");

        Assert.That((found.Id, found.Paths()), Is.EqualTo(("alice", "Cost.cs")));
    }

    [TestCase("")]
    [TestCase("term/")]
    public void A_zip_of_many(string at)
    {
        _scratch.Zip("all.zip", $"{at}bob/Cost.cs", $"{at}alice/Kata/Cost.cs", "__MACOSX/bob/._Cost.cs");

        Assert.That(_scratch.Found("all.zip").Select(one => $"{one.Id}: {one.Paths()}"), Is.EqualTo(["alice: Cost.cs", "bob: Cost.cs"]));
    }

    [Test]
    public void A_folder_of_zips()
    {
        _scratch.Zip("all/bob.zip", "work/Cost.cs");
        _scratch.Zip("all/alice.zip", "Cost.cs");

        Assert.That(_scratch.Found("all").Select(one => $"{one.Id}: {one.Paths()}"), Is.EqualTo(["alice: Cost.cs", "bob: Cost.cs"]));
    }

    [Test]
    public void A_Moodle_download_tells_name_and_number()
    {
        _scratch.Files("all/Ada Lovelace_123456_assignsubmission_file_/Cost.cs");
        _scratch.Zip("all/Émile O'Neil_77_assignsubmission_file/mine.zip", "mine/Kata/Cost.cs");
        _scratch.Files("all/Émile O'Neil_77_assignsubmission_onlinetext/onlinetext.html");

        Assert.That(
            _scratch.Found("all").Select(one => $"{one.Id} {one.Student} {one.StudentId}: {one.Paths()}"),
            Is.EqualTo(["Ada Lovelace_123456 Ada Lovelace 123456: Cost.cs", "Émile O'Neil_77 Émile O'Neil 77: Cost.cs"]));
    }

    [Test]
    public void A_Moodle_download_without_folders()
    {
        _scratch.Zip("all.zip", "Ada Lovelace_1_assignsubmission_file_Cost.cs", "Ada Lovelace_1_assignsubmission_file_Predict.cs",
            "Bo_2_assignsubmission_file_Cost.cs");

        Assert.That(
            _scratch.Found("all.zip").Select(one => $"{one.Student} {one.StudentId}: {one.Paths()}"),
            Is.EqualTo(["Ada Lovelace 1: Cost.cs Predict.cs", "Bo 2: Cost.cs"]));
    }

    [Test]
    public void A_Moodle_download_as_a_zip_with_zips_inside()
    {
        var inner = Handed.Zipped(("Kata/Cost.cs", Handed.Code));
        _scratch.Write("all.zip", Handed.Zipped(
            ("Ada_1_assignsubmission_file_/mine.zip", inner), ("Bo_2_assignsubmission_file_/Cost.cs", Handed.Code)));

        Assert.That(_scratch.Found("all.zip").Select(one => $"{one.Id}: {one.Paths()}"), Is.EqualTo(["Ada_1: Cost.cs", "Bo_2: Cost.cs"]));
    }

    [Test]
    public void A_Gradescope_export_tells_names_and_numbers()
    {
        const string metadata = """
            ---
            submission_1001:
              :submitters:
              - :name: Ada "the Countess" Lovelace
                :sid: '0042'
                :email: ada@example.org
              - :name: 'Bo O''Neil'
                :sid: "43"
              :created_at: 2026-11-01 12:00:00.000000000 Z
              :results:
                :name: not a student
            submission_1002:
              :submitters:
              - :name: Cy
                :sid:
            """;
        _scratch.Files("export/submission_1001/Cost.cs", "export/submission_1002/Kata/Cost.cs", "export/submission_1003/Cost.cs");
        _scratch.Write("export/submission_metadata.yml", Encoding.UTF8.GetBytes(metadata));

        Assert.That(
            _scratch.Found("export").Select(one => $"{one.Id} {one.Student} [{one.StudentId}]: {one.Paths()}"),
            Is.EqualTo([
                "submission_1001 Ada \"the Countess\" Lovelace, Bo O'Neil [0042, 43]: Cost.cs", "submission_1002 Cy []: Cost.cs",
                "submission_1003  []: Cost.cs",
            ]));
    }

    [Test]
    public void Names_that_differ_in_case_only_get_a_number()
    {
        _scratch.Zip("one.zip", "Alice/Cost.cs", "alice/Cost.cs");
        _scratch.Zip("two.zip", "alice/Cost.cs", "bob/Cost.cs");

        var found = SubmissionSource.Find([_scratch.At("one.zip"), _scratch.At("two.zip")]);

        Assert.That(found.Select(one => one.Id), Is.EqualTo(["Alice", "alice-2", "alice-3", "bob"]));
    }

    [Test]
    public void A_path_that_holds_no_submission_is_named()
    {
        var path = _scratch.At("nobody");

        Assert.That(() => SubmissionSource.Find([path]), Throws.InstanceOf<FileNotFoundException>().With.Message
            .EqualTo($"{path} is neither a folder nor a zip, and holds no submission."));
    }

    [Test]
    public void The_hash_is_what_sha256sum_says_and_names_the_content()
    {
        _scratch.Files("a/Cost.cs", "a/Helper.cs", "b/Kata/Cost.cs", "b/Kata/Helper.cs", "c/Cost.cs", "c/Other.cs");
        _scratch.Files("a/notes.txt");

        var found = _scratch.Found();

        Assert.That(found[0].Hash, Is.EqualTo(Runner.Compiling.Submission.Read(_scratch.At("a")).Sha256));
        Assert.That(found[1].Hash, Is.EqualTo(found[0].Hash));
        Assert.That(found[2].Hash, Is.Not.EqualTo(found[0].Hash));
    }
}
