namespace Kata.Data;

/// <summary>What to do about a data set, as the ends of error sentences.</summary>
internal static class Remedies
{
    /// <summary>How to get what is missing: by its command, which may need the network, or by hand.</summary>
    public static string Missing(DataSet set, bool offline) =>
        (set.Command, offline && NeedsNetwork(set)) switch
        {
            (null, _) => Put(set.Files),
            (_, true) => $"KATA_OFFLINE is set, so unset it first and {Run(set)}, or {Put(set.Files)}",
            _ => $"{Run(set)}, or {Put(set.Files)}",
        };

    /// <summary>How to replace a file that is not what it should be.</summary>
    public static string Replace(DataSet set) => set.Command is null ? "put the right one in its place" : $"delete it and {Run(set)}";

    /// <summary>How to bring files by hand.</summary>
    public static string Put(IEnumerable<DataFile> files) =>
        $"put {string.Join(" and ", files.Select(file => file.Name))} into the folder named by KATA_DATA";

    private static string Run(DataSet set) => $"run \"{set.Command}\"";

    private static bool NeedsNetwork(DataSet set) => set.MadeFrom is not null || set.Files.Any(file => file.Addresses is { Count: > 0 });
}
