using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kata.Cli;

/// <summary>The help of a command, 80 columns wide, and its examples below.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = 80 };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds the examples to the help of every command.</summary>
    public static void AddTo(RootCommand root) => root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exit = _help.Invoke(parseResult);
        if (!HelpExamples.All.TryGetValue(KataCommand.Name(parseResult.CommandResult), out var examples)) return exit;
        var (output, width) = (parseResult.InvocationConfiguration.Output, examples.Max(example => example.Line.Length));
        output.WriteLine("Examples:");
        foreach (var (line, does) in examples) output.WriteLine($"  {line.PadRight(width)}  {does}");
        output.WriteLine();
        return exit;
    }
}
