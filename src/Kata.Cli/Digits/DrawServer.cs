using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Kata.Data.Digits;
using Kata.Runner.Workers;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kata.Cli.Digits;

/// <summary>Serves the page and answers it, on this machine's own address alone.</summary>
/// <remarks>
/// A page of another origin can send requests here too, and a name that it controls can be made to mean this machine. So the name has to be
/// this machine's, and what is posted needs the page's own origin and the token that only it was given.
/// </remarks>
internal sealed class DrawServer : IAsyncDisposable
{
    /// <summary>The page sends a square of so many grey pixels a side, a byte each.</summary>
    public const int Side = 280;

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // What touches the edge of the page's square is part of the digit all the same.
    private const int Margin = 10;

    private readonly DigitReader[] _readers;
    private readonly Lock _one = new();
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly WebApplication _app;
    private int _port;

    private DrawServer(DigitReader[] readers, int port)
    {
        _readers = readers;
        // Empty: no settings from the folder or the environment, no log.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = Side * Side;
            options.Listen(IPAddress.Loopback, port);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>What to type into a browser.</summary>
    public string Address => $"http://127.0.0.1:{_port}/";

    /// <summary>Starts to serve.</summary>
    /// <param name="readers">Who reads.</param>
    /// <param name="port">Where; 0 for any that is free.</param>
    /// <exception cref="IOException">The port is in use or not allowed.</exception>
    public static async Task<DrawServer> StartAsync(DigitReader[] readers, int port)
    {
        var server = new DrawServer(readers, port);
        try
        {
            await server._app.StartAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await server.DisposeAsync();
            var reason = failure is SocketException ? "cannot be used by this user" : "is in use";
            throw new IOException($"port {port} {reason}: name another with --port, or none for any that is free.", failure);
        }

        server._port = new Uri(server._app.Urls.First()).Port;
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";

        if (request.Host.Host is not ("127.0.0.1" or "localhost") || (request.Host.Port ?? 80) != _port)
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This is not the server of that name.");
        return (request.Method, request.Path.Value) switch
        {
            ("GET", "/") => Send(context, "draw.html", "text/html"),
            ("GET", "/draw.css") => Send(context, "draw.css", "text/css"),
            ("GET", "/draw.js") => Send(context, "draw.js", "text/javascript"),
            ("POST", "/read") when !IsOwn(request) => Refuse(context, StatusCodes.Status403Forbidden, "Only the page of this server may ask."),
            ("POST", "/read") when request.ContentLength != Side * Side =>
                Refuse(context, StatusCodes.Status400BadRequest, $"The drawing needs {Side}x{Side} bytes."),
            ("POST", "/read") => ReadAsync(context),
            _ => Refuse(context, StatusCodes.Status404NotFound, "There is nothing here."),
        };
    }

    private bool IsOwn(HttpRequest request) =>
        request.Headers.Origin == $"http://{request.Host.Value}"
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers["X-Kata-Token"].ToString()), Encoding.UTF8.GetBytes(_token));

    private async Task ReadAsync(HttpContext context)
    {
        var grey = new byte[Side * Side];
        await context.Request.Body.ReadExactlyAsync(grey, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(Read(grey), context.RequestAborted);
    }

    private object Read(byte[] grey)
    {
        var paper = Matrix<double>.Build.Dense(Side + (2 * Margin), Side + (2 * Margin), 255);
        for (var pixel = 0; pixel < grey.Length; pixel++)
            paper[Margin + (pixel / Side), Margin + (pixel % Side)] = grey[pixel];
        try
        {
            var seen = OwnDigit.AsMnist(paper, "the drawing");
            return new
            {
                Seen = seen.ToRowMajorArray(),
                Models = Readings(seen).Select(read => new { read.Name, read.Reading.Digit, read.Reading.Probabilities }).ToArray(),
            };
        }
        catch (SubmissionException subject)
        {
            return new { Fault = subject.Message };
        }
        catch (InvalidDataException blank)
        {
            return new { Blank = blank.Message };
        }
    }

    // Two pages may be open; somebody's process answers one question at a time.
    private List<(string Name, DigitReading Reading)> Readings(Matrix<double> seen)
    {
        lock (_one) return [.. _readers.Select(reader => (reader.Name, reader.Read(seen)))];
    }

    private async Task Send(HttpContext context, string file, string type)
    {
        using var stream = typeof(DrawServer).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        context.Response.ContentType = $"{type}; charset=utf-8";
        await context.Response.WriteAsync((await reader.ReadToEndAsync()).Replace("{token}", _token, StringComparison.Ordinal), context.RequestAborted);
    }

    private static Task Refuse(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
