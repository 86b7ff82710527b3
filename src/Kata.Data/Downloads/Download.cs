using Kata.Data.Files;
using Kata.Data.Sets;

namespace Kata.Data.Downloads;

/// <summary>Downloads one file into the cache: complete and verified, or not at all.</summary>
/// <param name="file">What to get.</param>
/// <param name="options">The cache, and how to ask.</param>
/// <param name="progress">Told after each piece.</param>
internal sealed class Download(DataFile file, DataStoreOptions options, IProgress<DownloadProgress>? progress) : IDisposable
{
    private const int Tries = 3;

    private readonly HttpClient _client = new(options.Handler ?? new SocketsHttpHandler(), disposeHandler: options.Handler is null)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks each address in turn until one has given the file.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            using var part = new PartFile(options.Cache, file.Name);
            var reasons = new List<string>();
            foreach (var address in file.Addresses!)
            {
                if (await TryAsync(address, part, cancellation) is not { } reason) return;
                reasons.Add($"{address} {reason}");
            }

            throw new DataMissingException(
                $"{file.Name} could not be downloaded: {string.Join("; ", reasons)}; try again later, or {HowToGetData.Put([file])}.",
                reasons);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not DataMissingException))
        {
            throw new IOException(Unwritable(e), e);
        }
    }

    // Of the folder where it can be: the same for each file that cannot be written there.
    private string Unwritable(Exception e)
    {
        var path = Path.Combine(options.Cache, file.Name);
        return Directory.Exists(path) ? $"{path} cannot be written: it is a folder."
            : File.Exists(options.Cache) ? $"{options.Cache} cannot be written: it is a file but needs to be a folder."
            : $"{options.Cache} cannot be written: {AtomicFile.Reason(path, e)}.";
    }

    /// <summary>Releases the connections.</summary>
    public void Dispose() => _client.Dispose();

    // Null, or what the address did instead of giving the file.
    private async Task<string?> TryAsync(string address, PartFile part, CancellationToken cancellation)
    {
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                var continued = await new Transfer(_client, file, options.StallTimeout, progress).RunAsync(address, part, cancellation);
                if (StoredFile.Check(part.FilePath, file) is (null, var fault))
                {
                    part.Discard();
                    // The end of one file may have been put to the beginning of another.
                    throw new AddressFault($"sent a file that {fault}", again: continued);
                }

                part.Finish();
                return null;
            }
            catch (AddressFault fault)
            {
                if (!fault.Again || left == 0) return fault.Message;
            }
        }
    }
}
