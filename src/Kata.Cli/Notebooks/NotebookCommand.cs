using System.CommandLine;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>`kata notebook`: what published notebooks did, done by the reference or by the learner's steps.</summary>
internal static class NotebookCommand
{
    private const string All = "all";

    private static readonly Argument<string> Name = new("notebook")
    {
        Description = $"{string.Join(", ", NotebookCatalogue.All.Select(notebook => notebook.Name))}, or all.",
        HelpName = "notebook",
    };

    private static readonly Option<string?> Target = new("--out") { Description = "Folder for the pictures; default pictures/NOTEBOOK." };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "With mnist and moons; as published by default." };
    private static readonly Option<int?> Evaluations = new("--evaluations") { Description = "With ex4; as published by default." };
    private static readonly Option<string?> Table = new("--table") { Description = "A Markdown page whose table of numbers to fill." };
    private static readonly Option<string?> Subject = StepsRunner.Subject();
    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        Name.AcceptOnlyFromAmong([.. NotebookCatalogue.All.Select(notebook => notebook.Name), All]);
        var command = new Command("notebook", "Do what a published notebook did: its numbers next to the published ones, and its pictures.")
        {
            Name, Target, Epochs, Evaluations, Table, Subject, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (name, json, page) = (parsed.GetRequiredValue(Name), parsed.GetValue(AsJson), parsed.GetValue(Table));
        var scale = new NotebookScale(parsed.GetValue(Epochs), parsed.GetValue(Evaluations));
        if (scale.Epochs is { } epochs) Guard.AtLeast("--epochs", epochs, 1, "there would be nothing to do");
        if (scale.Evaluations is { } evaluations) Guard.AtLeast("--evaluations", evaluations, 1, "the start itself is evaluated");
        if (page is not null && scale != NotebookScale.AsPublished)
            throw new ArgumentException("--table cannot go with --epochs or --evaluations: the table is of what was published.");
        var subject = parsed.GetValue(Subject);
        var code = StepsRunner.Read(subject);
        var table = page is null ? null : ComparisonTable.Read(page);

        List<Notebook> chosen = [.. NotebookCatalogue.All.Where(notebook => name is All || notebook.Name == name)];
        var numbers = new List<Comparison>();
        using var interrupt = new Interrupt();
        using var live = new LiveLine();
        foreach (var notebook in chosen)
        {
            var target = parsed.GetValue(Target);
            var folder = target is not null && chosen.Count == 1 ? target : Path.Combine(target ?? "pictures", notebook.Name);
            var printer = new NotebookPrinter(new(folder, notebook.Title), live, quiet: json);
            if (!json) Terminal.Say($"{notebook.Title}{(subject is null ? "" : $", by {subject}")}");
            try
            {
                var outcome = StepsRunner.Run(new NotebookExperiment(notebook.Name, scale), code, printer.Show, interrupt.Token);
                live.Clear();
                if (outcome.Failure is { } failure) return Exit.Rejected(failure.Message);
            }
            catch (OperationCanceledException)
            {
                live.Clear();
                if (json) return Exit.EnvironmentError("stopped early, so there are no numbers.");
                Terminal.Say("Stopped early. The pictures drawn so far are kept.");
                return Exit.Success;
            }

            printer.End();
            numbers.AddRange(printer.Numbers);
            // Notebooks may take minutes: keep the numbers of one before the next begins.
            table?.Write(printer.Numbers);
        }

        if (json) Json.Write(numbers.Select(Line));
        return numbers.Any(number => number.Status == "off") ? Exit.Mismatch : Exit.Success;
    }

    // The names are those of --json.
    private static object Line(Comparison number)
    {
        var (published, source) = (number.Published?.Text ?? "", number.Published?.Source ?? "");
        return new { number.Id, number.What, published, number.Computed, number.Status, source };
    }
}
