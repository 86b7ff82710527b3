using Kata.Data.Downloads;
using Kata.Data.Sets;
using Kata.Tests;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DownloadTests
{
    [Test]
    public async Task A_file_is_got_whole_and_leaves_nothing_else_in_the_cache()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(downloading.Scratch.Cached, Is.EqualTo(new[] { "a.bin" }));
    }

    [Test]
    public async Task What_is_there_is_not_asked_for_again()
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
    public async Task A_wrong_file_of_the_users_own_is_left_alone_and_named()
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
    public async Task Where_the_first_address_has_no_such_file_the_second_is_asked()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request.Path == "no"
            ? LoopbackServer.Head(stream, "404 Not Found", "Content-Length: 0")
            : LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag));

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
            : LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag));

        await downloading.Get(server.At("old"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }

    [Test]
    public async Task Progress_goes_up_to_the_whole()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var told = new List<DownloadProgress>();

        await downloading.Get(new Told(told.Add), CancellationToken.None, server.At("a"));

        Assert.That(told.Select(progress => progress.Done), Is.Ordered.And.Unique);
        Assert.That(told[^1], Is.EqualTo(new DownloadProgress("a.bin", 300_000, 300_000)));
        Assert.That(told[0].Done, Is.LessThan(300_000));
    }

    // Neither is answered before both have asked.
    [Test]
    public async Task Two_at_once_do_no_harm()
    {
        using var downloading = new Downloading();
        using var both = new CountdownEvent(2);
        using var server = new LoopbackServer(async (request, stream) =>
        {
            both.Signal();
            await Task.Run(both.Wait);
            await LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag);
        });

        await Task.WhenAll(downloading.Get(server.At("a")), downloading.Get(server.At("a")));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(downloading.Scratch.Cached, Is.EqualTo(new[] { "a.bin" }));
    }

    [Test]
    public async Task Offline_nothing_is_asked()
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
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var cache = downloading.Scratch.Write("cache", []);

        var refusal = await Assert.ThrowsAsync<IOException>(() => downloading.Get(server.At("a")));

        Assert.That(refusal!.Message, Is.EqualTo($"{cache} cannot be written: it is a file but needs to be a folder."));
    }

    [Test]
    public async Task A_set_that_is_made_from_another_gets_that_one()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        var catalogue = new Catalogue(
            [.. Downloading.Catalogue(server.At("a")).DataSets, new("b", "made", [new("b.bin", 10, "here", "none")], MadeFrom: "a")]);

        await new DataStore(downloading.Scratch.Options(catalogue)).GetAsync("b");

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }
}
