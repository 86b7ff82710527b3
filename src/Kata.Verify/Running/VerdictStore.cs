using System.Text.Json;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Running;

/// <summary>
/// Verdicts on the disk, a file each, written whole or not at all: what is here need not be found again. Our own failures are kept apart,
/// for the reports of this run alone.
/// </summary>
/// <param name="folder">The folder of the reports; null to keep them in memory.</param>
public sealed class VerdictStore(string? folder)
{
    private const string Kept = "verdicts";
    private const string Failures = "failures";

    private readonly Dictionary<string, (string Key, SubmissionVerdict Verdict)> _memory = [];
    private readonly ReportFiles? _files = folder is null ? null : new(folder);

    /// <summary>The verdict that was kept on this very content; null if there is none.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="key">As <see cref="RunIdentity.KeyOf"/> makes it.</param>
    public SubmissionVerdict? Find(string id, string key) => Read(Kept, id) is { } kept && kept.Key == key ? kept.Verdict : null;

    /// <summary>Keeps a verdict.</summary>
    /// <param name="key">As <see cref="RunIdentity.KeyOf"/> makes it.</param>
    /// <param name="verdict">The verdict, without its points.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(string key, SubmissionVerdict verdict)
    {
        if (_files is null)
        {
            lock (_memory) _memory[verdict.Id] = (key, verdict);
            return;
        }

        _files.Write(Name(verdict.IsIncomplete ? Failures : Kept, verdict.Id), RunJson.Line(new KeptVerdict(key, verdict)) + "\n");
        if (!verdict.IsIncomplete && At(Failures, verdict.Id) is var failure && File.Exists(failure)) File.Delete(failure);
    }

    /// <summary>The verdict of this run, our own failures too.</summary>
    /// <exception cref="InvalidDataException">There is none, or one on something else.</exception>
    public SubmissionVerdict Of(string id, string key) =>
        new[] { Kept, Failures }.Select(place => Read(place, id)).FirstOrDefault(kept => kept?.Key == key)?.Verdict
            ?? throw new InvalidDataException($"{folder} holds no verdict on {Escaping.Name(id)}: run the same kata verify again.");

    /// <summary>Forgets everything, or only our own failures.</summary>
    /// <param name="failuresOnly">Whether verdicts stay.</param>
    public void Forget(bool failuresOnly)
    {
        string[] places = failuresOnly ? [Failures] : [Failures, Kept];
        if (folder is null) return;
        foreach (var place in places.Select(place => new DirectoryInfo(Path.Combine(folder, place))).Where(place => place.Exists))
            foreach (var file in place.GetFiles("*.json")) file.Delete();
    }

    private KeptVerdict? Read(string place, string id)
    {
        if (folder is null)
            lock (_memory) return _memory.TryGetValue(id, out var kept) ? new(kept.Key, kept.Verdict) : null;

        try
        {
            return RunJson.Read<KeptVerdict>(File.ReadAllText(At(place, id))) is { } kept && kept.Verdict.Id == id ? kept : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private string At(string place, string id) => Path.Combine(folder!, Name(place, id));

    private static string Name(string place, string id) => $"{place}/{ReportFiles.NameOf(id, ".json")}";

    private sealed record KeptVerdict(string Key, SubmissionVerdict Verdict);
}
