using System.Diagnostics;
using System.Text;
using Kata.Verify.Submissions;

namespace Kata.Verify.Tests.Submissions;

/// <summary>Folders and zips made to harm: each is refused or noted in a sentence, and the other submissions are read.</summary>
[Platform("Linux")]
public sealed class HostileFilesTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Begin()
    {
        _scratch = new();
        _scratch.Files("all/zoe/Cost.cs");
    }

    // The submission beside it is read whatever happened.
    [TearDown]
    public void End()
    {
        var zoe = _scratch.Found("all").Single(one => one.Id == "zoe");
        _scratch.Dispose();
        Assert.That((zoe.Paths(), zoe.Problems.Count), Is.EqualTo(("Cost.cs", 0)));
    }

    [Test]
    public void A_link_is_not_followed()
    {
        _scratch.Files("all/eve/Predict.cs");
        File.CreateSymbolicLink(_scratch.At("all/eve/Cost.cs"), "/etc/shadow");
        File.CreateSymbolicLink(_scratch.At("all/eve/notes"), "/etc");

        var eve = Eve();

        Assert.That(eve.Problems, Is.EqualTo(["Cost.cs is a link, which is not followed."]));
        Assert.That(eve.Notes, Is.EqualTo(["notes is a link, which is not followed.", "Left out: notes."]));
        Assert.That(eve.Paths(), Is.EqualTo("Predict.cs"));
    }

    [Test]
    public void A_link_in_place_of_a_students_folder_is_not_followed()
    {
        Directory.CreateSymbolicLink(_scratch.At("all/eve"), _scratch.At("all/zoe"));

        Assert.That(Eve().Problems, Is.EqualTo(["eve is a link, which is not followed."]));
        Assert.That(Eve().Files, Is.Empty);
    }

    [Test]
    public void A_link_back_to_its_own_folder_ends()
    {
        _scratch.Files("all/eve/Cost.cs");
        Directory.CreateSymbolicLink(_scratch.At("all/eve/again"), _scratch.At("all/eve"));

        Assert.That(Eve().Paths(), Is.EqualTo("Cost.cs"));
    }

    [Test]
    public void A_pipe_is_not_opened()
    {
        _scratch.Files("all/eve/Predict.cs");
        Handed.Run("mkfifo", _scratch.At("all/eve/Cost.cs"));
        Handed.Run("mkfifo", _scratch.At("all/mallory"));
        Handed.Run("mkfifo", _scratch.At("all/oscar.zip"));

        Assert.That(Eve().Problems, Is.EqualTo(["Cost.cs is a pipe but needs to be a file."]));
        Assert.That(Of("mallory").Problems, Is.EqualTo(["mallory is a pipe but needs to be a file."]));
        Assert.That(Of("oscar.zip").Problems, Is.EqualTo(["oscar.zip is a pipe but needs to be a file."]));
    }

    [Test]
    public void A_hard_link_is_noted()
    {
        _scratch.Files("all/eve/Cost.cs");
        Handed.Run("ln", _scratch.At("all/eve/Cost.cs"), _scratch.At("elsewhere"));

        Assert.That(Eve().Notes, Is.EqualTo(["Cost.cs has 2 names in the file system (hard links)."]));
    }

    [Test]
    public void A_file_of_2_GB_is_not_read()
    {
        _scratch.Files("all/eve/Predict.cs");
        using (var file = File.Create(_scratch.At("all/eve/Cost.cs"))) file.SetLength(2L << 30);
        var clock = Stopwatch.StartNew();

        var eve = Eve();

        Assert.That(eve.Problems, Is.EqualTo(["Cost.cs is larger than 256 KiB but needs to be a step or a part of one."]));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Latin_1_is_refused()
    {
        _scratch.Write("all/eve/Cost.cs", Encoding.Latin1.GetBytes("// größer"));

        Assert.That(Eve().Problems, Is.EqualTo(["Cost.cs is not UTF-8 text but needs to be: save it as UTF-8."]));
    }

    [TestCase("../../zoe/Cost.cs", "leads out of its folder")]
    [TestCase("..\\..\\zoe\\Cost.cs", "leads out of its folder")]
    [TestCase("a/../../Cost.cs", "leads out of its folder")]
    [TestCase("/etc/cron.d/Cost.cs", "has an absolute path")]
    [TestCase("C:\\Cost.cs", "has an absolute path")]
    [TestCase("a//Cost.cs", "has an odd path")]
    [TestCase("a/\u001b[31m/Cost.cs", "has an odd path")]
    public void A_zip_that_climbs_out_is_refused(string name, string why)
    {
        _scratch.Zip("all/eve.zip", "Predict.cs", name);

        var eve = Eve();

        Assert.That(eve.Problems, Has.Count.EqualTo(1));
        Assert.That(eve.Problems[0], Does.EndWith($" in the zip {why}, and is not read.").And.Not.Contains("\u001b"));
        Assert.That(eve.Paths(), Is.EqualTo("Predict.cs"));
    }

    [Test]
    public void A_link_in_a_zip_is_not_followed()
    {
        _scratch.Write("all/eve.zip", Handed.Zipped(
            [("Cost.cs", Encoding.UTF8.GetBytes("/etc/shadow"))], entry => entry.ExternalAttributes = unchecked((int)0xA1FF0000)));

        Assert.That(Eve().Problems, Is.EqualTo(["Cost.cs is a link, which is not followed."]));
    }

    [TestCase(300_000, "Cost.cs is larger than 256 KiB but needs to be a step or a part of one.")]
    [TestCase(200_000, "Cost.cs is more than 100 times smaller in the zip, as no source file is.")]
    [TestCase(100_000_000, "Cost.cs is larger than 256 KiB but needs to be a step or a part of one.")]
    public void A_zip_bomb_is_not_unpacked(int size, string sentence)
    {
        _scratch.Write("all/eve.zip", Handed.Zipped(("Predict.cs", Handed.Code), ("Cost.cs", new byte[size])));

        Assert.That(Eve().Problems, Is.EqualTo([sentence]));
    }

    // The size that the zip claims is a lie: what comes out counts.
    [Test]
    public void A_zip_bomb_that_lies_about_its_size_is_not_unpacked()
    {
        var zip = Handed.Zipped(("Cost.cs", new byte[50_000_000]));
        foreach (var mark in new[] { "PK\u0001\u0002", "PK\u0003\u0004" })
        {
            var at = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(mark));
            BitConverter.TryWriteBytes(zip.AsSpan(at + (mark[2] == '\u0001' ? 24 : 22)), 200);
        }

        _scratch.Write("all/eve.zip", zip);

        Assert.That(Eve().Problems, Has.Count.EqualTo(1));
        Assert.That(Eve().Problems[0], Does.StartWith("Cost.cs "));
        Assert.That(Eve().Files, Is.Empty);
    }

    [Test]
    public void A_zip_of_a_thousand_and_one_files_is_refused()
    {
        _scratch.Zip("all/eve.zip", [.. Enumerable.Range(0, 1001).Select(i => $"x{i}.txt")]);

        Assert.That(Eve().Problems, Is.EqualTo(["eve.zip holds 1,001 files but needs at most 1,000."]));
    }

    [Test]
    public void A_zip_in_a_zip_in_a_zip_is_not_opened()
    {
        var third = Handed.Zipped(("Cost.cs", Handed.Code));
        _scratch.Write("all/eve.zip", Handed.Zipped(("two.zip", Handed.Zipped(("three.zip", third)))));

        Assert.That(Eve().Problems, Is.EqualTo(["it holds no file that is named for a step, e.g. Forward.cs."]));
        Assert.That(Eve().Notes, Is.EqualTo(["Left out: eve.zip/two.zip/three.zip."]));
    }

    [TestCase("")]
    [TestCase("PK")]
    [TestCase("this is no zip, but long enough to be looked at")]
    public void What_is_no_zip_is_refused(string content)
    {
        _scratch.Write("all/eve.zip", Encoding.ASCII.GetBytes(content));

        Assert.That(Eve().Problems, Is.EqualTo(["eve.zip is no zip that can be read."]));
    }

    [Test]
    public void A_zip_cut_or_changed_anywhere_is_refused_or_read()
    {
        var zip = Handed.Zipped(("Cost.cs", Handed.Code), ("a/Predict.cs", Handed.Code));
        for (var i = 0; i < zip.Length; i++)
        {
            var changed = zip.ToArray();
            changed[i] ^= 0xFF;
            _scratch.Write("all/eve.zip", changed);
            Assert.That(() => Eve(), Throws.Nothing, $"byte {i}");
            _scratch.Write("all/eve.zip", zip[..i]);
            Assert.That(() => Eve(), Throws.Nothing, $"{i} bytes");
        }
    }

    [Test]
    public void Names_are_shown_without_controls()
    {
        _scratch.Files("all/eve/Cost.cs", "all/eve/\u001b[31m\n::error::x.txt");

        Assert.That(Eve().Notes, Is.EqualTo(["Left out: \\u001B[31m\\u000A::error::x.txt."]));
    }

    private ReceivedSubmission Eve() => Of("eve");

    private ReceivedSubmission Of(string id) => _scratch.Found("all").Single(one => one.Id == id);
}
