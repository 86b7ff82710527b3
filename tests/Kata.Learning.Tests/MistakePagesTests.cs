using Kata.Harness.Mistakes;

namespace Kata.Learning.Tests;

/// <summary>The pages of docs/mistakes are those that the bank makes. KATA_PAGES=write writes them anew.</summary>
public sealed class MistakePagesTests
{
    private static readonly string Folder = Path.Combine(RealData.Repository(), "docs", "mistakes");

    [Test]
    public void The_pages_in_docs_are_made_from_the_bank()
    {
        var made = MistakePages.All.ToDictionary(page => page.Path, page => page.Text);
        if (Environment.GetEnvironmentVariable("KATA_PAGES") == "write") Write(made);

        var found = Directory.GetFiles(Folder, "*.md", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText);
        // The pages that the texts come from: a page a step.
        foreach (var source in found.Keys.Where(path => char.IsAsciiDigit(path[0])).ToList()) found.Remove(source);

        Assert.That(found.Keys, Is.EquivalentTo(made.Keys));
        foreach (var (path, text) in made)
            Assert.That(found[path].ReplaceLineEndings("\n"), Is.EqualTo(text), $"{path} is old: KATA_PAGES=write writes it anew.");
    }

    [Test]
    public void A_page_says_what_where_why_and_which_lesson()
    {
        var page = MistakePages.Markdown(MistakeBank.Find("cost/rows-for-columns")!.Text);

        Assert.That(page, Does.StartWith("# Row 0 is left out of the penalty instead of column 0\n\nA mistake in step 6, Cost: "));
        Assert.That(page, Does.Contain("\n**The likely thinking.** theta[1:] leaves out the biases.\n"));
        Assert.That(page, Does.Contain("\n**Why it is wrong.** ").And.Contain("\n**How to find it.** "));
        Assert.That(page, Does.EndWith("\nThe right formula: [Step 6: Cost](../../lessons/06-cost.md#formula).\n"));
    }

    [Test]
    public void Two_products_in_a_sentence_do_not_make_it_slanted() =>
        Assert.That(MistakePages.Markdown(MistakeBank.Find("cost/no-half")!.Text with { Belief = "1/2*m, or /2*m" }),
            Does.Contain(@"1/2\*m, or /2\*m"));

    private static void Write(Dictionary<string, string> made)
    {
        foreach (var old in Directory.GetDirectories(Folder)) Directory.Delete(old, recursive: true);
        foreach (var (path, text) in made)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
            File.WriteAllText(Path.Combine(Folder, path), text);
        }
    }
}
