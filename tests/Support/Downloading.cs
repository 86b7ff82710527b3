using System.Security.Cryptography;
using Kata.Data.Downloads;
using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>Downloads one file of 300,000 bytes from a test's own addresses.</summary>
internal sealed class Downloading : IDisposable
{
    public const int Half = 150_000;

    /// <summary>No two pieces of it are alike.</summary>
    public static byte[] Content { get; } = [.. Enumerable.Range(0, 75_000).SelectMany(BitConverter.GetBytes)];

    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    public Scratch Scratch { get; } = new();

    public byte[] Got => File.ReadAllBytes(Path.Combine(Scratch.Cache, "a.bin"));

    /// <summary>Answers with the first half of the file, and no more.</summary>
    public static async Task FirstHalf(Stream stream)
    {
        await LoopbackServer.Head(stream, "200 OK", "Content-Length: 300000");
        await stream.WriteAsync(Content.AsMemory(0, Half));
    }

    /// <summary>A server that has the file at every address.</summary>
    public static LoopbackServer Server() => new((_, stream) => LoopbackServer.Serve(stream, Content));

    public Task Get(params string[] addresses) => Get(null, CancellationToken.None, addresses);

    public Task Get(Action<DownloadProgress>? report, CancellationToken cancellation, params string[] addresses) =>
        new DataStore(Scratch.Options(Catalogue(addresses))).GetAsync("a", report, cancellation);

    /// <summary>The sentence with which the download fails.</summary>
    public async Task<string> Refusal(params string[] addresses) =>
        (await Assert.ThrowsAsync<DataMissingException>(() => Get(addresses)))!.Message;

    public static Catalogue Catalogue(params string[] addresses) => new(
        [new("a", "a file", [new("a.bin", 400_000, "here", "none", addresses, Sha256)], "kata data get a")]);

    public void Dispose() => Scratch.Dispose();
}
