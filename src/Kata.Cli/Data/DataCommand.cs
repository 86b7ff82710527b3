using System.CommandLine;
using Spectre.Console;

namespace Kata.Cli.Data;

/// <summary>`kata data`: what is here, where it is, and how to get the rest.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        string[] sets = [.. Catalogue.BuiltIn.DataSets.Select(set => set.Name)];
        var name = new Argument<string>("name")
        {
            Description = "A data set, \"mnist\" for both of its sets, or \"all\".",
            HelpName = "name",
            CompletionSources = { (string[])[.. sets, "mnist", "all"] },
        };
        var one = new Argument<string>("name") { Description = "A data set.", HelpName = "name", CompletionSources = { sets } };

        var list = new Command("list", "Every data set, and whether it is here.");
        list.SetAction(_ => List(DataStore.FromEnvironment()));
        var get = new Command("get", "Download a data set into the cache, checked before it is used.") { name };
        get.SetAction((parsed, _) => GetAsync(DataStore.FromEnvironment(), parsed.GetRequiredValue(name)));
        var where = new Command("where", "The paths of a data set's files.") { one };
        where.SetAction(parsed => Where(DataStore.FromEnvironment(), parsed.GetRequiredValue(one)));
        var json = Json.Option();
        var show = new Command("show", "What a data set holds, in numbers and as a picture.") { one, json };
        show.SetAction(parsed => DataShowCommand.Show(DataStore.FromEnvironment(), parsed.GetRequiredValue(one), parsed.GetValue(json)));
        return new("data", "The data sets: list, get, where, show.") { list, get, where, show };
    }

    private static int List(DataStore store)
    {
        var locations = store.All;
        var table = new Table().RoundedBorder().AddColumns("data set", "", "what it is");
        foreach (var (set, paths) in locations)
            table.AddRow(Markup.Escape(set.Name), paths is null ? "[yellow]missing[/]" : "[green]here[/]", Markup.Escape(set.About));
        Terminal.Out.Write(table);
        if (locations.Any(location => location.Paths is null)) Terminal.Say("To get what is missing, run \"kata data get all\".");
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
        return await DataGetCommand.RunAsync(store, name, Console.Out, Console.Error, interrupt.Token);
    }
}
