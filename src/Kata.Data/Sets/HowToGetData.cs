using Kata.Data.Downloads;

namespace Kata.Data.Sets;

/// <summary>What to do about a data set, as the ends of error sentences.</summary>
internal static class HowToGetData
{
    /// <summary>How to get a missing set: by its command, which may need the network, or by hand.</summary>
    public static string Missing(DataSet set, bool offline)
    {
        if (set.Command is null) return Put(set.Files);

        var first = offline ? "KATA_OFFLINE is set, so unset it first and " : "";
        return $"{first}run \"{set.Command}\", or {Put(set.Files)}";
    }

    /// <summary>How to replace a file that is not what it should be.</summary>
    public static string Replace(DataSet set) =>
        set.Command is null ? "put the right one in its place" : $"delete it and run \"{set.Command}\"";

    /// <summary>How to provide files by hand.</summary>
    public static string Put(IEnumerable<DataFile> files)
    {
        string[] names = [.. files.Select(file => file.Name)];
        var listed = names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        return $"put {listed} into the folder named by KATA_DATA";
    }
}
