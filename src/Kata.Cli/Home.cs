using Kata.Data;
using Spectre.Console;

namespace Kata.Cli;

/// <summary>What a bare `kata` shows: what this is, what is here, what to try.</summary>
internal static class Home
{
    public static int Show(DataStore store)
    {
        var console = Terminal.Out;
        console.MarkupLine("[bold]Kata[/]: backpropagation by hand, every step proved with numbers.");
        console.WriteLine();
        console.WriteLine("Twelve small functions, from one-hot labels to a network that reads digits, each in a file of its own:");
        console.WriteLine("read src/Kata, then the checks in tests/ that hold it to published costs and to numerical gradients.");
        console.WriteLine();
        console.MarkupLine("[bold]Here[/]");
        console.Write(DataCommand.Places(store.All));
        console.WriteLine();
        console.MarkupLine("[bold]Try[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        grid.AddRow("kata costs", "every known value: published, computed, the difference");
        grid.AddRow("kata train digits", "a network learns to read 5,000 drawn digits");
        grid.AddRow("kata gradcheck", "is a gradient right, and how small an error would have been seen");
        grid.AddRow("kata explain", "the mistakes that people make, by name");
        grid.AddRow("kata data get all", "fetch what is missing above");
        grid.AddRow("kata --help", "everything else");
        grid.AddRow("dotnet test", "all checks");
        console.Write(grid);
        console.WriteLine();
        console.WriteLine("From the repository's folder \"kata\" is short for: dotnet run --project src/Kata.Cli --");
        return Exit.Done;
    }
}
