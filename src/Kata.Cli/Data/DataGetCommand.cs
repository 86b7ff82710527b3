using Kata.Cli.Output;
using Kata.Data.Sets;

namespace Kata.Cli.Data;

/// <summary>`kata data get`: one set after the other, and at the end once what could not be had, why, and what to do.</summary>
/// <param name="store">Gets the sets.</param>
/// <param name="output">Is told the paths.</param>
/// <param name="error">Is told how far it is, and what is missing.</param>
/// <param name="live">Whether a person sees bars move.</param>
internal sealed class DataGetCommand(DataStore store, TextWriter output, TextWriter error, bool live)
{
    private readonly List<MissingData> _lacks = [];
    private readonly List<string> _got = [];

    /// <summary>Gets what was asked for: a set, "mnist" for both of its sets, or "all".</summary>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    public async Task<int> RunAsync(string asked, CancellationToken stop)
    {
        string[] names = asked switch
        {
            "mnist" => ["mnist-train", "mnist-test"],
            "all" => [.. store.Catalogue.DataSets.Select(set => set.Name)],
            _ => [store.Catalogue[asked].Name],
        };
        await DataProgress.WatchAsync(names.Length, error, live, async progress =>
        {
            foreach (var name in names) await GetAsync(name, progress, stop);
        });

        // What was here before is no news where everything is asked for.
        var told = asked == "all" ? _got : names.Where(name => _lacks.All(lack => lack.Set != name));
        foreach (var path in told.SelectMany(name => store.Where(name) ?? []).Distinct()) output.WriteLine(path);
        if (asked == "all" && _got.Count == 0 && _lacks.Count == 0) output.WriteLine("Everything is here already.");
        return _lacks.Count == 0 ? Exit.Success : Exit.EnvironmentError(Missing(names.Length), error);
    }

    // One set that cannot be had is no reason to leave out the others.
    private async Task GetAsync(string name, DataProgress progress, CancellationToken stop)
    {
        var source = _lacks.FirstOrDefault(lack => lack.Set == store.Catalogue[name].MadeFrom);
        if (source is not null && store.Where(name) is null)
        {
            _lacks.Add(source with { Set = name });
            return;
        }

        progress.Begin(name);
        try
        {
            await store.GetAsync(name, progress, stop);
            if (progress.End()) _got.Add(name);
        }
        catch (DataMissingException missing)
        {
            _lacks.Add(new(name, missing.Reasons, missing.Message));
        }
        catch (OperationCanceledException)
        {
            const string stopped = "the download was stopped, and what has been received is kept";
            _lacks.Add(new(name, [stopped], $"{stopped}: \"kata data get {name}\" goes on with it."));
        }

        // A file of the user's own that is not what it should be, or a cache that cannot be written.
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            _lacks.Add(new(name, [failure.Message.TrimEnd('.')], failure.Message));
        }
    }

    private string Missing(int asked)
    {
        if (_lacks is [var one]) return one.Sentence;

        var lines = new List<string> { $"{_lacks.Count} of {asked} data sets could not be had." };
        foreach (var alike in _lacks.GroupBy(lack => string.Join('\n', lack.Reasons)))
        {
            lines.Add($"  {string.Join(", ", alike.Select(lack => lack.Set))}:");
            lines.AddRange(alike.First().Reasons.Select(reason => $"    {reason}"));
        }

        return string.Join(Environment.NewLine, [.. lines, $"To get them: {store.Remedy([.. _lacks.Select(lack => lack.Set)])}."]);
    }

    // Why a set could not be had, and the sentence for it alone.
    private sealed record MissingData(string Set, IReadOnlyList<string> Reasons, string Sentence);
}
