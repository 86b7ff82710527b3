using System.Text.Json;
using Kata.Experiments.Published;

namespace Kata.Cli.Tests;

/// <summary>The notebooks run by the reference and by a submission (the reference's files, here), and the table of their numbers.</summary>
[Category("Cli")]
public sealed class NotebookTests
{
    private static string Submission => Path.Combine(RealData.Repository(), "src", "Kata");

    [TestCase("given", 5)]
    [TestCase("inference", 7)]
    [TestCase("slopes", 36)]
    [TestCase("digits", 1)]
    public void The_reference_computes_the_published_values(string notebook, int count)
    {
        var numbers = Numbers(notebook);

        Assert.That(numbers.Where(number => number.Status == "ok"), Has.Exactly(count).Items);
        Assert.That(numbers.Where(number => number.Status == "off"), Is.Empty);
    }

    [TestCase("slopes", "")]
    [TestCase("own", "")]
    [TestCase("ex4", "--evaluations 3")]
    [TestCase("moons", "--epochs 1")]
    public void A_submission_gives_the_numbers_of_the_reference(string notebook, string options)
    {
        var reference = Numbers(notebook, options);
        var submission = Numbers(notebook, $"{options} --subject {Submission}");

        Assert.That(reference, Is.Not.Empty);
        Assert.That(Timeless(submission), Is.EqualTo(Timeless(reference)));
        Assert.That(reference.Where(number => number.Status == "off"), Is.Empty);
    }

    // Nobody waits twelve minutes for the long trainings here: the page says what they reached.
    [Test]
    public void The_page_shows_the_published_values_and_every_one_of_the_trainings()
    {
        var rows = File.ReadLines(Path.Combine(RealData.Repository(), "docs", "notebooks.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .ToDictionary(cells => cells[1].Trim('`'), cells => (What: cells[2], Published: cells[3], Status: cells[5], Source: cells[6]));
        var published = rows.Where(row => row.Value.Published.Length > 0).ToDictionary();

        Assert.That(published.Keys, Is.SupersetOf(PublishedValues.All.Where(value => value.Compute is null).Select(value => value.Id)));
        foreach (var (id, row) in published)
        {
            var value = PublishedValues.Find(id);
            Assert.That((row.Published, row.Status, row.Source), Is.EqualTo((value.Text, "ok", value.Source)), id);
        }

        Assert.That(rows.Values.Where(row => row.Published.Length == 0).Select(row => row.Status), Is.All.Empty);
    }

    [Test]
    public void A_page_keeps_its_other_rows_when_numbers_are_filled_in()
    {
        using var folder = new Scratch();
        var page = folder.At("page.md");
        const string Other = "| `own.photographs` | kept | | 1 | | |";
        File.WriteAllText(page, $"""
            Before.
            <!-- numbers: filled by kata notebook all --table -->
            {Other}
            | `losses.batch` | replaced | | 1 | | |
            <!-- end of numbers -->
            After.
            """);

        var (exit, _, error) = KataProcess.Run($"notebook slopes --table {page} --out {folder.At("out")}");

        Assert.That(exit, Is.Zero, error);
        var text = File.ReadAllText(page);
        Assert.That(text, Does.StartWith("Before.\n").And.EndsWith("\nAfter.").And.Contain(Other).And.Not.Contain("replaced"));
        Assert.That(text, Does.Contain("| `losses.squared.right` | squared error of the first | 0.0975 | 0.0975 | ok | Saito"));
    }

    [Test]
    public void A_wrong_step_changes_the_numbers()
    {
        using var folder = new Scratch();
        foreach (var file in Directory.GetFiles(Submission, "*.cs")) File.Copy(file, folder.At(Path.GetFileName(file)));
        var cost = File.ReadAllText(folder.At("Cost.cs"));
        Assert.That(cost, Does.Contain("theta.RemoveColumn(0)"));
        File.WriteAllText(folder.At("Cost.cs"), cost.Replace("theta.RemoveColumn(0)", "theta.RemoveRow(0)"));

        var (exit, output, _) = KataProcess.Run($"notebook given --subject {folder.Folder} --out {folder.At("out")}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain("off cost at λ = 1: 0."));
        Assert.That(output, Does.Contain("ok  cost at λ = 0: 0."));
    }

    [Test]
    public void A_step_that_is_not_started_is_reported_in_a_sentence()
    {
        using var folder = new Scratch();
        Assert.That(KataProcess.Run($"start {folder.At("mine")}").Exit, Is.Zero);

        var (exit, _, error) = KataProcess.Run($"notebook slopes --subject {folder.At("mine")} --out {folder.At("out")}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("kata: the code threw NotImplementedException at "));
        Assert.That(error, Does.Match("OneHot.cs, line [0-9]+: Step 2: OneHot.Encode is not written yet.\n$"));
    }

    [Test]
    public void Pictures_are_kept_with_a_page_that_shows_them_all()
    {
        using var folder = new Scratch();

        var (exit, output, error) = KataProcess.Run($"notebook slopes --out {folder.At("out")}");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain($"pictures: {folder.At("out")}/index.html").Or.Contain(@"\index.html"));
        Assert.That(Directory.GetFiles(folder.At("out")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "index.html", "slopes.svg" }));
        Assert.That(File.ReadAllText(Path.Combine(folder.At("out"), "index.html")), Does.Contain("slopes.svg"));
        var picture = new DrawnSvg(File.ReadAllText(Path.Combine(folder.At("out"), "slopes.svg")));
        Assert.That(picture.Texts(), Has.Some.EqualTo("Twenty steps down"));
    }

    [TestCase("picture given", 2, "Unrecognized command or argument 'picture'")]
    [TestCase("notebook nothing", 2, "Argument 'nothing' not recognized.")]
    [TestCase("notebook moons --epochs 0", 2, "--epochs is 0 but needs to be at least 1: there would be nothing to do.")]
    [TestCase("notebook moons --epochs 3 --table README.md", 2, "--table cannot go with --epochs or --evaluations:")]
    [TestCase("notebook slopes --table README.md --out /nowhere/at/all", 3, "README.md has no table of numbers:")]
    [TestCase("notebook slopes --out README.md/pictures", 3, "README.md/pictures cannot be made:")]
    [TestCase("notebook slopes --subject /nowhere/at/all", 2, "--subject is /nowhere/at/all but needs to be an existing folder:")]
    public void Wrong_usage_is_one_line(string arguments, int code, string sentence)
    {
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(error, Does.StartWith($"kata: {sentence}"));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(exit, Is.EqualTo(code));
        Assert.That(output, Is.Empty);
    }

    private static void Require(string notebook)
    {
        if (notebook is "given" or "digits" or "ex4") RequiredData.Ex4();
        if (notebook is "given" or "digits") RequiredData.Ex4Network();
        if (notebook is "inference" or "own") RequiredData.SampleNetwork();
        if (notebook is "inference" or "own") RequiredData.MnistTest();
    }

    private static List<Number> Numbers(string notebook, string options = "")
    {
        Require(notebook);
        using var folder = new Scratch();
        var (exit, output, error) = KataProcess.Run($"notebook {notebook} {options} --json --out {folder.At("out")}");
        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Deserialize<List<Number>>(JsonSerializerOptions.Web)!;
    }

    private static IEnumerable<Number> Timeless(IEnumerable<Number> numbers) =>
        numbers.Where(number => !number.Id.EndsWith(".ratio", StringComparison.Ordinal));

    private sealed record Number(string Id, string What, string Published, double Computed, string Status, string Source);
}
