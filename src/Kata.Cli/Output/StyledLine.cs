namespace Kata.Cli.Output;

/// <summary>How a line is meant. Colour goes with it, never instead of words.</summary>
internal enum LineStyle
{
    Plain,
    Strong,
    Good,
    Bad,
    Quiet,

    /// <summary>Source code or a table: shown as it stands, cut rather than wrapped.</summary>
    Code,

    /// <summary>Where something stands: the next such line takes its place.</summary>
    Live,

    /// <summary>Laid out for the terminal's width already, perhaps with escape codes of our own: shown as it stands.</summary>
    Drawn,
}

/// <summary>A line or a paragraph for a learner.</summary>
internal readonly record struct StyledLine(string Text, LineStyle Tone = LineStyle.Plain)
{
    public static StyledLine Empty => new("");
}
