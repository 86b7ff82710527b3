using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kata.Harness.Mistakes;

namespace Kata.Learning.Tests;

/// <summary>Links and pictures of the lessons.</summary>
public sealed partial class LessonLinksTests
{
    private const int PictureBytes = 15_000;

    private static IEnumerable<string> Pages => Directory.GetFiles(Lesson.Folder, "*.md").Select(file => Path.GetFileName(file)).Order();

    private static IEnumerable<string> Lessons => Pages.Where(page => !page.StartsWith("00-", StringComparison.Ordinal));

    private static IEnumerable<string> Pictures =>
        Directory.GetFiles(Path.Combine(Lesson.Folder, "pictures")).Select(file => Path.GetFileName(file)).Order();

    [TestCaseSource(nameof(Pages))]
    public void Every_link_of_a_lesson_leads_somewhere(string page)
    {
        foreach (var (_, address) in Links(page).Where(link => !link.Address.StartsWith("http", StringComparison.Ordinal)))
        {
            var (path, anchor) = address.Split('#') is [var file, var place] ? (file, place) : (address, null);
            var target = Path.Combine(Lesson.Folder, path.Length == 0 ? page : path);

            Assert.That(target, Does.Exist);
            if (anchor is not null) Assert.That(Headings(target).Select(Anchor), Does.Contain(anchor), address);
        }
    }

    [TestCaseSource(nameof(Lessons))]
    public void A_link_to_a_mistake_is_its_title(string page)
    {
        foreach (var (text, address) in Links(page).Where(link => link.Address.StartsWith("../mistakes/", StringComparison.Ordinal)))
            Assert.That(text, Is.EqualTo(MistakeBank.Find(address["../mistakes/".Length..^".md".Length])?.Text.Title), address);
    }

    [TestCaseSource(nameof(Pages))]
    public void A_lesson_links_to_no_hint_and_no_solution(string page) => Assert.That(
        Links(page).Select(link => link.Address), Has.None.Contain("hints/").And.None.Contain("src/"));

    [TestCaseSource(nameof(Lessons))]
    public void A_lesson_has_its_headings_in_order(string page)
    {
        string[] all = ["The question", "The idea", "Derivation", "Formula", "A picture", "Usual mistakes", "Left out", "Read next"];

        Assert.That(
            Headings(Path.Combine(Lesson.Folder, page), "## ").Where(heading => heading != "A picture"),
            Is.EqualTo(all.Where(heading => heading != "A picture")));
    }

    [Test]
    public void Every_picture_is_shown_by_a_lesson() => Assert.That(
        Pages.SelectMany(Links).Select(link => link.Address).Where(address => address.StartsWith("pictures/", StringComparison.Ordinal))
            .Select(address => Path.GetFileName(address)),
        Is.EquivalentTo(Pictures));

    [TestCaseSource(nameof(Pictures))]
    public void A_picture_is_small_described_and_needs_nothing_else(string picture)
    {
        var text = File.ReadAllText(Path.Combine(Lesson.Folder, "pictures", picture));
        var svg = XDocument.Parse(text).Root!;
        var names = svg.Descendants().Select(element => element.Name.LocalName).ToArray();

        Assert.That(svg.Elements().Take(2).Select(element => element.Name.LocalName), Is.EqualTo(new[] { "title", "desc" }));
        Assert.That(svg.Elements().Take(2).Select(element => element.Value.Length), Is.All.GreaterThan(10));
        Assert.That(names, Has.None.EqualTo("script").And.None.EqualTo("image").And.None.EqualTo("foreignObject"));
        Assert.That(text, Does.Not.Contain("@import").And.Not.Contain("@font-face").And.Not.Contain("href"));
        Assert.That(text, Does.Contain("prefers-color-scheme:dark"));
        Assert.That(text, Has.Length.LessThan(PictureBytes));
    }

    private static IEnumerable<(string Text, string Address)> Links(string page) =>
        Link().Matches(Fence().Replace(File.ReadAllText(Path.Combine(Lesson.Folder, page)), ""))
            .Select(link => (Regex.Replace(link.Groups[1].Value, @"\s+", " "), link.Groups[2].Value));

    private static IEnumerable<string> Headings(string file, string level = "#") => Fence().Replace(File.ReadAllText(file), "").Split('\n')
        .Where(line => line.StartsWith(level, StringComparison.Ordinal)).Select(line => line.TrimStart('#').Trim());

    // As GitHub makes it: small letters, digits, hyphens and underscores; a space becomes a hyphen.
    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant()
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"^```[\s\S]*?^```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(([^()\s]+)\)")]
    private static partial Regex Link();
}
