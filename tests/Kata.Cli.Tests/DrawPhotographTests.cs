using Kata.Cli.Digits;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DrawPhotographTests
{
    private const string Status = "document.getElementById('status').textContent";

    // A 7 in dark grey on paper that is lighter to the right, 900 × 1200, stored as a camera does that is held upright: lying on its left
    // side.
    private const string Photograph =
        """
        (() => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [1200, 900];
          const context = canvas.getContext('2d');
          const light = context.createLinearGradient(0, 900, 0, 0);
          light.addColorStop(0, '#a09a90');
          light.addColorStop(1, '#e8e4d8');
          context.fillStyle = light;
          context.fillRect(0, 0, 1200, 900);
          context.lineWidth = 40;
          context.lineCap = context.lineJoin = 'round';
          context.strokeStyle = '#303040';
          for (const [x, y] of [[.25, .2], [.75, .2], [.6, .5], [.45, .85]]) context.lineTo(1200 * y, 900 * (1 - x));
          context.stroke();
          return canvas.toDataURL('image/jpeg', .9).split(',')[1];
        })()
        """;

    // EXIF with one entry: orientation 6, to be turned by 90° clockwise.
    private static readonly byte[] Turned =
    [
        0xff, 0xe1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ];

    [Test]
    public async Task A_photograph_from_a_file_is_turned_upright_and_read()
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        using var folder = new Scratch();
        await browser.Go(server.Address);
        var jpeg = Convert.FromBase64String(await browser.Evaluate(Photograph));
        var photograph = folder.Write("photo.jpg", [.. jpeg[..2], .. Turned, .. jpeg[2..]]);

        await Choose(browser, photograph);

        await browser.Until($"{Status} === 'digits-weights reads 7.'");
        Assert.That(await browser.Evaluate("photo.width + 'x' + photo.height"), Is.EqualTo("600x800"));
        Assert.That(browser.Log.Errors, Is.Empty);
        await DrawPageTests.Shots(browser, "photo-");

        await browser.Press("c", "c");
        await browser.Until($"{Status} === 'Nothing drawn yet.' && document.querySelectorAll('.card').length === 0");
    }

    [Test]
    public async Task A_photograph_can_be_dropped_on_the_page_and_a_stroke_takes_its_place()
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        await browser.Go(server.Address);

        await browser.Evaluate(
            $$"""
            (() => {
              const bytes = Uint8Array.from(atob({{Photograph}}), c => c.charCodeAt(0));
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
              document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            })()
            """);

        await browser.Until("photo?.width === 800 && document.querySelectorAll('.card').length === 1");
        await browser.Evaluate("(begin({ x: 140, y: 40, width: 20 }), extend({ x: 140, y: 240, width: 20 }), read())");
        await browser.Until($"photo === null && {Status} === 'digits-weights reads 1.'");
        Assert.That(browser.Log.Errors, Is.Empty);
    }

    [TestCase("photo.heic", "This browser cannot open HEIC files: save it as JPEG or PNG.")]
    [TestCase("photo.jpg", "This browser cannot open photo.jpg: it is damaged, or save it as JPEG or PNG.")]
    [TestCase("notes.txt", "notes.txt is not a picture: choose a JPEG or PNG file.")]
    public async Task What_the_browser_cannot_open_is_said(string file, string sentence)
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        using var folder = new Scratch();
        await browser.Go(server.Address);

        await Choose(browser, folder.Write(file, "no picture"u8.ToArray()));

        await browser.Until($"{Status} === '{sentence}'");
    }

    [Test]
    public async Task The_choice_of_a_file_is_reached_by_keyboard_and_has_a_name()
    {
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load("digits-weights"))], 0);
        using var browser = await Chromium.StartAsync();
        await browser.Go(server.Address);
        await browser.Evaluate("document.getElementById('clear').focus()");

        await browser.Press("Tab");

        Assert.That(await browser.Evaluate("document.activeElement.id"), Is.EqualTo("photo"));
        Assert.That(await browser.Evaluate("document.activeElement.labels[0].textContent"), Is.EqualTo("Take a photograph from a file"));
    }

    private static async Task Choose(Chromium browser, string file)
    {
        var root = (await browser.Call("DOM.getDocument")).GetProperty("root").GetProperty("nodeId").GetInt32();
        var input = await browser.Call("DOM.querySelector", new { nodeId = root, selector = "#photo" });
        await browser.Call("DOM.setFileInputFiles", new { files = new[] { file }, nodeId = input.GetProperty("nodeId").GetInt32() });
    }
}
