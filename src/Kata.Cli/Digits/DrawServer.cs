using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Kata.Data.Digits;
using Kata.Runner.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kata.Cli.Digits;

/// <summary>Serves the page and classifies what is drawn on it, only on this machine's loopback address.</summary>
/// <remarks>
/// A page of another origin can also send requests here, and can make a host name that it controls resolve to this machine. So the host
/// name must be this machine's, and a posted drawing must carry the page's own origin and the token that only the page has.
/// </remarks>
internal sealed class DrawServer : IAsyncDisposable
{
    /// <summary>The side of the square of grey pixels that the page sends, a byte each.</summary>
    public const int Side = 280;

    /// <summary>The longest side of a photograph that the page sends.</summary>
    public const int LongestSide = 800;

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data: blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A margin of paper, because ink that touches the edge of the page's square belongs to the digit.
    private const int Margin = 10;

    private readonly DigitClassifier[] _classifiers;
    private readonly Lock _oneAtATime = new();
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly WebApplication _app;
    private int _port;

    private DrawServer(DigitClassifier[] classifiers, int port)
    {
        _classifiers = classifiers;
        // An empty builder reads no settings from the folder or the environment, and writes no log.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LongestSide * LongestSide;
            options.Listen(IPAddress.Loopback, port);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The address of the page.</summary>
    public string Address => $"http://127.0.0.1:{_port}/";

    /// <summary>Starts the server.</summary>
    /// <param name="classifiers">The networks that classify what is drawn.</param>
    /// <param name="port">0 for any free one.</param>
    /// <exception cref="IOException">The port is in use or not allowed.</exception>
    public static async Task<DrawServer> StartAsync(DigitClassifier[] classifiers, int port)
    {
        var server = new DrawServer(classifiers, port);
        try
        {
            await server._app.StartAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await server.DisposeAsync();
            var reason = failure is SocketException ? "needs more permission than this user has" : "is in use";
            throw new IOException($"port {port} {reason}: name another with --port, or leave it out for any free one.", failure);
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
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This server does not have that name.");
        return (request.Method, request.Path.Value) switch
        {
            ("GET", "/") => Send(context, "draw.html", "text/html"),
            ("GET", "/draw.css") => Send(context, "draw.css", "text/css"),
            ("GET", "/draw.js") => Send(context, "draw.js", "text/javascript"),
            ("GET", "/draw.photo.js") => Send(context, "draw.photo.js", "text/javascript"),
            ("POST", "/read" or "/photo") when !IsOwn(request) =>
                Refuse(context, StatusCodes.Status403Forbidden, "Only this server's own page may send drawings."),
            ("POST", "/read") when request.ContentLength != Side * Side =>
                Refuse(context, StatusCodes.Status400BadRequest, $"The drawing needs {Side}x{Side} bytes."),
            ("POST", "/read") => ReadAsync(context, Side, Side, Margin),
            ("POST", "/photo") when Size(request) is var (height, width) => ReadAsync(context, height, width, 0),
            ("POST", "/photo") => Refuse(
                context,
                StatusCodes.Status400BadRequest,
                $"The photograph needs a width and a height from 1 to {LongestSide}, and as many bytes."),
            _ => Refuse(context, StatusCodes.Status404NotFound, "There is nothing here."),
        };
    }

    private bool IsOwn(HttpRequest request) =>
        request.Headers.Origin == $"http://{request.Host.Value}"
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers["X-Kata-Token"].ToString()), Encoding.UTF8.GetBytes(_token));

    private static (int Height, int Width)? Size(HttpRequest request) =>
        int.TryParse(request.Query["height"], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
        && int.TryParse(request.Query["width"], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        && height is >= 1 and <= LongestSide && width is >= 1 and <= LongestSide && request.ContentLength == height * width
            ? (height, width)
            : null;

    private async Task ReadAsync(HttpContext context, int height, int width, int margin)
    {
        var grey = new byte[height * width];
        await context.Request.Body.ReadExactlyAsync(grey, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(Answer(grey, width, margin), context.RequestAborted);
    }

    private object Answer(byte[] grey, int width, int margin)
    {
        var paper = Matrix<double>.Build.Dense((grey.Length / width) + (2 * margin), width + (2 * margin), 255);
        for (var pixel = 0; pixel < grey.Length; pixel++)
            paper[margin + (pixel / width), margin + (pixel % width)] = grey[pixel];
        try
        {
            var seen = OwnDigit.AsMnist(paper, margin > 0 ? "the drawing" : "the photograph");
            return new
            {
                Seen = seen.ToRowMajorArray(),
                Models = Predictions(seen).Select(one => new { one.Name, one.Prediction.Digit, one.Prediction.Probabilities }).ToArray(),
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

    // Two pages may be open, but the submission's process answers one request at a time.
    private List<(string Name, Prediction Prediction)> Predictions(Matrix<double> seen)
    {
        lock (_oneAtATime) return [.. _classifiers.Select(classifier => (classifier.Name, classifier.Classify(seen)))];
    }

    private async Task Send(HttpContext context, string file, string type)
    {
        using var stream = typeof(DrawServer).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        context.Response.ContentType = $"{type}; charset=utf-8";
        var text = (await reader.ReadToEndAsync()).Replace("{token}", _token, StringComparison.Ordinal);
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static Task Refuse(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
