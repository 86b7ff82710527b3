using System.Text.Json;
using System.Text.RegularExpressions;
using Kata.Cli.Tests;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed partial class IndexPageTests
{
    private const string Names =
        "[...document.querySelectorAll('#matrix tbody tr:not([hidden]) .name')].map(name => name.textContent).join()";

    private const string Body = "document.getElementById('details-body').innerText";
    private readonly Scratch _scratch = new();

    private static readonly SubmissionVerdict[] Three =
    [
        Samples.Mixed("b2"),
        Samples.Mixed("a10") with { Steps = [Samples.Mixed().Steps[0], Samples.Step(Step.Backprop, Samples.Passing("BackpropTests.One"))] },
        Samples.Incomplete with { Id = "a9" },
    ];

    [OneTimeTearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public void The_page_forbids_the_network_and_other_scripts()
    {
        var page = IndexPage.Of(Three, Samples.Facts);

        Assert.That(page, Does.Match(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-[^']+'; "
            + "style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'\">"));
        foreach (var word in new[] { "http:", "https:", "innerHTML", "unsafe-inline" }) Assert.That(page, Does.Not.Contain(word));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void The_verdicts_read_back_as_JSON(string name)
    {
        var page = IndexPage.Of([Samples.Hostile(name)], Samples.Facts with { Seed = name });

        var json = Verdicts().Match(page).Groups[1].Value;
        var submission = JsonDocument.Parse(json).RootElement.GetProperty("submissions")[0];
        Assert.That(submission.GetProperty("id").GetString(), Is.EqualTo(Escaping.Name(name)));
        Assert.That(Regex.Count(page, "<script", RegexOptions.IgnoreCase), Is.EqualTo(2));
    }

    [Test]
    public async Task The_page_sorts_filters_and_opens_by_mouse_and_keyboard()
    {
        using var browser = await Open(Three, "three");

        Assert.That(await browser.Evaluate(Names), Is.EqualTo("a9,a10,b2"), "numbers in names are compared as numbers");
        Assert.That(await Sorted(browser, 0), Is.EqualTo("ascending"));
        await Sort(browser, 1);
        Assert.That(await browser.Evaluate(Names), Is.EqualTo("a10,b2,a9"));
        Assert.That(await Sorted(browser, 1) + await Sorted(browser, 0), Is.EqualTo("descendingnone"));
        await Sort(browser, 1);
        Assert.That(await browser.Evaluate(Names), Is.EqualTo("a9,b2,a10"));

        await Filter(browser, "text", "B2");
        Assert.That(await browser.Evaluate(Names), Is.EqualTo("b2"));
        Assert.That(await browser.Evaluate("document.getElementById('shown').textContent"), Is.EqualTo("1 of 3 submissions"));
        await Filter(browser, "text", "no-slope");
        Assert.That(await browser.Evaluate(Names), Is.EqualTo("b2"), "a mistake's name finds those who make it");
        await Filter(browser, "text", "");
        await Filter(browser, "class", $"{(int)FailureClass.Infrastructure}");
        Assert.That(await browser.Evaluate(Names), Is.EqualTo("a9"));
        await Filter(browser, "class", "");

        await browser.Evaluate(
            "[...document.querySelectorAll('#matrix .cell')].find(cell => cell.title.startsWith('Backprop: failed')).focus()");
        await browser.Press("Enter", "\r");
        await browser.Until("document.getElementById('details').open");
        var text = await browser.Evaluate(Body);
        Assert.That(text, Does.Contain("✗ failed").And.Contain("BackpropTests.Two").And.Contain("Expected 0.5, got 0.25."));
        Assert.That(text, Does.Contain("The first wrong quantity is delta of layer 1.").And.Contain("backprop/no-slope: The hidden delta"));
        Assert.That(text, Does.Contain("Backprop.cs:12:5, a missing factor: delta → delta * slope"));
        await Shots(browser, "dialog-");
        await browser.Call("Input.dispatchKeyEvent", new { type = "rawKeyDown", key = "Escape", windowsVirtualKeyCode = 27 });
        await browser.Until("!document.getElementById('details').open");
        Assert.That(await browser.Evaluate("document.activeElement.title"), Does.StartWith("Backprop: failed"), "the focus returns");

        await browser.Evaluate("[...document.querySelectorAll('.name')].find(name => name.textContent === 'b2').click()");
        Assert.That(await browser.Evaluate(Body), Does.Contain("notes.txt was left out.").And.Contain("hello"));
        await browser.Evaluate("document.getElementById('close').click()");
        var foot = await browser.Evaluate("document.getElementById('facts').innerText");
        Assert.That(foot, Does.Contain("L3 (bubblewrap)").And.Contain("hidden").And.Contain("1.2.3"));
        Quiet(browser);
    }

    [Test]
    public async Task Hostile_names_are_shown_and_run_nothing()
    {
        SubmissionVerdict[] hostile = [.. Samples.HostileNames.Select(Samples.Hostile)];
        using var browser = await Open(hostile, "hostile");

        Assert.That(await browser.Evaluate("document.querySelectorAll('#matrix tbody tr').length"), Is.EqualTo($"{hostile.Length}"));
        Assert.That(await browser.Evaluate("document.querySelectorAll('script').length + ' ' + document.querySelectorAll('img').length"),
            Is.EqualTo("2 0"));
        foreach (var name in hostile.Select(submission => Escaping.Name(submission.Id)).Where(name => name.Length > 0))
        {
            var shown = $"[...document.querySelectorAll('.name')].some(shown => shown.textContent === {JsonSerializer.Serialize(name)})";
            Assert.That(await browser.Evaluate(shown), Is.EqualTo("true"), name);
        }

        const string close = "document.getElementById('close').click()";
        await browser.Evaluate($"document.querySelectorAll('.cell, .name').forEach(button => {{ button.click(); {close}; }})");
        Assert.That(await browser.Evaluate("document.documentElement.scrollWidth <= innerWidth"), Is.EqualTo("true"));
        await Shots(browser, "hostile-");
        Quiet(browser);
    }

    [Test]
    public async Task A_script_that_gets_into_the_page_does_not_run()
    {
        const string forge = "document.title = 'forged'";
        var page = IndexPage.Of(Three, Samples.Facts).Replace("<h1>", $"<script>{forge}</script><h1 onclick=\"{forge}\">");
        using var browser = await Open(page, "forged");

        await browser.Evaluate("document.querySelector('h1').click()");

        Assert.That(await browser.Evaluate("document.title"), Is.EqualTo("kata verify"));
        await browser.Evaluate("fetch('http://127.0.0.1:9').catch(() => 0)");
        Assert.That(browser.Log.Errors, Has.Some.Contains("violates").And.Some.Contains("connect-src"));
    }

    [Test]
    public async Task Three_hundred_submissions_of_thirteen_steps_open()
    {
        using var browser = await Open(Course.Of(300), "course");

        Assert.That(await browser.Evaluate("document.querySelectorAll('#matrix .cell').length"), Is.EqualTo("3900"));
        await Shots(browser, "course-");
        await browser.Evaluate("document.getElementById('items').scrollIntoView()");
        await Shots(browser, "items-");
        await browser.Evaluate("[...document.querySelectorAll('#matrix .bad')][3].click()");
        await Shots(browser, "step-");
        Quiet(browser);
    }

    private Task<Chromium> Open(SubmissionVerdict[] submissions, string name) => Open(IndexPage.Of(submissions, Samples.Facts), name);

    private async Task<Chromium> Open(string page, string name)
    {
        new ReportFiles(_scratch.Folder).Write($"{name}.html", page);
        var browser = await Chromium.StartAsync();
        await browser.Go(new Uri(_scratch.At($"{name}.html")).AbsoluteUri);
        return browser;
    }

    // The file itself is the only request, and nothing is wrong.
    private static void Quiet(Chromium browser)
    {
        Assert.That(browser.Log.Errors, Is.Empty);
        Assert.That(browser.Log.Requests.Where(url => url != "data:,"), Has.One.Items.And.All.StartsWith("file:"));
    }

    private static Task<string> Sorted(Chromium browser, int column) =>
        browser.Evaluate($"document.querySelectorAll('#matrix thead th')[{column}].getAttribute('aria-sort')");

    private static Task<string> Sort(Chromium browser, int column) =>
        browser.Evaluate($"document.querySelectorAll('#matrix thead button')[{column}].click()");

    private static Task<string> Filter(Chromium browser, string control, string value) => browser.Evaluate(
        $"(control => {{ control.value = '{value}'; ['input', 'change'].forEach(type => control.dispatchEvent(new Event(type))); }})"
        + $"(document.getElementById('{control}'))");

    // KATA_SHOTS names a folder for screenshots of the page, as it is read and as it is printed.
    private static async Task Shots(Chromium browser, string name)
    {
        if (Environment.GetEnvironmentVariable("KATA_SHOTS") is not { Length: > 0 } folder) return;
        foreach (var (media, scheme, width) in new[]
        {
            ("screen", "light", 1200), ("screen", "dark", 1200), ("screen", "light", 400), ("screen", "dark", 400), ("print", "dark", 1200),
        })
        {
            await browser.Call("Emulation.setDeviceMetricsOverride", new { width, height = 800, deviceScaleFactor = 1, mobile = false });
            var features = new[] { new { name = "prefers-color-scheme", value = scheme } };
            await browser.Call("Emulation.setEmulatedMedia", new { media, features });
            var shot = await browser.Call("Page.captureScreenshot");
            var png = shot.GetProperty("data").GetBytesFromBase64();
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}{media}-{scheme}-{width}.png"), png);
        }

        await browser.Call("Emulation.setEmulatedMedia", new { media = "", features = Array.Empty<object>() });
        await browser.Call("Emulation.clearDeviceMetricsOverride");
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"verdicts\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Verdicts();
}
