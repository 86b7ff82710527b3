using Kata.Cli.Output;
using Kata.Harness.Mistakes;

namespace Kata.Cli.Tests;

/// <summary>What was meant by a mistyped word.</summary>
public sealed class SpellingTests
{
    // Counted by hand: an exchange of neighbours is one edit.
    [TestCase("check", "check", 0)]
    [TestCase("chekc", "check", 1)]
    [TestCase("Forwrd", "Forward", 1)]
    [TestCase("listt", "list", 1)]
    [TestCase("hont", "hint", 1)]
    [TestCase("ab", "ba", 1)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("", "abc", 3)]
    public void Edits_are_counted(string one, string other, int edits)
    {
        Assert.That(Spelling.Edits(one, other), Is.EqualTo(edits));
        Assert.That(Spelling.Edits(other, one), Is.EqualTo(edits));
    }

    [TestCase("chekc", "check")]
    [TestCase("CHECK", "check")]
    [TestCase("tarce", "trace")]
    [TestCase("hi", null)]
    [TestCase("picture", null)]
    [TestCase("", null)]
    public void The_nearest_word_is_at_most_two_edits_or_a_third_away(string word, string? meant) =>
        Assert.That(Spelling.Nearest(word, ["hint", "check", "trace", "backprop"]), Is.EqualTo(meant));

    [TestCase("numericalgradent/onesidde", "numericalgradient/one-sided")]
    public void A_long_word_may_have_more_slips(string word, string meant) =>
        Assert.That(Spelling.Nearest(word, MistakeBank.All.Select(mistake => mistake.Id)), Is.EqualTo(meant));

    [TestCase("chekc", "kata: Unrecognized command or argument 'chekc': did you mean check?\n")]
    [TestCase("data shwo moons", "kata: Unrecognized command or argument 'shwo': did you mean show?\n")]
    [TestCase("gradcheck --lamda 2", "kata: Unrecognized command or argument '--lamda': did you mean --lambda?\n")]
    [TestCase("check Forwrd", "kata: step is Forwrd but needs to be 1 to 13 or a name, e.g. 6 or Cost: did you mean Forward?\n")]
    [TestCase("reset backprob.cs", "kata: step is backprob.cs but needs to be 1 to 13 or a name, e.g. 6 or Cost: did you mean Backprop?\n")]
    [TestCase("check 14", "kata: step is 14 but needs to be 1 to 13 or a name, e.g. 6 or Cost: \"kata list\" shows them.\n")]
    [TestCase("gradcheck --mistake backprop/noslope", "kata: unknown mistake backprop/noslope: did you mean backprop/no-slope?\n")]
    public void A_mistyped_word_is_answered_in_one_line(string arguments, string line)
    {
        using var folder = new Scratch();
        Learning.Workspace.Start(folder.Folder);

        using var process = KataProcess.Start(arguments, TestContext.CurrentContext.TestDirectory, folder.Folder);

        Assert.That(KataProcess.Result(process), Is.EqualTo((2, "", line)));
    }
}
