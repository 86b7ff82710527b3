using System.Net;
using System.Net.Http.Headers;
using Kata.Data.Files;
using Kata.Data.Sets;

namespace Kata.Data.Downloads;

/// <summary>One request for a file: what the server sends goes into the part of it that is there, or into a new one.</summary>
/// <param name="client">Sends it.</param>
/// <param name="file">What to ask for.</param>
/// <param name="stallTimeout">How long the server may take over its next byte.</param>
/// <param name="progress">Told after each piece.</param>
internal sealed class Transfer(HttpClient client, DataFile file, TimeSpan stallTimeout, IProgress<DownloadProgress>? progress)
{
    /// <summary>Receives all there is; gives whether it continues what was there.</summary>
    public async Task<bool> RunAsync(string address, PartFile part, CancellationToken cancellation)
    {
        var begun = part.Begun(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (begun is var (length, tag))
        {
            // The rest if it is of the same content, otherwise all of it (RFC 9110, section 13.1.5).
            request.Headers.Range = new(length, null);
            request.Headers.IfRange = new(tag);
        }

        using var response = await InTime(
            patience => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience),
            e => new($"gave no answer: {e.Message.TrimEnd('.')}"),
            cancellation);
        var start = Start(response, begun, part);
        var total = start + response.Content.Headers.ContentLength;
        if (total > file.Bound) throw TooLong(part, $"offers {total:N0} bytes");
        await using var target = start > 0 ? part.Continue() : part.Begin(address, response.Headers.ETag);
        await CopyAsync(response.Content, target, part, total, cancellation);
        target.Flush(flushToDisk: true);
        return start > 0;
    }

    // Where what the server sends belongs.
    private static long Start(HttpResponseMessage response, (long Length, EntityTagHeaderValue Tag)? begun, PartFile part)
    {
        var status = response.StatusCode;
        if (status == HttpStatusCode.OK) return 0;
        if (begun is var (length, tag) && status is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (tag.Equals(response.Headers.ETag) && response.Content.Headers.ContentRange?.From == length)
                return length;
            part.Discard();
            throw new AddressFault($"answered {(int)status} and cannot continue what it sent before", again: true);
        }

        throw new AddressFault($"answered {(int)status} {ErrorText.Shown(response.ReasonPhrase ?? "")}".TrimEnd());
    }

    private async Task CopyAsync(HttpContent content, FileStream target, PartFile part, long? total, CancellationToken cancellation)
    {
        await using var source = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = await InTime(
                async patience => await source.ReadAsync(buffer, patience),
                _ => new($"broke off after {ErrorText.Bytes(target.Position)}", again: true),
                cancellation);
            if (read == 0) return;
            if (target.Position + read > file.Bound)
            {
                target.Dispose();
                throw TooLong(part, "goes on");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            progress?.Report(new(file.Name, target.Position, total));
        }
    }

    private AddressFault TooLong(PartFile part, string what)
    {
        part.Discard();
        return new($"{what} but may send {ErrorText.Bytes(file.Bound)} at most");
    }

    private async Task<T> InTime<T>(
        Func<CancellationToken, Task<T>> ask, Func<Exception, AddressFault> fault, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(stallTimeout);
        try
        {
            return await ask(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AddressFault($"sent nothing for {stallTimeout.TotalSeconds} seconds");
        }

        // The last two are what the client says of an address that it is redirected to and cannot use.
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException or NotSupportedException)
        {
            throw fault(e);
        }
    }
}
