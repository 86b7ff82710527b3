namespace Kata.Cli.Output;

/// <summary>The exit codes, and the one line on stderr that goes with them.</summary>
internal static class Exit
{
    /// <summary>Everything that was asked for is done.</summary>
    public const int Success = 0;

    /// <summary>A value is off.</summary>
    public const int Mismatch = 1;

    /// <summary>1: what was asked for could not be done, by the fault of the code it was asked of.</summary>
    public static int Rejected(string sentence) => Say(Mismatch, sentence);

    /// <summary>2: the command line, or a number on it, is wrong.</summary>
    public static int UsageError(string sentence) => Say(2, sentence);

    /// <summary>3: something outside failed, a file or the network.</summary>
    public static int EnvironmentError(string sentence, TextWriter? error = null) => Say(3, sentence, error);

    private static int Say(int code, string sentence, TextWriter? error = null)
    {
        (error ?? Console.Error).WriteLine($"kata: {sentence}");
        return code;
    }
}
