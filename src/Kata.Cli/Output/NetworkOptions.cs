using System.CommandLine;

namespace Kata.Cli.Output;

/// <summary>Options that describe a network, as several commands take them.</summary>
internal static class NetworkOptions
{
    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> Choice(string name, string about, string standard, string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = $"{about}: {string.Join(", ", values)}.",
            HelpName = name.TrimStart('-'),
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>Unit counts with hyphens between, e.g. 2-3-2; 0 for what is no number.</summary>
    public static int[] Sizes(string text) =>
    [
        .. text.Split('-')
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0),
    ];
}
