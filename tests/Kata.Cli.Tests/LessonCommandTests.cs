using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Kata.Cli.Reading;
using Kata.Learning;

namespace Kata.Cli.Tests;

/// <summary>Lessons in the terminal and in the browser.</summary>
[Category("Cli")]
public sealed partial class LessonCommandTests
{
    private static IEnumerable<LessonPage> Pages => Lessons.All;

    [TestCaseSource(nameof(Pages))]
    public void A_lesson_fits_the_terminal_and_shows_no_markup(LessonPage page)
    {
        foreach (var width in new[] { 40, 79, 119 })
        {
            var lines = MarkdownText.Lines(page.Text, width, hasStyles: false);

            Assert.That(lines, Has.Count.GreaterThan(60));
            Assert.That(lines.Where(line => line.Length > width), Is.Empty);
            Assert.That(lines, Has.None.Match(@"```|^#|\*\*|\]\(|\e"));
            Assert.That(lines, Has.None.Match(@"^$\n^$"));
        }
    }

    [Test]
    public void Headings_lists_tables_and_code_can_be_told_apart()
    {
        var lines = MarkdownText.Lines(
            "## Head\n\nA `word` of a [mistake](../mistakes/cost/no-half.md) and [a page](https://example.org).\n\n- one\n- two\n\n"
            + "```text\na  b\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |\n", 60, hasStyles: false);

        Assert.That(lines, Is.EqualTo(
            "Head\n\nA word of a mistake (kata explain cost/no-half) and a page\n(https://example.org).\n\n- one\n- two\n\n    a  b\n"
                .Split('\n').Concat(lines.Skip(10))));
        Assert.That(lines.Skip(10), Has.Some.Match("x +│? *y").And.Some.Match("1 +│? *2"));
    }

    [Test]
    public void Letters_are_bold_and_coloured_only_if_they_may_be()
    {
        Assert.That(string.Concat(MarkdownText.Lines("# Head", 60, hasStyles: true)), Does.Contain("\e[").And.Contain("Head"));
        Assert.That(string.Concat(MarkdownText.Lines("# Head", 60, hasStyles: false)), Is.EqualTo("Head"));
    }

    [TestCase("8", "Step 8: Backprop")]
    [TestCase("backprop", "Step 8: Backprop")]
    [TestCase("0", "Before you start")]
    [TestCase("7b", "Between steps 7 and 8: a warm-up with one layer")]
    public void A_lesson_is_found_by_its_number_or_its_step(string named, string title)
    {
        var (exit, output, error) = KataProcess.Run($"lesson {named}");

        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith(title));
    }

    [Test]
    public void A_lesson_that_does_not_exist_gets_a_sentence() => Assert.That(KataProcess.Run("lesson 14"),
        Is.EqualTo((2, "", "kata: step is 14 but needs to be 1 to 13 or a name, e.g. 6 or Cost: \"kata list\" shows them.\n")));

    [Test]
    public void Without_a_name_it_is_the_lesson_of_the_current_step()
    {
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("mine"));

        Assert.That(KataProcess.Run($"lesson --dir {workspace.Folder}").Out, Does.StartWith("Step 1: Serialize\n"));
    }

    [Test]
    public void The_pages_for_the_browser_hold_what_they_link_to()
    {
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("mine"));

        var path = LessonSite.Write(workspace, Lessons.Of(Step.Backprop));

        Assert.That(path, Is.EqualTo(folder.At(Path.Combine("mine", "lessons", "08-backprop.html"))));
        var pages = Directory.GetFiles(folder.At("mine/lessons"), "*.html", SearchOption.AllDirectories);
        Assert.That(pages, Has.Length.GreaterThan(50));
        foreach (var page in pages)
        {
            var text = File.ReadAllText(page);
            Assert.That(text, Does.Not.Contain(@"\frac").And.Not.Contain("```"));
            foreach (Match link in Link().Matches(text))
            {
                var target = Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(page)!);
                Assert.That(target, Does.Exist, page);
                var anchor = link.Groups[2].Value;
                if (anchor.Length > 0) Assert.That(File.ReadAllText(target), Does.Contain($"id=\"{anchor[1..]}\""));
            }
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    [Platform("Linux"), UnsupportedOSPlatform("windows")]
    public void The_browser_is_opened_or_the_path_is_said(bool hasBrowser)
    {
        using var folder = new Scratch();
        var workspace = Workspace.Start(folder.At("mine"));
        if (hasBrowser)
        {
            var script = $"#!/bin/sh\necho \"$1\" >'{folder.At("opened")}'\n";
            var opener = folder.Write("bin/xdg-open", System.Text.Encoding.UTF8.GetBytes(script));
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        // Only what a shell needs: no browser of this machine.
        Directory.CreateDirectory(folder.At("bin"));
        foreach (var tool in new[] { "sh", "dotnet" }) File.CreateSymbolicLink(folder.At($"bin/{tool}"), Which(tool));
        using var process = KataProcess.Start(
            $"lesson 6 --browser --dir {workspace.Folder}",
            TestContext.CurrentContext.TestDirectory, folder.Folder, ("PATH", folder.At("bin")));
        var (exit, output, error) = KataProcess.Result(process);

        var page = Path.Combine("mine", "lessons", "06-cost.html");
        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(output, Is.EqualTo(hasBrowser ? $"opened {page} in the browser.\n" : $"no browser was found; the page is {page}.\n"));
        if (hasBrowser) Assert.That(File.ReadAllText(folder.At("opened")).Trim(), Is.EqualTo(folder.At(page)));
    }

    private static string Which(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, tool)).First(File.Exists);

    [GeneratedRegex("(?:href|src)=\"(?!https?:)([^\"#]+)(#[^\"]*)?\"")]
    private static partial Regex Link();
}
