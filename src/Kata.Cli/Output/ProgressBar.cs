using Kata.Experiments;

namespace Kata.Cli.Output;

/// <summary>A progress update on a line.</summary>
internal static class ProgressBar
{
    private const int Width = 20;

    /// <summary>A bar and the update's words.</summary>
    public static string Of(ProgressUpdate update)
    {
        var full = (int)(Width * Math.Clamp(update.Share, 0, 1));
        return $"{new string('█', full)}{new string('░', Width - full)} {update.Text}";
    }
}
