namespace Kata.Cli.Output;

/// <summary>A line on stderr that is written over again and again; nothing where no terminal shows it.</summary>
internal sealed class LiveLine : IDisposable
{
    private int _shown;

    /// <summary>Writes over the line.</summary>
    public void Show(string text)
    {
        if (Console.IsErrorRedirected) return;
        var room = Console.WindowWidth > 1 ? Console.WindowWidth - 1 : 79;
        if (text.Length > room) text = text[..room];
        Console.Error.Write($"\r{text.PadRight(Math.Min(_shown, room))}");
        _shown = text.Length;
    }

    /// <summary>Takes the line away, so that others can be printed in its place.</summary>
    public void Clear()
    {
        if (_shown == 0) return;
        Show("");
        Console.Error.Write('\r');
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
