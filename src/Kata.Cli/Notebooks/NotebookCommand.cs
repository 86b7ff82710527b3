using System.CommandLine;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>`kata picture`: what published notebooks did, done by the reference or by somebody's own steps, in numbers and pictures.</summary>
internal static class NotebookCommand
{
    private const string All = "all";

    private static readonly Argument<string> Name = new("notebook")
    {
        Description = $"{string.Join(", ", NotebookCatalogue.All.Select(notebook => notebook.Name))}, or all.",
    };

    private static readonly Option<string?> Target = new("--out") { Description = "The folder to draw into; pictures/NOTEBOOK unless given." };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "With mnist and moons: fewer or more epochs than was published." };
    private static readonly Option<int?> Evaluations = new("--evaluations") { Description = "With ex4: fewer or more evaluations than was published." };
    private static readonly Option<string?> Table = new("--table") { Description = "A Markdown page whose table of figures is to be filled." };
    private static readonly Option<string?> Subject = StepsRunner.Subject();
    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        Name.AcceptOnlyFromAmong([.. NotebookCatalogue.All.Select(notebook => notebook.Name), All]);
        var command = new Command("picture", "Do what a published notebook did: its numbers beside the published ones, and its pictures.")
        {
            Name, Target, Epochs, Evaluations, Table, Subject, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (name, json, page) = (parsed.GetRequiredValue(Name), parsed.GetValue(AsJson), parsed.GetValue(Table));
        var length = new NotebookScale(parsed.GetValue(Epochs), parsed.GetValue(Evaluations));
        if (length.Epochs is { } epochs) Guard.AtLeast("--epochs", epochs, 1, "there would be nothing to do");
        if (length.Evaluations is { } evaluations) Guard.AtLeast("--evaluations", evaluations, 1, "the start itself is evaluated");
        if (page is not null && length != NotebookScale.Whole)
            throw new ArgumentException("--table cannot go with --epochs or --evaluations: the table is of what was published.");
        var subject = parsed.GetValue(Subject);
        var code = StepsRunner.Read(subject);
        var table = page is null ? null : FigureTable.Read(page);

        List<Notebook> chosen = [.. NotebookCatalogue.All.Where(notebook => name is All || notebook.Name == name)];
        var figures = new List<PublishedValue>();
        using var interrupt = new Interrupt();
        using var live = new LiveLine();
        foreach (var notebook in chosen)
        {
            var target = parsed.GetValue(Target);
            var folder = target is not null && chosen.Count == 1 ? target : Path.Combine(target ?? "pictures", notebook.Name);
            var sheet = new NotebookPrinter(new(folder, notebook.Title), live, quiet: json);
            if (!json) Terminal.Say($"{notebook.Title}{(subject is null ? "" : $", by {subject}")}");
            try
            {
                var outcome = StepsRunner.Run(new NotebookExperiment(notebook.Name, length), code, sheet.Show, interrupt.Token);
                live.Clear();
                if (outcome.Failure is { } failure) return Exit.Rejected(failure.Message);
            }
            catch (OperationCanceledException)
            {
                live.Clear();
                if (json) return Exit.EnvironmentError("it was ended early, as asked, so there are no figures.");
                Terminal.Say("Ended early, as asked; what had been drawn by then is kept.");
                return Exit.Success;
            }

            sheet.End();
            figures.AddRange(sheet.Figures);
            // Notebooks may take minutes: what one has given is kept before the next begins.
            table?.Write(sheet.Figures);
        }

        if (json) Json.Write(figures.Select(figure => new { figure.Id, figure.What, figure.Published, Computed = figure.Computed, figure.Status, figure.Source }));
        return figures.Any(figure => figure.Status == "off") ? Exit.Mismatch : Exit.Success;
    }

    /// <summary>A number as people read it: at most 16 digits, whole ones with separators.</summary>
    public static string Text(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e9
        ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("G13", CultureInfo.InvariantCulture);
}
