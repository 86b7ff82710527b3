using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Running;

/// <summary>The verdicts of runs that judged a part each, put together as if one run had judged all.</summary>
/// <param name="Manifest">What that run would have been.</param>
/// <param name="Verdicts">In the order of their names, without points.</param>
public sealed record ShardMerge(RunManifest Manifest, IReadOnlyList<SubmissionVerdict> Verdicts)
{
    private const int MostNamed = 8;

    /// <summary>Reads runs and checks that they belong together and that nothing is missing.</summary>
    /// <param name="folders">The folders of their reports; the same run may come twice.</param>
    /// <exception cref="InvalidDataException">They do not; the message is a sentence.</exception>
    public static ShardMerge Of(IReadOnlyList<string> folders)
    {
        var runs = folders.Select(folder => (Folder: folder, Run: RunManifest.Read(folder))).ToList();
        var (first, run) = runs[0];
        foreach (var (folder, other) in runs.Skip(1)) Compare(first, run, folder, other);
        var shards = runs.Select(one => one.Run.Shard).Distinct().ToList();
        var missing = Enumerable.Range(0, run.Shard.Count).Select(index => new Shard(index, run.Shard.Count)).Except(shards).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"shard {Listed(missing.Select(shard => $"{shard}"))} is missing: run it, or name its folder too.");
        }

        SortedDictionary<string, (string Key, string Folder)> found = new(StringComparer.Ordinal);
        foreach (var (folder, entry) in runs.SelectMany(one => one.Run.Judged.Select(entry => (one.Folder, entry))))
        {
            if (!found.TryAdd(entry.Id, (entry.Key, folder)) && found[entry.Id].Key != entry.Key)
            {
                throw new InvalidDataException($"{Escaping.Name(entry.Id)} is another submission in {Escaping.Name(folder)} than in "
                    + $"{Escaping.Name(found[entry.Id].Folder)}: leave the older run out.");
            }
        }

        // A submission that came late is in the list of the shards that ran after it.
        var absent = runs.SelectMany(one => one.Run.Ids).Distinct().Where(id => !found.ContainsKey(id)).ToList();
        if (absent.Count > 0)
        {
            throw new InvalidDataException(
                $"no shard has judged {Listed(absent)}: run every shard over the same submissions once more.");
        }

        var manifest = new RunManifest(
            // What holds for all of them.
            run.Identity with { Isolation = runs.Select(one => one.Run.Identity.Isolation).Min(StringComparer.Ordinal)! },
            Shard.Whole,
            [.. found.Keys],
            [.. found.Select(entry => new RunEntry(entry.Key, entry.Value.Key))]);
        return new(manifest, [.. found.Select(entry => new VerdictStore(entry.Value.Folder).Of(entry.Key, entry.Value.Key))]);
    }

    private static void Compare(string first, RunManifest run, string folder, RunManifest other)
    {
        if (other.Shard.Count != run.Shard.Count) throw Mixed("parts", $"{run.Shard.Count}", $"{other.Shard.Count}");
        if (other.Identity.Suites != run.Identity.Suites) throw Mixed("suites", run.Identity.Suites[..12], other.Identity.Suites[..12]);
        if ((other.Identity.Tool, other.Identity.Version) != (run.Identity.Tool, run.Identity.Version))
            throw Mixed("kata", run.Identity.Tool[..12], other.Identity.Tool[..12]);
        if (other.Identity.Runtime != run.Identity.Runtime) throw Mixed(".NET", run.Identity.Runtime, other.Identity.Runtime);
        if (other.Identity.Limits != run.Identity.Limits) throw Mixed("limits", run.Identity.Limits, other.Identity.Limits);
        if (other.Identity.SeedHash != run.Identity.SeedHash) throw Mixed("seeds", run.Identity.Seed, other.Identity.Seed);

        InvalidDataException Mixed(string what, string one, string another) => new(
            $"{Escaping.Name(first)} and {Escaping.Name(folder)} cannot be merged, because their {what} differ: {Escaping.Name(one)} and "
                + $"{Escaping.Name(another)}. Run both shards in the same way.");
    }

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        var named = string.Join(", ", all.Take(MostNamed).Select(Escaping.Name));
        return all.Count > MostNamed ? $"{named} and {all.Count - MostNamed} more" : named;
    }
}
