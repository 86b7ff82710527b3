using System.Text.Json;
using Kata.Cli.Digits;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DrawPageTests
{
    private static readonly byte[] OtherPage = "<!doctype html><title>other</title>"u8.ToArray();

    private const string Status = "document.getElementById('status').textContent";
    private const string Shares = "[...document.querySelectorAll('.share')].map(share => share.textContent).join(' ')";

    [Test]
    public async Task A_digit_is_read_while_it_is_drawn_and_taken_back_by_keyboard()
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        await browser.Go(server.Address);

        var seen = new HashSet<string>();
        var downwards = Enumerable.Range(0, 21).Select(step => (0.5, 0.15 + (0.035 * step)));
        await Stroke(browser, [.. downwards], async () =>
        {
            // On a busy machine the answers come later than the mouse moves.
            await browser.Until("!busy");
            seen.Add(await browser.Evaluate(Shares));
        });

        await browser.Until($"{Status} === 'digits-weights reads 1.' && document.querySelector('.digit').textContent === '1'");
        Assert.That(seen, Has.Count.GreaterThan(2), "the outputs change while the stroke grows");
        await Shots(browser);

        await browser.Press("z", modifiers: 2);
        await browser.Until($"{Status} === 'Nothing drawn yet.'");

        await browser.Evaluate("document.getElementById('paper').focus()");
        for (var step = 0; step < 9; step++) await browser.Press("ArrowUp");
        await browser.Press(" ", " ");
        for (var step = 0; step < 18; step++) await browser.Press("ArrowDown");
        await browser.Until("document.querySelector('.digit')?.textContent === '1'");

        await browser.Press("c", "c");
        await browser.Until($"{Status} === 'Nothing drawn yet.' && document.querySelectorAll('.card').length === 0");
        Assert.That(browser.Log.Errors, Is.Empty);
        Assert.That(browser.Log.Requests, Has.Length.GreaterThan(4));
        Assert.That(browser.Log.Requests.Where(url => url != "data:,"), Is.All.StartsWith(server.Address));
    }

    [TestCase(7, ".25 .2 .75 .2 .6 .5 .45 .85")]
    [TestCase(3, ".3 .22 .5 .14 .68 .25 .62 .42 .45 .48 .65 .55 .7 .72 .5 .86 .28 .76")]
    [TestCase(2, ".28 .3 .4 .16 .62 .18 .68 .36 .5 .58 .28 .82 .74 .82")]
    public async Task Several_models_read_what_is_drawn(int digit, string corners)
    {
        DigitModel[] models = [new("sample_weight", RequiredData.SampleNetwork()), DigitModel.Load("digits-weights")];
        await using var server = await DrawServer.StartAsync([.. models.Select(DigitClassifier.Of)], 0);
        using var browser = await Chromium.StartAsync();
        await browser.Go(server.Address);

        var numbers = corners.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture));
        await Stroke(browser, [.. numbers.Chunk(2).Select(corner => (corner[0], corner[1]))]);

        await browser.Until($"{Status} === 'sample_weight reads {digit}. digits-weights reads {digit}.'");
        Assert.That(browser.Log.Errors, Is.Empty);
        await Shots(browser, $"{digit}-");
    }

    [Test]
    public async Task A_page_of_another_origin_can_neither_read_nor_use_the_server()
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var other = new LoopbackServer((_, stream) => LoopbackServer.Serve(stream, OtherPage));
        using var browser = await Chromium.StartAsync();
        await browser.Go(other.At(""));

        var page = await browser.Evaluate($"fetch('{server.Address}').then(() => 'read', () => 'failed')");
        var question = await browser.Evaluate(
            $"fetch('{server.Address}read', {{ method: 'POST', headers: {{ 'X-Kata-Token': '0' }}, body: new Uint8Array(78400) }})"
            + ".then(() => 'read', () => 'failed')");
        var blind = await browser.Evaluate(
            $"fetch('{server.Address}read', {{ method: 'POST', mode: 'no-cors', body: new Uint8Array(78400) }})"
            + ".then(() => 'read', () => 'failed')");

        Assert.That((page, question, blind), Is.EqualTo(("failed", "failed", "failed")));
    }

    [Test]
    public async Task The_page_reports_a_server_that_is_gone()
    {
        var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        await browser.Go(server.Address);
        await server.DisposeAsync();

        await browser.Evaluate("begin({ x: 100, y: 100, width: 20 })");

        await browser.Until($"{Status}.startsWith('The server does not answer')");
    }

    // A stroke of the mouse through corners, as shares of the paper's side.
    private static async Task Stroke(Chromium browser, IReadOnlyList<(double X, double Y)> corners, Func<Task>? afterEach = null)
    {
        const string paper = "JSON.stringify(document.getElementById('paper').getBoundingClientRect())";
        using var box = JsonDocument.Parse(await browser.Evaluate(paper));
        double Of(string side) => box.RootElement.GetProperty(side).GetDouble();
        var type = "mousePressed";
        foreach (var (x, y) in corners)
        {
            await browser.Mouse(type, Of("x") + (x * Of("width")), Of("y") + (y * Of("height")));
            if (afterEach is not null) await afterEach();
            type = "mouseMoved";
        }

        await browser.Mouse("mouseReleased", Of("x") + (corners[^1].X * Of("width")), Of("y") + (corners[^1].Y * Of("height")));
    }

    // KATA_SHOTS names a folder for screenshots of the page.
    internal static async Task Shots(Chromium browser, string name = "")
    {
        if (Environment.GetEnvironmentVariable("KATA_SHOTS") is not { Length: > 0 } folder) return;
        foreach (var (width, height) in new[] { (1100, 620), (320, 1100) })
        {
            foreach (var scheme in new[] { "light", "dark" })
            {
                await browser.Call("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });
                var features = new[] { new { name = "prefers-color-scheme", value = scheme } };
                await browser.Call("Emulation.setEmulatedMedia", new { features });
                var shot = await browser.Call("Page.captureScreenshot");
                var png = shot.GetProperty("data").GetBytesFromBase64();
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}{scheme}-{width}.png"), png);
            }
        }

        await browser.Call("Emulation.clearDeviceMetricsOverride");
    }
}
