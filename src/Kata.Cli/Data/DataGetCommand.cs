using Kata.Data.Downloads;

namespace Kata.Cli.Data;

/// <summary>`kata data get`: downloads one set after the other and says which of them could not be downloaded, and why.</summary>
internal static class DataGetCommand
{
    private const double Million = 1e6;

    /// <summary>Downloads a set, "mnist" for both of its sets, or "all".</summary>
    /// <param name="store">Downloads the sets.</param>
    /// <param name="asked">A data set, "mnist" or "all".</param>
    /// <param name="output">Receives the path of each file.</param>
    /// <param name="error">Receives a sentence for each set that is missing.</param>
    /// <param name="stop">Stops the download.</param>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    public static async Task<int> RunAsync(DataStore store, string asked, TextWriter output, TextWriter error, CancellationToken stop)
    {
        string[] names = asked switch
        {
            "mnist" => ["mnist-train", "mnist-test"],
            // A set that is made from another is here when that one is.
            "all" => [.. store.Catalogue.DataSets.Where(set => set.MadeFrom is null).Select(set => set.Name)],
            _ => [store.Catalogue[asked].Name],
        };
        using var line = new LiveLine();
        var (missing, exit) = (0, Exit.Success);
        foreach (var name in names)
        {
            try
            {
                await store.GetAsync(name, progress => line.Show(Text(progress)), stop);
                line.Clear();
                foreach (var path in store.Require(name)) output.WriteLine(path);
            }
            catch (OperationCanceledException)
            {
                line.Clear();
                return Exit.EnvironmentError(
                    $"the download was stopped and nothing of it is kept; \"kata data get {asked}\" starts it again.", error);
            }

            // Missing, damaged, or a cache that cannot be written: no reason to leave out the other sets.
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                line.Clear();
                exit = Exit.EnvironmentError(failure.Message, error);
                missing++;
            }
        }

        return names.Length == 1 || missing == 0
            ? exit
            : Exit.EnvironmentError($"{missing} of {names.Length} data sets could not be downloaded.", error);
    }

    private static string Text(DownloadProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.File}: {progress.Done / Million:F2}{(progress.Total is { } total ? $" of {total / Million:F2}" : "")} MB");
}
