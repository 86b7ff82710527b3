using System.Globalization;
using System.Text.Json;
using Kata.Experiments;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;
using Kata.Runner.Suites;

namespace Kata.Cli.Tests;

/// <summary>The notebooks by the reference and by somebody's files, which are the reference's here, and the table of their figures.</summary>
[Category("Cli")]
public sealed class NotebookTests
{
    private static readonly string[] Short = ["given", "inference", "slopes", "own", "digits"];
    private static readonly string[] Files = ["src", "Kata"];

    [TestCaseSource(nameof(Short))]
    public void By_the_reference_every_figure_is_the_one_in_the_table(string notebook) => AreInTheTable(notebook, Figures(notebook));

    [TestCaseSource(nameof(Short))]
    public void By_somebodys_files_every_figure_is_the_one_in_the_table(string notebook) => AreInTheTable(notebook, Figures(notebook, $"--subject {Somebodys}"));

    [TestCase("ex4", "--evaluations 12")]
    [TestCase("moons", "--epochs 10")]
    public void A_training_by_somebodys_files_gives_the_figures_of_the_reference(string notebook, string length)
    {
        Here(notebook);

        var reference = Figures(notebook, length);
        var somebodys = Figures(notebook, $"{length} --subject {Somebodys}");

        Assert.That(reference, Is.Not.Empty);
        Assert.That(Timeless(somebodys), Is.EqualTo(Timeless(reference)));
        Assert.That(reference.Where(figure => figure.Status == "off"), Is.Empty);
    }

    [Test]
    public void The_table_has_a_row_for_every_figure_and_none_is_off()
    {
        var rows = Rows();

        Assert.That(rows.Select(row => row.Id.Split('.')[0]).Distinct(), Is.EquivalentTo(new[] { "given", "ex4", "inference", "losses", "slopes", "mnist", "own", "digits", "moons" }));
        Assert.That(rows.Where(row => row.Status == "off"), Is.Empty);
        Assert.That(rows.Where(row => row.Published.Length > 0 != (row.Status == "ok")), Is.Empty);
        Assert.That(rows, Has.Count.GreaterThan(60));
    }

    [Test]
    public void With_what_ships_alone_the_given_weights_have_costs_of_their_own()
    {
        var told = new List<ExperimentEvent>();
        var use = new NotebookExperiment("given", NotebookScale.Whole) { ShippedOnly = true };

        use.Run(new(ReferenceSteps.All, use.Store(), told.Add, CancellationToken.None));

        var figures = told.Select(shown => shown.Value).OfType<PublishedValue>().ToDictionary(figure => figure.Id);
        Assert.That(figures["given.cost.lambda1"].Status, Is.EqualTo("ok"));
        Assert.That(figures["given.cost.lambda1"].Computed, Is.EqualTo(0.3047777637670597).Within(1e-12));
        Assert.That(figures["given.cost.mistake"].Published, Is.Empty);
    }

    [Test]
    public void A_wrong_step_is_seen_in_the_figures()
    {
        using var folder = new Scratch();
        foreach (var file in Directory.GetFiles(Path.Combine(RealData.Repository(), "src", "Kata"), "*.cs")) File.Copy(file, folder.At(Path.GetFileName(file)));
        var cost = File.ReadAllText(folder.At("Cost.cs"));
        Assert.That(cost, Does.Contain("theta.RemoveColumn(0)"));
        File.WriteAllText(folder.At("Cost.cs"), cost.Replace("theta.RemoveColumn(0)", "theta.RemoveRow(0)"));

        var (exit, output, _) = KataProcess.Run($"picture given --subject {folder.Folder} --out {folder.At("out")}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain("off cost at λ = 1: 0."));
        Assert.That(output, Does.Contain("ok  cost at λ = 0: 0."));
    }

    [Test]
    public void A_step_that_is_not_started_is_said_in_a_sentence()
    {
        using var folder = new Scratch();
        Assert.That(KataProcess.Run($"start {folder.At("mine")}").Exit, Is.Zero);

        var (exit, _, error) = KataProcess.Run($"picture slopes --subject {folder.At("mine")} --out {folder.At("out")}");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(error, Does.Match("^kata: the code threw NotImplementedException at .*OneHot.cs, line [0-9]+: Step 2: OneHot.Encode is not written yet.\n$"));
    }

    [Test]
    public void Pictures_are_kept_with_a_page_that_shows_them_all()
    {
        using var folder = new Scratch();

        var (exit, output, error) = KataProcess.Run($"picture slopes --out {folder.At("out")}");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain($"pictures: {folder.At("out")}/index.html").Or.Contain(@"\index.html"));
        Assert.That(Directory.GetFiles(folder.At("out")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "index.html", "slopes.svg" }));
        Assert.That(File.ReadAllText(Path.Combine(folder.At("out"), "index.html")), Does.Contain("slopes.svg"));
        Assert.That(new DrawnSvg(File.ReadAllText(Path.Combine(folder.At("out"), "slopes.svg"))).Texts(), Has.Some.EqualTo("Twenty steps down"));
    }

    [TestCase("picture nothing", 2, "Argument 'nothing' not recognized.")]
    [TestCase("picture moons --epochs 0", 2, "--epochs is 0 but needs to be at least 1: there would be nothing to do.")]
    [TestCase("picture moons --epochs 3 --table README.md", 2, "--table cannot go with --epochs or --evaluations: the table is of what was published.")]
    [TestCase("picture slopes --table README.md --out /nowhere/at/all", 3, "README.md has no table of figures:")]
    [TestCase("picture slopes --out README.md/pictures", 3, "README.md/pictures cannot be made:")]
    [TestCase("picture slopes --subject /nowhere/at/all", 2, "--subject is /nowhere/at/all but needs to be a folder that is there:")]
    public void Wrong_usage_is_one_line(string arguments, int code, string sentence)
    {
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(error, Does.StartWith($"kata: {sentence}"));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(exit, Is.EqualTo(code));
        Assert.That(output, Is.Empty);
    }

    private static string Somebodys => Path.Combine([RealData.Repository(), .. Files]);

    private static void AreInTheTable(string notebook, IReadOnlyList<Row> figures)
    {
        Here(notebook);

        var table = Rows().ToDictionary(row => row.Id);
        Assert.That(figures, Is.Not.Empty);
        foreach (var figure in figures)
        {
            Assert.That(figure.Status, Is.Not.EqualTo("off"), figure.Id);
            Assert.That(table, Does.ContainKey(figure.Id));
            var row = table[figure.Id];
            Assert.That((row.Published, row.Status), Is.EqualTo((figure.Published, figure.Status)), figure.Id);
            // Thirteen digits are shown, and sums may be taken in another order on another machine.
            Assert.That(row.Ours, Is.EqualTo(figure.Ours).Within(1e-10 * (1 + Math.Abs(figure.Ours))), figure.Id);
        }
    }

    private static void Here(string notebook)
    {
        if (notebook is "given" or "digits" or "ex4") RequiredData.Ex4();
        if (notebook is "given" or "digits") RequiredData.Ex4Network();
        if (notebook is "inference" or "own") RequiredData.SampleNetwork();
        if (notebook is "inference" or "own" or "mnist") RequiredData.MnistTest();
    }

    private static List<Row> Figures(string notebook, string options = "")
    {
        Here(notebook);
        using var folder = new Scratch();
        var (exit, output, error) = KataProcess.Run($"picture {notebook} {options} --json --out {folder.At("out")}");
        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.EnumerateArray().Select(figure => new Row(Text(figure, "id"), Text(figure, "published"), figure.GetProperty("computed").GetDouble(), Text(figure, "status")))];
    }

    private static string Text(JsonElement figure, string name) => figure.GetProperty(name).GetString()!;

    private static IEnumerable<Row> Timeless(IEnumerable<Row> figures) => figures.Where(figure => !figure.Id.EndsWith(".ratio", StringComparison.Ordinal));

    private static List<Row> Rows() =>
    [
        .. File.ReadLines(Path.Combine(RealData.Repository(), "docs", "notebooks.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => new Row(cells[1].Trim('`'), cells[3], double.Parse(cells[4], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture), cells[5])),
    ];

    private sealed record Row(string Id, string Published, double Ours, string Status);
}
