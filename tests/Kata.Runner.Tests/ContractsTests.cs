using System.Text.RegularExpressions;

namespace Kata.Runner.Tests;

/// <summary>docs/contracts.md: every sentence is in its step, and every wrong step fails its check and as many others as it says.</summary>
public sealed class ContractsTests
{
    private static readonly Lazy<IReadOnlyList<Row>> Table = new(() => [.. Rows()]);

    private static IEnumerable<string> Wrong => Table.Value.Select(row => row.Wrong).Distinct();

    [Test]
    public void Every_step_has_rows([Values] Step step) => Assert.That(Table.Value.Count(row => row.Step == step), Is.AtLeast(4));

    [Test]
    public void Every_sentence_is_in_the_doc_comments_of_its_step([Values] Step step)
    {
        var source = File.ReadAllText(Path.Combine(RealData.Repository(), "src", "Kata", $"{step}.cs")).Replace("///", "");
        var comments = Regex.Replace(Regex.Replace(source, "<[^>]+>", ""), @"\s+", " ");

        Assert.That(Table.Value.Where(row => row.Step == step && !comments.Contains(row.Sentence)).Select(row => row.Sentence), Is.Empty);
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_step_fails_its_check_and_as_many_others_as_the_table_says(string wrong)
    {
        // The cases of a check count as one.
        var failing = CaseFile.Of($"Wrong/{wrong}.txt").Failing.Select(check => check.Name.Split('(')[0]).ToHashSet();

        foreach (var row in Table.Value.Where(row => row.Wrong == wrong))
        {
            Assert.That(failing, Does.Contain($"{row.Step}Tests.{row.Check}"));
            Assert.That(failing, Has.Count.EqualTo(row.Others + 1), string.Join('\n', failing));
        }
    }

    private static IEnumerable<Row> Rows()
    {
        Step step = default;
        foreach (var line in File.ReadLines(Path.Combine(RealData.Repository(), "docs", "contracts.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) step = Enum.Parse<Step>(line[3..]);
            var row = Regex.Match(line, @"^\| (.+) \| `(\w+)` \| `([\w-]+)` \| (\d+) \|$");
            if (!row.Success) continue;
            var (sentence, check, wrong) = (row.Groups[1].Value.Replace("\\|", "|"), row.Groups[2].Value, row.Groups[3].Value);
            yield return new(step, sentence, check, $"{step}.{wrong}", int.Parse(row.Groups[4].Value, CultureInfo.InvariantCulture));
        }
    }

    private sealed record Row(Step Step, string Sentence, string Check, string Wrong, int Others);
}
