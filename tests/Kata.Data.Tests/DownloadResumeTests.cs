using Kata.Data.Downloads;
using Kata.Tests;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DownloadResumeTests
{
    [Test]
    public async Task What_broke_off_is_continued_where_it_broke_off()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request["Range"] is null
            ? Downloading.FirstHalf(stream, $"ETag: {Downloading.Tag}")
            : LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => (request["Range"], request["If-Range"])), Is.EqualTo(new (string?, string?)[]
        {
            (null, null), ("bytes=150000-", Downloading.Tag),
        }));
        Assert.That(downloading.Scratch.Cached, Is.EqualTo(new[] { "a.bin" }));
    }

    [Test]
    public async Task What_an_earlier_download_left_is_continued()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        downloading.Begin(server.At("a"));
        var told = new List<DownloadProgress>();

        await downloading.Get(new Told(told.Add), CancellationToken.None, server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(told.Select(progress => progress.Total), Has.All.EqualTo(300_000));
        Assert.That(told[0].Done, Is.GreaterThan(Downloading.Half));
    }

    [Test]
    public async Task A_server_that_breaks_off_each_time_is_left_after_three_times_and_the_rest_can_be_got_later()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer(async (request, stream) =>
        {
            var start = request["Range"] is { } range ? int.Parse(range["bytes=".Length..^1]) : 0;
            await LoopbackServer.Head(
                stream,
                start == 0 ? "200 OK" : "206 Partial Content",
                $"Content-Length: {300_000 - start}",
                $"Content-Range: bytes {start}-299999/300000",
                $"ETag: {Downloading.Tag}");
            await stream.WriteAsync(Downloading.Content.AsMemory(start, 50_000));
        });

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Is.EqualTo(
            $"a.bin could not be downloaded: {server.At("a")} broke off after 150,000 bytes; "
            + "try again later, or put a.bin into the folder named by KATA_DATA."));
        Assert.That(
            File.ReadAllBytes(Path.Combine(downloading.Scratch.Cache, "a.bin.part")), Is.EqualTo(Downloading.Content[..150_000]));
    }

    [TestCase(true, new[] { "a.bin.part", "a.bin.part.of" })]
    [TestCase(false, new string[0])]
    public async Task Cancelling_leaves_what_can_be_continued_or_nothing(bool tagged, string[] left)
    {
        using var downloading = new Downloading();
        LoopbackServer? silent = null;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await Downloading.FirstHalf(stream, tagged ? $"ETag: {Downloading.Tag}" : "X: y");
            await silent!.Silence();
        });
        silent = server;
        using var cancellation = new CancellationTokenSource();
        var told = new Told(progress => { if (progress.Done == Downloading.Half) cancellation.Cancel(); });

        await Assert.ThatAsync(
            () => downloading.Get(told, cancellation.Token, server.At("a")), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(downloading.Scratch.Cached, Is.EqualTo(left));
    }
}
