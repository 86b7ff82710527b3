using System.CommandLine;
using Kata.Cli.Output;
using Kata.Data.Digits;
using Kata.Data.Files;
using Kata.Data.Formats;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;
using Kata.Experiments.Training;
using Kata.Runner.Suites;
using MathNet.Numerics;
using Spectre.Console;

namespace Kata.Cli.Data;

/// <summary>`kata data`: what is here, where it is, how to get and make the rest.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "A data set, \"mnist\" for both of its sets, or \"all\"." };
        var one = new Argument<string>("name") { Description = "A data set." };
        var output = new Option<string?>("--out") { Description = "The folder to write to; the repository's data/ unless given." };

        var list = new Command("list", "Every data set, and whether it is here.");
        list.SetAction(_ => List(DataStore.FromEnvironment()));
        var get = new Command("get", "Download a data set into the cache, checked before it is used.") { name };
        get.SetAction((parsed, _) => GetAsync(DataStore.FromEnvironment(), parsed.GetRequiredValue(name)));
        var where = new Command("where", "The paths of a data set's files.") { one };
        where.SetAction(parsed => Where(DataStore.FromEnvironment(), parsed.GetRequiredValue(one)));
        var json = Json.Option();
        var show = new Command("show", "What a data set holds, in numbers and as a picture.") { one, json };
        show.SetAction(parsed => DataShowCommand.Show(DataStore.FromEnvironment(), parsed.GetRequiredValue(one), parsed.GetValue(json)));
        var make = new Command("make-digits", "Draw digits.mat and train digits-weights.mat again.") { output };
        make.SetAction(parsed => MakeDigits(parsed.GetValue(output)));
        return new("data", "The data sets: list, get, where, show, make-digits.") { list, get, where, show, make };
    }

    /// <summary>A table of data sets and where they are.</summary>
    public static Table Places(IReadOnlyList<DataPlace> places)
    {
        var table = new Table().RoundedBorder().AddColumns("data set", "", "what it is");
        foreach (var (set, paths) in places)
            table.AddRow(Markup.Escape(set.Name), paths is null ? "[yellow]missing[/]" : "[green]here[/]", Markup.Escape(set.About));
        return table;
    }

    private static int List(DataStore store)
    {
        Terminal.Out.Write(Places(store.All));
        string[] missing = [.. store.All.Where(place => place.Paths is null).Select(place => place.Set.Name)];
        if (missing.Length > 0) Terminal.Say($"To get what is missing: {store.Remedy(missing)}.");
        return Exit.Success;
    }

    private static int Where(DataStore store, string name)
    {
        foreach (var path in store.Require(name)) Console.Out.WriteLine(path);
        return Exit.Success;
    }

    private static async Task<int> GetAsync(DataStore store, string name)
    {
        using var interrupt = new Interrupt();
        return await new DataGetCommand(store, Console.Out, Console.Error, live: !Console.IsErrorRedirected).RunAsync(name, interrupt.Token);
    }

    private static int MakeDigits(string? folder)
    {
        folder ??= Path.Combine(
            DataStoreOptions.FromEnvironment().Repository ?? throw new ArgumentException("--out is missing but needed: no repository is around here to write to."),
            "data");
        // The number of threads must not decide in which order sums are taken.
        Control.UseSingleThread();
        var digits = DigitGenerator.Draw();
        var plan = TrainingPlan.Defaults["digits"];
        var start = plan.Start(StepsRunner.Reference, 400, 10);
        var descent = Optimizer.Minimize(start, digits.X, OneHot.Encode(digits.Labels, 10), plan.Lambda, plan.Evaluations);
        var thetas = Serialize.Unflatten(descent.Theta, [new(25, 401), new(10, 26)]);

        Write("digits.mat", DigitGenerator.MatBytes());
        Write("digits-weights.mat", MatFile.Write([("Theta1", NumericArray.From(thetas[0])), ("Theta2", NumericArray.From(thetas[1]))]));
        return Exit.Success;

        void Write(string name, byte[] content)
        {
            var path = Path.Combine(folder, name);
            AtomicFile.Write(path, content);
            Console.Out.WriteLine(path);
        }
    }
}
