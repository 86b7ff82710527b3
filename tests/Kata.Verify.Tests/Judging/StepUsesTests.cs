using Kata.Runner.Compiling;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>Which steps a step uses.</summary>
public sealed class StepUsesTests
{
    [TestCase(Step.OneHot, "OneHot")]
    [TestCase(Step.Predict, "Activations Forward OneHot Predict")]
    public void The_reference_uses_what_it_names(Step step, string used) =>
        Assert.That(Used(Reference.Files, step), Is.EqualTo(used));

    [TestCase("// OneHot.Decode", "Forward")]
    [TestCase("class Own { int[] Of() => OneHot.Decode(null!); }", "Forward OneHot")]
    [TestCase("using static Kata.OneHot;", "Forward OneHot")]
    [TestCase("class Own { Ones? ones; }", "Cost Forward", Description = "Another type that a step's file declares")]
    public void A_name_is_a_use_and_a_comment_is_none(string text, string used)
    {
        SourceFile[] files = [new("OneHot.cs", "class OneHot;"), new("Cost.cs", "class Ones;"), new("Forward.cs", text)];

        Assert.That(Used(files, Step.Forward), Is.EqualTo(used));
    }

    [TestCase("static class OneHot { static int Twice(this int number) => 2 * number; }")]
    [TestCase("global using System.Text;")]
    public void What_is_used_without_a_name_counts_for_every_step(string text) => Assert.That(
        Used([new("OneHot.cs", text), new("Forward.cs", "class Forward;")], Step.Forward), Is.EqualTo("Forward OneHot"));

    [Test]
    public void A_helper_counts_for_every_step() => Assert.That(
        Used([new("OneHot.cs", ""), new("Helper.cs", "class Helper { OneHot x; }"), new("Forward.cs", "")], Step.Forward),
        Is.EqualTo("Forward OneHot"));

    private static string Used(IReadOnlyList<SourceFile> files, Step step) =>
        string.Join(' ', new StepUses(files).Closure(step).Select(used => $"{used}").Order(StringComparer.Ordinal));
}
