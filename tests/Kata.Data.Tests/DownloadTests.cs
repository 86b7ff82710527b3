using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DownloadTests
{
    [Test]
    public async Task A_downloaded_file_is_complete_and_the_only_one_in_the_cache()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(downloading.Scratch.Cached, Is.EqualTo(new[] { "a.bin" }));
    }

    [Test]
    public async Task A_file_that_is_here_is_not_downloaded_again()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();

        await downloading.Get(server.At("a"));
        await downloading.Get(server.At("a"));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wrong_file_in_the_cache_is_replaced()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        downloading.Scratch.Write("cache/a.bin", [1, 2, 3]);

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }

    [Test]
    public async Task A_wrong_file_of_the_users_own_is_refused_and_left_as_it_is()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var path = downloading.Scratch.Write("mine/a.bin", new byte[400_001]);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => downloading.Get(server.At("a")));

        Assert.That(refusal!.Message, Is.EqualTo(
            $"{path} has 400,001 bytes but may have 400,000 at most: it is damaged or another file, "
            + "so delete it and run \"kata data get a\"."));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task If_the_first_address_fails_the_second_is_tried()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request.Path == "no"
            ? LoopbackServer.Head(stream, "404 Not Found", "Content-Length: 0")
            : LoopbackServer.Serve(stream, Downloading.Content));

        await downloading.Get(server.At("no"), server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo(new[] { "no", "a" }));
    }

    [Test]
    public async Task A_redirection_is_followed()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request.Path == "old"
            ? LoopbackServer.Head(stream, "302 Found", "Location: /new", "Content-Length: 0")
            : LoopbackServer.Serve(stream, Downloading.Content));

        await downloading.Get(server.At("old"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }

    [Test]
    public async Task Progress_is_reported_up_to_the_whole_file()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var reports = new List<DownloadProgress>();

        await downloading.Get(reports.Add, CancellationToken.None, server.At("a"));

        Assert.That(reports.Select(progress => progress.Done), Is.Ordered.And.Unique);
        Assert.That(reports[^1], Is.EqualTo(new DownloadProgress("a.bin", 300_000, 300_000)));
        Assert.That(reports[0].Done, Is.LessThan(300_000));
    }

    // Neither is answered before both have asked.
    [Test]
    public async Task Two_downloads_at_once_do_no_harm()
    {
        using var downloading = new Downloading();
        using var both = new CountdownEvent(2);
        using var server = new LoopbackServer(async (_, stream) =>
        {
            both.Signal();
            await Task.Run(both.Wait);
            await LoopbackServer.Serve(stream, Downloading.Content);
        });

        await Task.WhenAll(downloading.Get(server.At("a")), downloading.Get(server.At("a")));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(downloading.Scratch.Cached, Is.EqualTo(new[] { "a.bin" }));
    }

    [Test]
    public async Task Nothing_is_requested_while_KATA_OFFLINE_is_set()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var store = downloading.Scratch.Store(Downloading.Catalogue(server.At("a")), offline: true);

        var refusal = await Assert.ThrowsAsync<DataMissingException>(() => store.GetAsync("a"));

        Assert.That(refusal!.Message, Is.EqualTo(
            "a is not on this machine: KATA_OFFLINE is set, so unset it first and run \"kata data get a\", "
            + "or put a.bin into the folder named by KATA_DATA."));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_cancelled_download_leaves_nothing_behind()
    {
        using var downloading = new Downloading();
        LoopbackServer? silent = null;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await Downloading.FirstHalf(stream);
            await silent!.Silence();
        });
        silent = server;
        using var cancellation = new CancellationTokenSource();

        var get = () => downloading.Get(
            progress => { if (progress.Done == Downloading.Half) cancellation.Cancel(); }, cancellation.Token, server.At("a"));

        await Assert.ThatAsync(get, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var cache = downloading.Scratch.Write("cache", []);

        var refusal = await Assert.ThrowsAsync<IOException>(() => downloading.Get(server.At("a")));

        Assert.That(refusal!.Message, Is.EqualTo($"{cache} cannot be made: a file is in its way."));
    }

    [Test]
    public async Task A_set_that_is_made_from_another_downloads_that_one()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var catalogue = new Catalogue(
            [.. Downloading.Catalogue(server.At("a")).DataSets, new("b", "made", [new("b.bin", 10, "here", "none")], MadeFrom: "a")]);

        await new DataStore(downloading.Scratch.Options(catalogue)).GetAsync("b");

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }
}
