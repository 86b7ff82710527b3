using System.Text;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class MarkdownTests
{
    [Test]
    public void Feedback_tells_of_each_step_and_why_it_does_not_pass()
    {
        var page = MarkdownFeedback.Of(Samples.Mixed(), Samples.Facts, VisibilityRules.All);

        Assert.That(page, Does.StartWith("# Feedback on `ann`\n\n**4 of 9 points.** 1 of 3 steps pass.\n"));
        Assert.That(page, Does.Contain("| 4 Forward | ✓ passed | passed | 3 / 3 |\n"));
        Assert.That(page, Does.Not.Contain("## Step 4"));
        Assert.That(page, Does.Contain("## Step 8, Backprop: ✗ failed\n\nChecks: passed 1 of 3.\n"));
        Assert.That(page, Does.Contain("✗ `BackpropTests.Two` (mathematics): failed\n\n```text\nExpected 0.5, got 0.25.\n```\n"));
        Assert.That(page, Does.Contain("Optimizer.cs:7:9: ; expected"));
        Assert.That(page, Does.EndWith("isolation L3 (bubblewrap), suites aaaaaaaa…aaaaaaaa, seed hidden.\n"));
    }

    [Test]
    public void The_summary_of_one_submission_has_its_steps()
    {
        var summary = JobSummary.Of([Samples.Mixed()], Samples.Facts, VisibilityRules.All);

        Assert.That(summary, Does.Contain("| 8 Backprop | ✗ failed | failed | 1 / 3 |\n"));
        Assert.That(summary, Does.Contain("- **Step 8, Backprop.** The first wrong quantity is delta of layer 1."));
    }

    [Test]
    public void The_summary_of_several_submissions_has_a_row_each()
    {
        var summary = JobSummary.Of([Samples.Mixed(), Samples.Incomplete], Samples.Facts, VisibilityRules.All);

        Assert.That(summary, Does.Contain("| `ann` | 1 of 3 steps pass | 4 / 9 |\n"));
        Assert.That(summary, Does.Contain("| `broken` | 0 of 1 step pass, ? could not be checked | 0 / 3 |\n"));
    }

    [Test]
    public void A_thousand_long_names_keep_within_a_mebibyte()
    {
        var many = Enumerable.Repeat(Samples.Mixed(new string('|', 1000)), 2000).ToArray();

        var summary = JobSummary.Of(many, Samples.Facts, VisibilityRules.All);

        Assert.That(Encoding.UTF8.GetByteCount(summary), Is.LessThan(1 << 20));
        Assert.That(summary, Does.Match(@"\nAnd 1\d\d\d more\.\n"));
    }

    // Outside code, a line of Markdown holds no markup of a stranger: what is left of the code has the table's and our own marks alone.
    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_is_no_markup(string name)
    {
        string[] pages =
        [
            MarkdownFeedback.Of(Samples.Hostile(name), Samples.Facts with { Seed = name }, VisibilityRules.All),
            JobSummary.Of([Samples.Hostile(name)], Samples.Facts, VisibilityRules.All),
            JobSummary.Of([Samples.Hostile(name), Samples.Mixed()], Samples.Facts, VisibilityRules.All),
        ];

        foreach (var line in pages.SelectMany(OutsideCode))
        {
            Assert.That(line, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("](").And.Not.Contain("https://"), line);
            Assert.That(line, Does.Not.Contain('@').And.Not.Contain('\\').And.Not.Contain('`').And.Not.Contain("<!--"), line);
            if (line.StartsWith("| ", StringComparison.Ordinal)) Assert.That(line.Count(c => c == '|'), Is.AnyOf(4, 5), line);
        }

        Assert.That(string.Concat(pages).Any(c => char.IsControl(c) && c is not ('\n' or '\t')), Is.False);
    }

    // Reads fences and spans of backticks as CommonMark does.
    private static IEnumerable<string> OutsideCode(string page)
    {
        string? fence = null;
        foreach (var line in page.Split('\n'))
        {
            if (fence is not null)
            {
                if (line == fence) fence = null;
            }
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = line[..^"text".Length];
            }
            else
            {
                var pieces = line.Split('`');
                yield return pieces.Length % 2 == 1 ? string.Concat(pieces.Where((_, i) => i % 2 == 0)) : line;
            }
        }

        Assert.That(fence, Is.Null, "every block is closed");
    }
}
