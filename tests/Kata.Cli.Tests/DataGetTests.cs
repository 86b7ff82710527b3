using Kata.Cli.Data;
using Kata.Data.Sets;
using Kata.Tests;

namespace Kata.Cli.Tests;

[Category("Data")]
public sealed class DataGetTests
{
    [Test]
    public async Task A_finished_file_is_a_line_and_its_path_is_told()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Error, Is.EqualTo(new[] { "a.bin: 300,000 bytes, a, set 1 of 2", "b.bin: 300,000 bytes, b, set 2 of 2" }));
        Assert.That(getting.Output, Is.EqualTo(new[] { Path.Combine(getting.Scratch.Cache, "a.bin"), Path.Combine(getting.Scratch.Cache, "b.bin") }));
        Assert.That(exit, Is.Zero);
    }

    // The bars are drawn without being seen.
    [Test]
    public async Task Where_a_person_looks_on_no_line_is_written_for_a_file()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")), live: true);

        Assert.That((exit, getting.Error.Length, getting.Output.Length), Is.EqualTo((0, 0, 2)));
    }

    [Test]
    public async Task Where_everything_is_here_nothing_else_is_said()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        getting.Scratch.Write("mine/a.bin", Downloading.Content);
        getting.Scratch.Write("mine/b.bin", Downloading.Content);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That((exit, getting.Output, getting.Error), Is.EqualTo((0, new[] { "Everything is here already." }, Array.Empty<string>())));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task What_is_damaged_in_the_cache_is_got_again_with_everything()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        getting.Scratch.Write("cache/a.bin", [1, 2, 3]);
        getting.Scratch.Write("mine/b.bin", Downloading.Content);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That((exit, getting.Output), Is.EqualTo((0, new[] { Path.Combine(getting.Scratch.Cache, "a.bin") })));
    }

    [Test]
    public async Task Sets_that_are_missing_for_one_reason_are_told_together_once()
    {
        using var getting = new Getting();

        var exit = await getting.Run("all", Two("http://localhost/a", "http://localhost/b"), offline: true);

        Assert.That(getting.Error, Is.EqualTo(new[]
        {
            "kata: 2 of 2 data sets could not be had.",
            "  a, b:",
            "    KATA_OFFLINE is set",
            "To get them: KATA_OFFLINE is set, so unset it first and run \"kata data get all\", or put a.bin and b.bin into the folder named by KATA_DATA.",
        }));
        Assert.That((exit, getting.Output), Is.EqualTo((3, Array.Empty<string>())));
    }

    // One server answers garbage and the other not at all; what can be had is had.
    [Test]
    public async Task Each_address_that_failed_has_a_line_of_its_own()
    {
        using var getting = new Getting();
        using var server = new LoopbackServer(async (request, stream) =>
        {
            if (request.Path == "c") await LoopbackServer.Serve(request, stream, Downloading.Content, Downloading.Tag);
            else await LoopbackServer.Head(stream, request.Path == "a" ? "404 Not Found" : "503", "Content-Length: 0");
        });
        var catalogue = new Catalogue([Set("a", server.At("a"), server.At("b")), Set("c", server.At("c")), Set("b", server.At("b"))]);

        var exit = await getting.Run("all", catalogue);

        Assert.That(getting.Error, Is.EqualTo(new[]
        {
            "c.bin: 300,000 bytes, c, set 2 of 3",
            "kata: 2 of 3 data sets could not be had.",
            "  a:",
            $"    {server.At("a")} answered 404 Not Found",
            $"    {server.At("b")} answered 503",
            "  b:",
            $"    {server.At("b")} answered 503",
            "To get them: run \"kata data get all\", or put a.bin and b.bin into the folder named by KATA_DATA.",
        }));
        Assert.That((exit, getting.Output), Is.EqualTo((3, new[] { Path.Combine(getting.Scratch.Cache, "c.bin") })));
        Assert.That(getting.Scratch.Cached, Is.EqualTo(new[] { "c.bin" }));
    }

    [Test]
    public async Task A_set_alone_is_missed_in_a_sentence()
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
    public async Task What_a_set_is_made_from_is_asked_for_once()
    {
        using var getting = new Getting();
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Head(stream, "503", "Content-Length: 0"));
        var made = new DataSet("made", "made of a", [new("made.bin", 4, "here", "none")], "kata data get made", "a");

        await getting.Run("all", new([Set("a", server.At("a")), made]));

        Assert.That(getting.Error, Does.Contain("  a, made:"));
        Assert.That(getting.Error[^1], Does.EndWith("or put a.bin into the folder named by KATA_DATA."));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stop_is_told_for_all_that_was_still_to_come_and_what_came_is_kept()
    {
        using var getting = new Getting();
        using var stop = new CancellationTokenSource();
        LoopbackServer? half = null;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await Downloading.FirstHalf(stream, $"ETag: {Downloading.Tag}");
            while (getting.Scratch.Cached.Length < 2 || new FileInfo(Path.Combine(getting.Scratch.Cache, "a.bin.part")).Length < Downloading.Half) await Task.Delay(5);
            stop.Cancel();
            await half!.Silence();
        });
        half = server;

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")), stop: stop.Token);

        Assert.That(getting.Error[..3], Is.EqualTo(new[]
        {
            "kata: 2 of 2 data sets could not be had.", "  a, b:", "    the download was stopped, and what has been received is kept",
        }));
        Assert.That(exit, Is.EqualTo(3));
        Assert.That(getting.Scratch.Cached, Is.EqualTo(new[] { "a.bin.part", "a.bin.part.of" }));
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_is_one_reason_for_all()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        var cache = getting.Scratch.Write("cache", []);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Error[1..3], Is.EqualTo(new[] { "  a, b:", $"    {cache} cannot be written: it is a file but needs to be a folder" }));
        Assert.That(exit, Is.EqualTo(3));
    }

    [Test]
    public async Task A_wrong_file_of_the_users_own_does_not_keep_the_others_away()
    {
        using var getting = new Getting();
        using var server = Downloading.Server();
        var wrong = getting.Scratch.Write("mine/a.bin", [1]);

        var exit = await getting.Run("all", Two(server.At("a"), server.At("b")));

        Assert.That(getting.Error[^1], Does.StartWith($"kata: {wrong} has the SHA-256 ").And.EndsWith("delete it and run \"kata data get a\"."));
        Assert.That((exit, getting.Output), Is.EqualTo((3, new[] { Path.Combine(getting.Scratch.Cache, "b.bin") })));
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

        public Task<int> Run(string asked, Catalogue catalogue, bool offline = false, bool live = false, CancellationToken stop = default) =>
            new DataGetCommand(Scratch.Store(catalogue, offline), _output, _error, live).RunAsync(asked, stop);

        public void Dispose() => Scratch.Dispose();

        private static string[] Lines(StringWriter written) => written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
