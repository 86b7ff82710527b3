using System.Text;
using Kata.Verify.Reports;
using Kata.Verify.Results;
using Microsoft.VisualBasic.FileIO;

namespace Kata.Verify.Tests.Reports;

public sealed class GradebookTests
{
    private static readonly SubmissionVerdict[] Two = [Samples.Mixed(), Samples.Incomplete];

    [Test]
    public void A_row_has_points_and_a_verdict_for_each_step()
    {
        var rows = Read(GradebookCsv.Of(Two));

        Assert.That(rows[0], Is.EqualTo(new[]
        {
            "Submission", "Student", "Student ID", "Points", "Points Possible", "Steps Passed", "Incomplete", "SHA-256",
            "Forward", "Forward Points", "Backprop", "Backprop Points", "Optimizer", "Optimizer Points",
        }));
        Assert.That(rows[1], Is.EqualTo(new[]
        {
            "ann", "Ann Example", "12345", "4", "9", "1", "no", new string('b', 64),
            "passed", "3", "failed", "1", "does not compile", "0",
        }));
    }

    [Test]
    public void A_failure_of_the_judge_is_no_grade()
    {
        Assert.That(Read(GradebookCsv.Of(Two))[2][3], Is.Empty);
        Assert.That(Read(MoodleCsv.Of(Two, VisibilityRules.All)), Has.Length.EqualTo(2), "a row would replace the comments");
        Assert.That(Read(CanvasCsv.Of(Two, "Kata")), Has.Length.EqualTo(3), "an empty grade would remove one");
    }

    [Test]
    public void Points_read_back_exactly()
    {
        var third = Samples.Mixed() with { Steps = [Samples.Mixed().Steps[0] with { Points = 10 / 3.0 }] };

        Assert.That(double.Parse(Read(GradebookCsv.Of([third]))[1][3], CultureInfo.InvariantCulture), Is.EqualTo(10 / 3.0));
    }

    [Test]
    public void Moodle_finds_the_participant_by_number()
    {
        var rows = Read(MoodleCsv.Of([Samples.Mixed(), Samples.Mixed() with { StudentId = "ann@example.org" }], VisibilityRules.All));

        Assert.That(rows[0], Is.EqualTo(
            new[] { "Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Last modified (grade)", "Feedback comments" }));
        Assert.That(rows[1][..3], Is.EqualTo(new[] { "Participant 12345", "Ann Example", "" }));
        Assert.That(rows[2][..3], Is.EqualTo(new[] { "", "Ann Example", "ann@example.org" }));
        Assert.That(rows[1][6], Does.StartWith("Step 4, Forward: passed, 3 of 3 points. Step 8, Backprop: failed, 1 of 3 points."));
    }

    [Test]
    public void Canvas_has_a_row_of_points_possible()
    {
        var rows = Read(CanvasCsv.Of([Samples.Mixed(), Samples.Mixed() with { StudentId = "ann" }], "Kata (77)"));

        Assert.That(rows[0], Is.EqualTo(new[] { "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Kata (77)" }));
        Assert.That(rows[1], Is.EqualTo(new[] { "    Points Possible", "", "", "", "", "9" }));
        Assert.That(rows[2], Is.EqualTo(new[] { "Ann Example", "12345", "", "", "", "4" }));
        Assert.That(rows[3], Is.EqualTo(new[] { "Ann Example", "", "", "ann", "", "4" }));
    }

    [Test]
    public void A_student_cannot_set_the_points_possible() => Assert.That(
        Read(CanvasCsv.Of([Samples.Mixed() with { Student = "My Points Possible" }], "Kata"))[2][0], Does.Not.Contain("Points Possible"));

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_is_one_cell_and_no_formula(string name)
    {
        string[] tables =
        [
            GradebookCsv.Of([Samples.Hostile(name)]),
            MoodleCsv.Of([Samples.Hostile(name)], VisibilityRules.All),
            CanvasCsv.Of([Samples.Hostile(name)], name),
        ];

        foreach (var rows in tables.Select(Read))
        {
            Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(rows[0].Length));
            Assert.That(rows.SelectMany(row => row).Where(cell => cell.TrimStart().Length > 0).Select(cell => cell.TrimStart()[0]),
                Has.None.AnyOf('=', '+', '-', '@', '＝'));
        }
    }

    [Test]
    public void Lines_end_as_RFC_4180_has_it() =>
        Assert.That(GradebookCsv.Of(Two).Replace("\r\n", ""), Does.Not.Contain('\n').And.Not.Contain('\r'));

    private static string[][] Read(string table)
    {
        using var parser = new TextFieldParser(new MemoryStream(Encoding.UTF8.GetBytes(table)), Encoding.UTF8)
        {
            TextFieldType = FieldType.Delimited,
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true,
            TrimWhiteSpace = false,
        };
        var rows = new List<string[]>();
        while (!parser.EndOfData) rows.Add(parser.ReadFields()!);
        return [.. rows];
    }
}
