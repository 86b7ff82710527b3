using System.Net;
using Kata.Data.Files;

namespace Kata.Data.Downloads;

/// <summary>Downloads one file into the cache: complete and verified, or not at all.</summary>
/// <param name="file">The file.</param>
/// <param name="cache">The folder that it goes to.</param>
/// <param name="patience">How long a server may send nothing.</param>
/// <param name="report">Called after each piece.</param>
internal sealed class Download(DataFile file, string cache, TimeSpan patience, Action<DownloadProgress>? report)
{
    /// <summary>Tries the addresses in turn until one of them sends the file.</summary>
    /// <param name="cancellation">Stops the download.</param>
    /// <returns>Null, or what each address did instead of sending the file.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        Folder.Make(cache);
        // A silent server is given up; a slow one may take its time.
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var faults = new List<string>();
        foreach (var address in file.Addresses!)
        {
            var (received, fault) = await ReceiveAsync(client, address, cancellation);
            fault ??= VerifiedFile.Unpack(received, file).Fault is { } damage ? $"sent a file that {damage}" : null;
            if (fault is null)
            {
                AtomicFile.Write(Path.Combine(cache, file.Name), received);
                return null;
            }

            faults.Add($"{address} {fault}");
        }

        return string.Join("; ", faults);
    }

    // The bytes, or what the server did instead of sending them, as the predicate of a sentence.
    private async Task<(byte[] Bytes, string? Fault)> ReceiveAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        using var received = new MemoryStream();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(patience);
        try
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                return ([], $"answered {(int)response.StatusCode} {ErrorText.Shown(response.ReasonPhrase ?? "")}".TrimEnd());

            var total = response.Content.Headers.ContentLength;
            if (total > file.Bound) return ([], $"offers {total:N0} bytes but may send {ErrorText.Bytes(file.Bound)} at most");

            await using var source = await response.Content.ReadAsStreamAsync(timeout.Token);
            var buffer = new byte[1 << 16];
            for (int count; (count = await source.ReadAsync(buffer, timeout.Token)) > 0; timeout.CancelAfter(patience))
            {
                if (received.Length + count > file.Bound) return ([], $"sends more than the {ErrorText.Bytes(file.Bound)} that it may");

                received.Write(buffer, 0, count);
                report?.Invoke(new(file.Name, received.Length, total));
            }

            return (received.ToArray(), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ([], $"sent nothing for {patience.TotalSeconds} seconds");
        }
        catch (IOException)
        {
            return ([], $"broke off after {ErrorText.Bytes(received.Length)}");
        }

        // The last two are what the client throws for a redirection to an address that it cannot use.
        catch (Exception e) when (e is HttpRequestException or UriFormatException or NotSupportedException)
        {
            return ([], $"gave no answer: {e.Message.TrimEnd('.')}");
        }
    }
}
