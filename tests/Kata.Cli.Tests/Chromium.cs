using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Kata.Cli.Tests;

/// <summary>A page in a headless browser, driven over the DevTools protocol.</summary>
internal sealed class Chromium : IDisposable
{
    private readonly Scratch _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonElement>> _waiting = [];
    private readonly List<(string Method, JsonElement Parameters)> _events = [];
    private readonly Process _process;
    private int _last;

    private Chromium(string program)
    {
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0",
            $"--user-data-dir={_profile.Folder}", "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    /// <summary>The page's requests and its errors so far.</summary>
    public (string[] Requests, string[] Errors) Log
    {
        get
        {
            lock (_events)
            {
                var requests = _events.Where(e => e.Method == "Network.requestWillBeSent").Select(e => e.Parameters.GetProperty("request"));
                var errors = _events.Where(e => e.Method is "Runtime.exceptionThrown" or "Log.entryAdded"
                    || (e.Method == "Runtime.consoleAPICalled" && e.Parameters.GetProperty("type").GetString() == "error"));
                return (
                    [.. requests.Select(request => request.GetProperty("url").GetString()!)],
                    [.. errors.Select(e => e.Parameters.ToString())]);
            }
        }
    }

    /// <summary>Starts the browser with an empty page, or ignores the test if this machine has none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null) Assert.Ignore("Neither Chromium nor Chrome is on PATH, so the page cannot be tested.");

        var browser = new Chromium(program!);
        await browser.ConnectAsync();
        return browser;
    }

    /// <summary>Calls a method of the protocol.</summary>
    public async Task<JsonElement> Call(string method, object? parameters = null)
    {
        var id = ++_last;
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting) _waiting[id] = answer;
        var text = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } });
        await _socket.SendAsync(text, WebSocketMessageType.Text, true, default);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>The value of an expression in the page, as text.</summary>
    public async Task<string> Evaluate(string expression)
    {
        expression = $"(async () => String(await ({expression})))()";
        var answer = await Call("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        if (answer.TryGetProperty("exceptionDetails", out var fault)) return fault.ToString();
        return answer.GetProperty("result").GetProperty("value").GetString()!;
    }

    /// <summary>Waits until an expression is true in the page, at most half a minute.</summary>
    public async Task Until(string expression)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
            if (await Evaluate(expression) == "true") return;
        Assert.Fail($"Not true after half a minute: {expression}. The page: {await Evaluate("document.body.innerText")}");
    }

    public async Task Go(string address)
    {
        await Call("Page.navigate", new { url = address });
        await Until($"location.href === '{address}' && document.readyState === 'complete'");
    }

    public Task Mouse(string type, double x, double y) =>
        Call("Input.dispatchMouseEvent", new { type, x, y, button = "left", buttons = 1, clickCount = 1 });

    /// <summary>Presses a key and releases it; modifier 2 is Ctrl.</summary>
    public async Task Press(string key, string text = "", int modifiers = 0)
    {
        await Call("Input.dispatchKeyEvent", new { type = text.Length > 0 ? "keyDown" : "rawKeyDown", key, text, modifiers });
        await Call("Input.dispatchKeyEvent", new { type = "keyUp", key, modifiers });
    }

    public void Dispose()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        // Its last processes may still be writing.
        for (var tries = 0; tries < 20 && Directory.Exists(_profile.Folder); tries++)
        {
            try
            {
                _profile.Dispose();
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    private async Task ConnectAsync()
    {
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var file = _profile.At("DevToolsActivePort");
        for (var since = Stopwatch.StartNew(); !File.Exists(file) || File.ReadAllLines(file).Length < 2; await Task.Delay(50))
            Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)), "the browser does not listen");
        using var client = new HttpClient();
        using var pages = JsonDocument.Parse(await client.GetStringAsync($"http://127.0.0.1:{File.ReadAllLines(file)[0]}/json"));
        var page = pages.RootElement.EnumerateArray().First(page => page.GetProperty("type").GetString() == "page");
        await _socket.ConnectAsync(new(page.GetProperty("webSocketDebuggerUrl").GetString()!), default);
        _ = ListenAsync();
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" }) await Call($"{domain}.enable");
    }

    private async Task ListenAsync()
    {
        var piece = new byte[1 << 16];
        while (true)
        {
            using var text = new MemoryStream();
            WebSocketReceiveResult received;
            try
            {
                do
                {
                    received = await _socket.ReceiveAsync(piece, default);
                    text.Write(piece, 0, received.Count);
                }
                while (!received.EndOfMessage);
            }
            catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }

            using var message = JsonDocument.Parse(Encoding.UTF8.GetString(text.ToArray()));
            Take(message.RootElement);
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            var answer = message.TryGetProperty("result", out var result) ? result.Clone() : message.Clone();
            lock (_waiting) _waiting[id.GetInt32()].SetResult(answer);
        }
        else
        {
            lock (_events) _events.Add((message.GetProperty("method").GetString()!, message.GetProperty("params").Clone()));
        }
    }
}
