using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Kata.Verify.Reports;

namespace Kata.Verify.Tests.Reports;

public sealed class EscapingTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("abc\u202Egpj.exe", @"abc\u202Egpj.exe")]
    [TestCase("\u001B[31m", @"\u001B[31m")]
    [TestCase("\0", @"\u0000")]
    [TestCase("\u2028", @"\u2028")]
    [TestCase("tag\U000E0041", @"tag\U000E0041")]
    [TestCase("two\nlines\tand\r\nmore", "two\nlines\tand\nmore")]
    [TestCase("old\rMac", @"old\u000DMac")]
    [TestCase("漢字 🎓 می‌خواهم", "漢字 🎓 می‌خواهم")]
    public void What_cannot_be_seen_is_shown_by_its_number(string text, string shown) =>
        Assert.That(Escaping.Shown(text), Is.EqualTo(shown));

    // An attribute cannot hold half of a pair.
    [Test]
    public void Half_of_a_surrogate_pair_is_shown_by_its_number() => Assert.That(Escaping.Shown("half\uD800"), Is.EqualTo(@"half\uD800"));

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void What_is_shown_is_legal_in_XML(string text) =>
        Assert.That(() => XmlConvert.VerifyXmlChars(Escaping.Shown(text)), Throws.Nothing);

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_name_stays_on_its_line(string text) => Assert.That(Escaping.Name(text).Any(char.IsControl), Is.False);

    [Test]
    public void A_long_name_loses_its_middle()
    {
        var name = Escaping.Name($"first{new string('x', 1000)}last");

        Assert.That(name, Has.Length.EqualTo(300));
        Assert.That(name, Does.StartWith("firstx").And.EndsWith("xlast").And.Contains("x…x"));
    }

    [Test]
    public void A_cut_does_not_split_a_pair([Range(5, 12)] int longest)
    {
        var cut = Escaping.Cut(string.Concat(Enumerable.Repeat("🎓", 20)), longest);

        Assert.That(Escaping.Shown(cut), Is.EqualTo(cut));
        Assert.That(cut, Has.Length.AtMost(longest));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void HTML_reads_back(string text)
    {
        var html = Escaping.Html(text);

        Assert.That(html, Does.Not.Contain('<').And.Not.Contain('>').And.Not.Contain('"'));
        Assert.That(WebUtility.HtmlDecode(html), Is.EqualTo(Escaping.Shown(text)));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void JSON_inside_a_script_reads_back_and_cannot_end_it(string text)
    {
        var json = JsonSerializer.Serialize(Escaping.Shown(text) + "\u2028", Relaxed);

        var escaped = Escaping.JsonInHtml(json);

        Assert.That(escaped.AsSpan().IndexOfAny("<>&\u2028\u2029"), Is.EqualTo(-1));
        Assert.That(JsonSerializer.Deserialize<string>(escaped), Is.EqualTo(Escaping.Shown(text) + "\u2028"));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", @"'\u000D=1")]
    [TestCase("  =1", "'  =1", Description = "some programs drop the spaces")]
    [TestCase(" padded", "\" padded\"")]
    [TestCase("1-1", "1-1")]
    [TestCase("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [TestCase("two\nlines", "\"two\nlines\"")]
    public void A_cell_is_quoted_and_no_formula(string text, string cell) => Assert.That(Escaping.Csv(text), Is.EqualTo(cell));

    [TestCase("::error::forged", "forged")]
    [TestCase("  ::set-output name=x::y", "y")]
    [TestCase("::::error::", "error::")]
    [TestCase("::er\n::error file=a,line=1::forged", "er\nforged")]
    [TestCase("::a::::error::forged", "forged")]
    [TestCase("global::System", "global::System")]
    [TestCase("##[error]forged", "## [error]forged")]
    public void A_line_on_the_terminal_is_no_command(string text, string line) => Assert.That(Escaping.Terminal(text), Is.EqualTo(line));

    [Test]
    public void A_workflow_command_keeps_its_percents_and_lines() =>
        Assert.That(Escaping.WorkflowData("100%\r\n::error::x%0A"), Is.EqualTo("100%25%0Ax%250A"));

    [Test]
    public void A_property_of_a_workflow_command_cannot_begin_another() =>
        Assert.That(Escaping.WorkflowProperty("a,line=1::b"), Is.EqualTo("a%2Cline=1%3A%3Ab"));

    [TestCase("plain.Name_1", "`plain.Name_1`")]
    [TestCase("a|b", "<code>a&#124;b</code>")]
    [TestCase("`x`", "<code>&#96;x&#96;</code>")]
    [TestCase("<b>", "`<b>`")]
    [TestCase("`<b>", "<code>&#96;&#60;b&#62;</code>")]
    public void Code_in_Markdown_cannot_be_ended(string text, string code) => Assert.That(Escaping.MarkdownCode(text), Is.EqualTo(code));

    [Test]
    public void A_block_in_Markdown_cannot_be_ended() =>
        Assert.That(Escaping.MarkdownBlock("a\n`````\n# forged"), Is.EqualTo("``````text\na\n`````\n# forged\n``````\n"));

    [TestCase("A sentence, with (brackets).", "A sentence, with (brackets).")]
    [TestCase("*a* [b](c) <d> @e", "&#42;a&#42; &#91;b&#93;(c) &#60;d&#62; &#64;e")]
    [TestCase("1. forged", "1&#46; forged")]
    [TestCase("    # forged", "&#35; forged")]
    [TestCase("https://example.org www.example.org", "https&#58;//example.org www&#46;example.org")]
    [TestCase("- forged", "&#45; forged")]
    [TestCase(":smile: Cost.cs:7:9: ; expected", "&#58;smile: Cost.cs:7:9: ; expected")]
    public void Markdown_has_no_markup_of_strangers(string text, string markdown) =>
        Assert.That(Escaping.Markdown(text), Is.EqualTo(markdown));
}
