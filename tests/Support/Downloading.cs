using System.Security.Cryptography;
using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>One file of 300,000 bytes, a store that gets it from addresses of a test's own, and what comes of it.</summary>
internal sealed class Downloading : IDisposable
{
    public const string Tag = "\"first\"";
    public const int Half = 150_000;

    /// <summary>No two pieces of it are alike.</summary>
    public static byte[] Content { get; } = [.. Enumerable.Range(0, 75_000).SelectMany(BitConverter.GetBytes)];

    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    public Scratch Scratch { get; } = new();

    public byte[] Got => File.ReadAllBytes(Path.Combine(Scratch.Cache, "a.bin"));

    /// <summary>Puts a first half into the cache as a broken download leaves it; that of the file itself unless told.</summary>
    public void Begin(string address, byte[]? half = null)
    {
        Scratch.Write("cache/a.bin.part", half ?? Content[..Half]);
        File.WriteAllLines(Path.Combine(Scratch.Cache, "a.bin.part.of"), [address, Tag]);
    }

    /// <summary>Answers with the first half and breaks off.</summary>
    public static async Task FirstHalf(Stream stream, params string[] headers)
    {
        await LoopbackServer.Head(stream, "200 OK", ["Content-Length: 300000", .. headers]);
        await stream.WriteAsync(Content.AsMemory(0, Half));
    }

    /// <summary>A server that keeps the rules and has the file.</summary>
    public static LoopbackServer Server(string tag = Tag) =>
        new((request, stream) => LoopbackServer.Serve(request, stream, Content, tag));

    public Task Get(params string[] addresses) => Get(null, CancellationToken.None, addresses);

    public Task Get(IProgress<DownloadProgress>? progress, CancellationToken cancellation, params string[] addresses) =>
        new DataStore(Scratch.Options(Catalogue(addresses))).GetAsync("a", progress, cancellation);

    /// <summary>The sentence with which getting it fails.</summary>
    public async Task<string> Refusal(params string[] addresses) =>
        (await Assert.ThrowsAsync<DataMissingException>(() => Get(addresses)))!.Message;

    public static Catalogue Catalogue(params string[] addresses) => new(
        [new("a", "a file", [new("a.bin", 400_000, "here", "none", addresses, Sha256)], "kata data get a")]);

    public void Dispose() => Scratch.Dispose();
}

/// <summary>Progress at once, on the thread that makes it.</summary>
internal sealed class Told(Action<DownloadProgress> tell) : IProgress<DownloadProgress>
{
    public void Report(DownloadProgress value) => tell(value);
}
