namespace Kata.Data.Sets;

/// <summary>What to do about a data set, as the ends of error sentences.</summary>
internal static class HowToGetData
{
    /// <summary>How to get what is missing: by its command, which may need the network, or by hand.</summary>
    public static string Missing(DataSet set, bool offline) =>
        (set.Command, offline && NeedsNetwork(set)) switch
        {
            (null, _) => Put(set.Files),
            (_, true) => $"KATA_OFFLINE is set, so unset it first and {Run(set)}, or {Put(set.Files)}",
            _ => $"{Run(set)}, or {Put(set.Files)}",
        };

    /// <summary>How to get several sets: by one command where one gets them all, or by hand.</summary>
    public static string Missing(IReadOnlyList<DataSet> sets, bool offline)
    {
        if (sets.Count == 1) return Missing(sets[0], offline);
        var network = sets.Where(NeedsNetwork).ToList();
        string[] commands =
        [
            .. sets.Except(network).Select(set => set.Command).OfType<string>().Distinct(),
            .. network.Count > 1 ? ["kata data get all"] : network.Select(set => set.Command!),
        ];
        var first = offline && network.Count > 0 ? "KATA_OFFLINE is set, so unset it first and " : "";
        var run = commands.Length == 0 ? "" : $"{first}run {string.Join(" and ", commands.Select(command => $"\"{command}\""))}, or ";
        // What a missing set is made from is missing itself, and brings the other.
        return run + Put(sets.Where(set => sets.All(other => other.Name != set.MadeFrom)).SelectMany(set => set.Files));
    }

    /// <summary>Why a set that is not here was not downloaded.</summary>
    public static string Reason(DataSet set) => NeedsNetwork(set) ? "KATA_OFFLINE is set"
        : set.Command is null ? "it comes with the repository and cannot be downloaded" : "it is made here and cannot be downloaded";

    /// <summary>How to replace a file that is not what it should be.</summary>
    public static string Replace(DataSet set) => set.Command is null ? "put the right one in its place" : $"delete it and {Run(set)}";

    /// <summary>How to bring files by hand.</summary>
    public static string Put(IEnumerable<DataFile> files)
    {
        string[] names = [.. files.Select(file => file.Name)];
        var listed = names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        return $"put {listed} into the folder named by KATA_DATA";
    }

    private static string Run(DataSet set) => $"run \"{set.Command}\"";

    private static bool NeedsNetwork(DataSet set) => set.MadeFrom is not null || set.Files.Any(file => file.Addresses is { Count: > 0 });
}
