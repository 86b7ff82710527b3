using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kata.Tests;

/// <summary>What a client asked for.</summary>
internal sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header's value, or null.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}

/// <summary>
/// A web server on this machine that may break every rule: a test writes the very bytes of each answer, after which the connection is
/// closed. Where an answer throws, the connection is closed too.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<Request, Stream, Task> _answer;

    public LoopbackServer(Func<Request, Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Every request so far, in order.</summary>
    public ConcurrentQueue<Request> Requests { get; } = [];

    public string At(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}";

    /// <summary>Ends with the server.</summary>
    public Task Silence() => Task.Delay(Timeout.Infinite, _over.Token);

    /// <summary>Writes an answer's first lines.</summary>
    public static async Task Head(Stream stream, string status, params string[] headers)
    {
        string[] lines = [$"HTTP/1.1 {status}", "Connection: close", .. headers, "", ""];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)));
    }

    /// <summary>Answers with the whole content.</summary>
    public static async Task Serve(Stream stream, byte[] content)
    {
        await Head(stream, "200 OK", $"Content-Length: {content.Length}");
        await stream.WriteAsync(content);
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested) _ = TalkAsync(await _listener.AcceptTcpClientAsync(_over.Token));
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync())!.Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var request = new Request(path.TrimStart('/'), headers);
        Requests.Enqueue(request);
        await _answer(request, stream);
    }
}
