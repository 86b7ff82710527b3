using Kata.Cli.Data;
using Kata.Data.Sets;

namespace Kata.Cli.Tests;

[Category("Data")]
public sealed class DataGetTests
{
    [Test]
    public async Task The_path_of_each_file_is_printed()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Output, Is.EqualTo(new[] { getting.Cached("a.bin"), getting.Cached("b.bin") }));
        Assert.That((exit, getting.Error), Is.EqualTo((0, Array.Empty<string>())));
    }

    [Test]
    public async Task Nothing_is_downloaded_that_is_here_already()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        var mine = getting.Scratch.Write("mine/a.bin", Downloading.Content);

        var exit = await getting.Run("a", Two(server.At("a"), server.At("b")));

        Assert.That((exit, getting.Output), Is.EqualTo((0, new[] { mine })));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_damaged_file_in_the_cache_is_downloaded_again()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        getting.Scratch.Write("cache/a.bin", [1, 2, 3]);
        getting.Scratch.Write("mine/b.bin", Downloading.Content);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(exit, Is.Zero);
        Assert.That(File.ReadAllBytes(getting.Cached("a.bin")), Is.EqualTo(Downloading.Content));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_set_that_cannot_be_downloaded_does_not_keep_the_others_away()
    {
        using var getting = new Getting();
        using var server = new LoopbackServer((request, stream) => request.Path == "c"
            ? LoopbackServer.Serve(stream, Downloading.Content)
            : LoopbackServer.Head(stream, "503", "Content-Length: 0"));
        var catalogue = new Catalogue([Set("a", server.At("a")), Set("c", server.At("c")), Set("b", server.At("b"))]);

        var exit = await getting.Run("all", catalogue);

        Assert.That(getting.Error, Is.EqualTo(new[]
        {
            $"kata: a.bin could not be downloaded: {server.At("a")} answered 503; "
            + "run \"kata data get a\" again later, or put a.bin into the folder named by KATA_DATA.",
            $"kata: b.bin could not be downloaded: {server.At("b")} answered 503; "
            + "run \"kata data get b\" again later, or put b.bin into the folder named by KATA_DATA.",
            "kata: 2 of 3 data sets could not be downloaded.",
        }));
        Assert.That((exit, getting.Output), Is.EqualTo((3, new[] { getting.Cached("c.bin") })));
        Assert.That(getting.Scratch.Cached, Is.EqualTo(new[] { "c.bin" }));
    }

    [Test]
    public async Task A_single_missing_set_is_reported_in_one_sentence()
    {
        using var getting = new Getting();

        var exit = await getting.Run("a", Two("http://localhost/a", "http://localhost/b"), offline: true);

        Assert.That(getting.Error, Is.EqualTo(new[]
        {
            "kata: a is not on this machine: KATA_OFFLINE is set, so unset it first and run \"kata data get a\", "
            + "or put a.bin into the folder named by KATA_DATA.",
        }));
        Assert.That(exit, Is.EqualTo(3));
    }

    [Test]
    public async Task A_set_that_is_made_from_another_is_not_requested_twice()
    {
        using var getting = new Getting();
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Head(stream, "503", "Content-Length: 0"));
        var made = new DataSet("made", "made of a", [new("made.bin", 4, "here", "none")], "kata data get made", "a");

        await getting.Run("all", new([Set("a", server.At("a")), made]));

        Assert.That(getting.Error, Has.Length.EqualTo(1));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stopped_download_leaves_nothing_behind()
    {
        using var getting = new Getting();
        using var stop = new CancellationTokenSource();
        LoopbackServer? half = null;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await Downloading.FirstHalf(stream);
            stop.Cancel();
            await half!.Silence();
        });
        half = server;

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")), stop: stop.Token);

        Assert.That(getting.Error, Is.EqualTo(new[]
        {
            "kata: the download was stopped and nothing of it is kept; \"kata data get all\" starts it again.",
        }));
        Assert.That((exit, getting.Output), Is.EqualTo((3, Array.Empty<string>())));
        Assert.That(getting.Scratch.Cached, Is.Empty);
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_is_reported()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        var cache = getting.Scratch.Write("cache", []);

        var exit = await getting.Run("a", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Error, Is.EqualTo(new[] { $"kata: {cache} cannot be made: a file is in its way." }));
        Assert.That(exit, Is.EqualTo(3));
    }

    [Test]
    public async Task A_wrong_file_of_the_users_own_does_not_keep_the_other_sets_away()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        var wrong = getting.Scratch.Write("mine/a.bin", [1]);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Error[0], Does.StartWith($"kata: {wrong} has the SHA-256 "));
        Assert.That(getting.Error[0], Does.EndWith("delete it and run \"kata data get a\"."));
        Assert.That((exit, getting.Output), Is.EqualTo((3, new[] { getting.Cached("b.bin") })));
    }

    private static Catalogue Two(string a, string b) => new([Set("a", a), Set("b", b)]);

    private static DataSet Set(string name, params string[] addresses) =>
        new(name, "a file", [new($"{name}.bin", 400_000, "here", "none", addresses, Downloading.Sha256)], $"kata data get {name}");

    private sealed class Getting : IDisposable
    {
        private readonly StringWriter _output = new();
        private readonly StringWriter _error = new();

        public Scratch Scratch { get; } = new();

        public string[] Output => Lines(_output);

        public string[] Error => Lines(_error);

        public string Cached(string name) => Path.Combine(Scratch.Cache, name);

        public Task<int> Run(string asked, Catalogue catalogue, bool offline = false, CancellationToken stop = default) =>
            DataGetCommand.RunAsync(Scratch.Store(catalogue, offline), asked, _output, _error, stop);

        public void Dispose() => Scratch.Dispose();

        private static string[] Lines(StringWriter written) =>
            written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
