using Kata.Verify.Reports;

namespace Kata.Verify.Tests.Reports;

public sealed class ReportFilesTests
{
    private readonly Scratch _scratch = new();

    [OneTimeTearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public void A_report_replaces_the_earlier_one_and_leaves_nothing_else()
    {
        var files = new ReportFiles(_scratch.At("whole"));
        files.Write("feedback/ann.md", "long ago");
        files.Write("feedback/ann.md", "é");

        Assert.That(File.ReadAllBytes(_scratch.At("whole/feedback/ann.md")), Is.EqualTo("é"u8.ToArray()));
        Assert.That(Directory.GetFiles(_scratch.At("whole/feedback")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Lines_are_appended_and_a_torn_one_is_removed()
    {
        var files = new ReportFiles(_scratch.At("log"));
        files.Append("results.jsonl", "{1}\n");
        File.AppendAllText(_scratch.At("log/results.jsonl"), "{2");
        files.Append("results.jsonl", "{3}\n{4}\n");

        Assert.That(File.ReadAllText(_scratch.At("log/results.jsonl")), Is.EqualTo("{1}\n{3}\n{4}\n"));
    }

    [Test]
    public void A_log_that_is_one_torn_line_begins_anew()
    {
        Directory.CreateDirectory(_scratch.At("torn"));
        File.WriteAllText(_scratch.At("torn/results.jsonl"), "{1");
        new ReportFiles(_scratch.At("torn")).Append("results.jsonl", "{2}\n");

        Assert.That(File.ReadAllText(_scratch.At("torn/results.jsonl")), Is.EqualTo("{2}\n"));
    }

    [TestCase("../outside")]
    [TestCase("/etc/outside")]
    [TestCase("a/../../beside")]
    public void A_name_stays_inside_the_folder(string name) =>
        Assert.That(() => new ReportFiles(_scratch.At("inside")).Write(name, ""), Throws.ArgumentException);

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_gives_a_plain_file(string name)
    {
        var file = ReportFiles.NameOf(name, ".md");

        Assert.That(file.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'), Is.True);
        Assert.That(file, Has.Length.AtMost(100));
    }

    [Test]
    public void Different_names_have_different_files()
    {
        string[] names = [.. Samples.HostileNames, "Ann", "ann", "ann/", "a nn", "ANN", "é", "ü"];

        Assert.That(names.Select(name => ReportFiles.NameOf(name, ".md")), Is.Unique);
    }
}
