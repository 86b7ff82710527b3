using System.Text;
using Kata.Verify.Policy;

namespace Kata.Verify.Tests.Policy;

public sealed class SourceGuardTests
{
    [TestCase(100, true)]
    [TestCase(101, false)]
    public void Brackets_are_nested_at_most_100_deep(int depth, bool isAllowed)
    {
        var text = new string('(', depth) + new string(')', depth);

        Assert.That(Check(text).Text, Is.EqualTo(isAllowed ? text : null));
    }

    [TestCase("// (")]
    [TestCase("/* ( */")]
    [TestCase("\"(\"")]
    [TestCase("\"\\\"(\"")]
    [TestCase("@\"\"\"(\"")]
    [TestCase("\"\"\"(\"(\"\"\"")]
    [TestCase("$\"{1}(\"")]
    [TestCase("$\"{{(\"")]
    [TestCase("$$\"\"\"{(}{{1}}(\"\"\"")]
    [TestCase("'('")]
    [TestCase("'\\'', '('")]
    [TestCase("#region (\n")]
    [TestCase("$\"{$\"{1}(\"}(\"")]
    [TestCase("@class")]
    public void Brackets_in_comments_strings_and_directives_do_not_count(string part)
    {
        var text = string.Concat(Enumerable.Repeat($"{part}\n", 200));

        Assert.That(Check(text).Text, Is.EqualTo(text));
    }

    // What hides the closing bracket must not hide the nesting.
    [TestCase("( /* ) */ ")]
    [TestCase("( // )\n")]
    [TestCase("( \")\" ")]
    [TestCase("( ')' ")]
    [TestCase("$\"{( ")]
    [TestCase("( $\"{1})\" ")]
    [TestCase("( \"\"\" \") \"\"\" ")]
    [TestCase("( @\"\\\" + ")]
    [TestCase("(\n#if )\n")]
    public void Closing_brackets_in_comments_and_strings_close_nothing(string part) =>
        Assert.That(Check(string.Concat(Enumerable.Repeat(part, 101))).Text, Is.Null);

    [Test]
    public void A_file_that_ends_anywhere_is_read_to_its_end()
    {
        const string text = "a $$\"\"\"{{b}}\"\"\" @\"c\"\"\" $\"{'\\''}\" /* x */ // y\n#line 3\n'z' \"\\\"\" }";

        for (var length = 0; length <= text.Length; length++) Assert.That(() => Check(text[..length]), Throws.Nothing);
    }

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.That(SourceGuard.Check("A.cs", [0xEF, 0xBB, 0xBF, (byte)'x']).Text, Is.EqualTo("x"));

    [Test]
    public void Latin_1_is_refused() => Assert.That(
        SourceGuard.Check("A.cs", Encoding.Latin1.GetBytes("// größer")).Problems,
        Is.EqualTo(["A.cs is not UTF-8 text but needs to be: save it as UTF-8."]));

    [Test]
    public void NUL_is_refused() =>
        Assert.That(Check("class A;\0").Problems, Is.EqualTo(["A.cs holds NUL characters but needs to be text."]));

    [TestCase(0, true)]
    [TestCase(1, false)]
    public void A_file_has_at_most_256_KiB(int more, bool isAllowed) =>
        Assert.That(SourceGuard.Check("A.cs", new string(' ', (256 * 1024) + more).Select(_ => (byte)' ').ToArray()).Text is not null,
            Is.EqualTo(isAllowed));

    [Test]
    public void A_mark_of_direction_is_refused_and_shown_escaped() => Assert.That(
        Check("x\n// \u202E\u202E").Problems,
        Is.EqualTo(["A.cs:2 holds the mark \\u202E, which shows the line in another order than it runs: delete it."]));

    [TestCase("s\u0443m", "A.cs:1 holds the name s\\u0443m, whose letters come from two alphabets.")]
    [TestCase("\u0391lpha", "A.cs:1 holds the name \\u0391lpha, whose letters come from two alphabets.")]
    [TestCase("su\u200Dm", "A.cs:1 holds the name su\\u200Dm with an invisible character.")]
    public void A_name_that_looks_like_another_is_noted(string name, string note)
    {
        var guarded = Check($"var {name} = 1;");

        Assert.That(guarded.Notes, Is.EqualTo([note]));
        Assert.That(guarded.Text, Is.Not.Null);
    }

    [TestCase("Θ1")]
    [TestCase("δHidden")]
    [TestCase("größe")]
    [TestCase("данные")]
    [TestCase("数")]
    public void Other_alphabets_are_nothing_odd(string name) => Assert.That(Check($"var {name} = 1;").Notes, Is.Empty);

    [Test]
    public void A_line_directive_is_blanked_and_noted()
    {
        var guarded = Check("a\n  # line 5 \"B.cs\"\nvar text = \"\"\"\n#line 7\n\"\"\"; // #line 8\n#linear\n");

        Assert.That(guarded.Text, Is.EqualTo("a\n                 \nvar text = \"\"\"\n#line 7\n\"\"\"; // #line 8\n#linear\n"));
        Assert.That(guarded.Notes, Is.EqualTo(["A.cs:2 holds #line, which is ignored."]));
    }

    [Test]
    public void A_name_is_shown_without_controls_and_not_endlessly() => Assert.That(
        SourceGuard.Check($"\u001b[31m\u202E{new string('x', 300)}.cs", [0]).Problems,
        Is.EqualTo([$"\\u001B[31m\\u202E{new string('x', 84)}… holds NUL characters but needs to be text."]));

    private static GuardedSource Check(string text) => SourceGuard.Check("A.cs", Encoding.UTF8.GetBytes(text));
}
