using Kata.Tests;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DownloadRestartTests
{
    // Of the length of the file's first half, and nothing like it.
    private static readonly byte[] SomethingElse = new byte[Downloading.Half];

    [Test]
    public async Task Without_a_tag_it_is_begun_again()
    {
        using var downloading = new Downloading();
        var asked = 0;
        using var server = new LoopbackServer((request, stream) => asked++ == 0
            ? Downloading.FirstHalf(stream)
            : LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => request["Range"]), Is.EqualTo(new string?[] { null, null }));
    }

    // A weak tag says that two contents mean the same, not that they have the same bytes.
    [Test]
    public async Task With_a_weak_tag_it_is_begun_again()
    {
        using var downloading = new Downloading();
        var asked = 0;
        using var server = new LoopbackServer((request, stream) => asked++ == 0
            ? Downloading.FirstHalf(stream, "ETag: W/\"first\"")
            : LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => request["Range"]), Is.EqualTo(new string?[] { null, null }));
    }

    [Test]
    public async Task What_another_address_sent_is_not_continued()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server();
        downloading.Begin(server.At("b"));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Single()["Range"], Is.Null);
    }

    [Test]
    public async Task A_server_that_ignores_the_range_sends_all_of_it()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await LoopbackServer.Head(stream, "200 OK", "Content-Length: 300000");
            await stream.WriteAsync(Downloading.Content);
        });
        downloading.Begin(server.At("a"));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Single()["Range"], Is.EqualTo("bytes=150000-"));
    }

    [Test]
    public async Task What_has_changed_since_is_begun_again()
    {
        using var downloading = new Downloading();
        using var server = Downloading.Server("\"second\"");
        downloading.Begin(server.At("a"), SomethingElse);

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Single()["If-Range"], Is.EqualTo(Downloading.Tag));
    }

    // The server goes by the range and not by the tag, or calls two contents by one tag.
    [TestCase("\"second\"")]
    [TestCase(Downloading.Tag)]
    public async Task The_rest_of_something_else_is_thrown_away(string tag)
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request["Range"] is null
            ? LoopbackServer.Serve(request, stream, Downloading.Content, tag)
            : LoopbackServer.Rest(stream, Downloading.Content, Downloading.Half, tag));
        downloading.Begin(server.At("a"), SomethingElse);

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => request["Range"]), Is.EqualTo(new[] { "bytes=150000-", null }));
    }

    [Test]
    public async Task A_rest_from_another_place_is_thrown_away()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request["Range"] is null
            ? LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag)
            : LoopbackServer.Rest(stream, Downloading.Content, Downloading.Half + 1, Downloading.Tag));
        downloading.Begin(server.At("a"));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }

    [Test]
    public async Task A_range_that_cannot_be_had_is_asked_for_without_one()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) => request["Range"] is null
            ? LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag)
            : LoopbackServer.Head(stream, "416 Range Not Satisfiable", "Content-Range: bytes */300000", "Content-Length: 0"));
        downloading.Begin(server.At("a"));

        await downloading.Get(server.At("a"));

        Assert.That(downloading.Got, Is.EqualTo(Downloading.Content));
    }
}
