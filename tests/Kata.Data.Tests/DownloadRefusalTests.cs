using System.Security.Cryptography;
using Kata.Data.Sets;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class DownloadRefusalTests
{
    [Test]
    public async Task Every_address_is_named_with_the_reason_why_it_failed()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((request, stream) =>
            LoopbackServer.Head(stream, request.Path == "a" ? "404 Not Found" : "503", "Content-Length: 0"));

        var refusal = await downloading.Refusal(server.At("a"), server.At("b"));

        Assert.That(refusal, Is.EqualTo(
            $"a.bin could not be downloaded: {server.At("a")} answered 404 Not Found; {server.At("b")} answered 503; "
            + "run \"kata data get a\" again later, or put a.bin into the folder named by KATA_DATA."));
    }

    [Test]
    public async Task Wrong_bytes_are_refused_and_not_kept()
    {
        using var downloading = new Downloading();
        byte[] wrong = [.. Downloading.Content[..^1], 255];
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Serve(stream, wrong));

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Is.EqualTo(Sentence(
            $"{server.At("a")} sent a file that has the SHA-256 {Sha256(wrong)} but needs {Downloading.Sha256}")));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_is_longer_than_it_claims_is_cut_there_and_refused()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await LoopbackServer.Head(stream, "200 OK", "Content-Length: 1000");
            await stream.WriteAsync(Downloading.Content);
        });

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Is.EqualTo(Sentence(
            $"{server.At("a")} sent a file that has the SHA-256 {Sha256(Downloading.Content[..1000])} but needs {Downloading.Sha256}")));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    [Test]
    public async Task An_answer_that_is_shorter_than_it_claims_is_refused_though_its_bytes_are_right()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await LoopbackServer.Head(stream, "200 OK", "Content-Length: 300001");
            await stream.WriteAsync(Downloading.Content);
        });

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Is.EqualTo(Sentence($"{server.At("a")} broke off after 300,000 bytes")));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    [Test]
    public async Task An_answer_that_claims_to_be_too_long_is_not_read()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Head(stream, "200 OK", "Content-Length: 400001"));

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Is.EqualTo(Sentence($"{server.At("a")} offers 400,001 bytes but may send 400,000 bytes at most")));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    // The server writes until the client has gone.
    [Test]
    public async Task An_endless_answer_is_cut_off_at_the_bound()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await LoopbackServer.Head(stream, "200 OK");
            while (true) await stream.WriteAsync(Downloading.Content);
        });
        long most = 0;

        var refusal = await Assert.ThrowsAsync<DataMissingException>(
            () => downloading.Get(progress => most = progress.Done, CancellationToken.None, server.At("a")));

        Assert.That(refusal!.Message, Is.EqualTo(Sentence($"{server.At("a")} sends more than the 400,000 bytes that it may")));
        Assert.That(most, Is.InRange(1, 400_000));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_server_that_falls_silent_is_given_up(bool afterItsFirstLines)
    {
        using var downloading = new Downloading();
        LoopbackServer? silent = null;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            if (afterItsFirstLines) await LoopbackServer.Head(stream, "200 OK", "Content-Length: 300000");
            await silent!.Silence();
        });
        silent = server;
        var options = downloading.Scratch.Options(Downloading.Catalogue(server.At("a"))) with { StallTimeout = TimeSpan.FromSeconds(0.3) };

        var refusal = await Assert.ThrowsAsync<DataMissingException>(() => new DataStore(options).GetAsync("a"));

        Assert.That(refusal!.Message, Is.EqualTo(Sentence($"{server.At("a")} sent nothing for 0.3 seconds")));
        Assert.That(downloading.Scratch.Cached, Is.Empty);
    }

    [Test]
    public async Task An_address_without_a_server_is_named()
    {
        using var downloading = new Downloading();
        string address;
        using (var server = new LoopbackServer((_, _) => Task.CompletedTask)) address = server.At("a");

        var refusal = await downloading.Refusal(address);

        Assert.That(refusal, Does.StartWith($"a.bin could not be downloaded: {address} gave no answer: "));
    }

    [Test]
    public async Task A_redirection_to_anything_but_http_is_not_followed()
    {
        using var downloading = new Downloading();
        using var server = new LoopbackServer((_, stream) =>
            LoopbackServer.Head(stream, "302 Found", "Location: file:///etc/hostname", "Content-Length: 0"));

        var refusal = await downloading.Refusal(server.At("a"));

        Assert.That(refusal, Does.StartWith($"a.bin could not be downloaded: {server.At("a")} gave no answer: "));
    }

    private static string Sentence(string reasons) => $"a.bin could not be downloaded: {reasons}; "
        + "run \"kata data get a\" again later, or put a.bin into the folder named by KATA_DATA.";

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
