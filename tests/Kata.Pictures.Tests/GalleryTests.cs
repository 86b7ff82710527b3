using Kata.Pictures.Svg;
using static VerifyNUnit.Verifier;

namespace Kata.Pictures.Tests;

public sealed class GalleryTests
{
    [Test]
    public void Text_is_escaped()
    {
        var page = Gallery.Html("<script>1</script>", "a & b", [new("a.svg", "\"><script>", "<i>")]);

        Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<i>"));
        Assert.That(page, Does.Contain("a &amp; b").And.Contain("alt=\"&quot;&gt;&lt;script&gt;: &lt;i&gt;\""));
    }

    [TestCase("a b#1?.svg", "./a%20b%231%3F.svg")]
    [TestCase("http:x.svg", "./http%3Ax.svg")]
    [TestCase("part/\"é.svg", "./part/%22%C3%A9.svg")]
    public void File_names_are_escaped(string file, string source) =>
        Assert.That(Gallery.Html("Title", "", [new(file, "One", "")]), Does.Contain($"<img src=\"{source}\""));

    [Test]
    public void The_page_fetches_nothing_from_elsewhere_and_suits_dark_pages()
    {
        var page = Gallery.Html("Title", "About", [new("a.svg", "One", "")]);

        Assert.That(page, Does.Not.Contain("http").And.Not.Contain("//").And.Not.Contain("url("));
        Assert.That(page, Does.Contain("<meta name=\"color-scheme\" content=\"light dark\">").And.Contain("prefers-color-scheme:dark"));
    }

    [Test]
    public Task A_small_gallery() =>
        Verify(Gallery.Html("Pictures", "What was trained.", [new("a.svg", "One", "What it shows."), new("b.svg", "Two", "")]));
}
