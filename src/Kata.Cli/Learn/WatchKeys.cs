namespace Kata.Cli.Learn;

/// <summary>The keys of the watch.</summary>
internal static class WatchKeys
{
    /// <summary>The most important ones on a line.</summary>
    public const string Line = "n next  d lesson  h hint  l list  x reset  o open  p reward  q quit  ? keys";

    public const char PageDown = ' ';
    public const char PageUp = 'b';
    public const char Down = 'j';
    public const char Up = 'k';
    public const char Left = '<';
    public const char Right = '>';
    public const char Escape = '\e';

    /// <summary>All of them, a line each.</summary>
    public static IReadOnlyList<StyledLine> Help { get; } =
    [
        new("n         the next step that has not passed; after the last one, the last page", LineStyle.Code),
        new("d         the step's lesson; in it, o opens the browser and q leads back", LineStyle.Code),
        new("h         a hint; press it again for one that gives away more", LineStyle.Code),
        new("t         the lesson's example through your code: steps 4, 6 and 8", LineStyle.Code),
        new("l         the steps and how they were last checked", LineStyle.Code),
        new("c         check all steps", LineStyle.Code),
        new("r         check this step again", LineStyle.Code),
        new("x         put the stub back; your version is backed up first", LineStyle.Code),
        new("o         open the file in your editor", LineStyle.Code),
        new("p         the reward of a step that has passed", LineStyle.Code),
        new("space, b  scroll down and up; so do the arrows, PgDn and PgUp", LineStyle.Code),
        new("q         quit", LineStyle.Code),
    ];

    /// <summary>Whether a key scrolls what does not fit.</summary>
    public static bool Scrolls(char key) => key is PageDown or PageUp or Down or Up;

    /// <summary>Reads a key from the terminal; null if none was pressed.</summary>
    public static char? Read() => Console.IsInputRedirected || !Console.KeyAvailable ? null : Of(Console.ReadKey(intercept: true));

    /// <summary>Reads keys from a program until it sends no more.</summary>
    public static void Listen(Action<char> press) => new Thread(() =>
    {
        int key;
        while ((key = Console.In.Read()) >= 0) press((char)key);
    })
    {
        IsBackground = true,
    }.Start();

    private static char Of(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.PageDown => PageDown,
        ConsoleKey.PageUp => PageUp,
        ConsoleKey.DownArrow => Down,
        ConsoleKey.UpArrow => Up,
        ConsoleKey.LeftArrow => Left,
        ConsoleKey.RightArrow => Right,
        ConsoleKey.Escape => Escape,
        _ => key.KeyChar,
    };
}
