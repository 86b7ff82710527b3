using Spectre.Console;

namespace Kata.Cli.Output;

/// <summary>Where people read: results on stdout, progress on stderr, both without escape codes where no terminal shows them.</summary>
internal static class Terminal
{
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>
    /// Writes lines to stdout, wrapped between words where a person reads them on a terminal, as they are for everything else.
    /// </summary>
    public static void Say(string lines)
    {
        if (Console.IsOutputRedirected) Console.Out.WriteLine(lines);
        else Out.WriteLine(lines);
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected) => AnsiConsole.Create(new()
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
    });
}
