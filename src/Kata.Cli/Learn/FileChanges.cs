namespace Kata.Cli.Learn;

/// <summary>Tells when the files of a folder have changed: by events, and by looking where no event arrives.</summary>
internal sealed class FileChanges : IDisposable
{
    // Editors write in several steps; a burst of events is one change.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan Unhurried = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Eager = TimeSpan.FromMilliseconds(100);

    private readonly string _folder;
    private readonly Action _changed;
    private readonly Timer _settled;
    private readonly Timer _look;
    private readonly Lock _turn = new();
    private FileSystemWatcher? _events;
    private string _seen;
    private long _lastEvent = long.MinValue / 2;

    /// <param name="folder">The folder, with those in it.</param>
    /// <param name="changed">Called on some other thread when something has changed and a moment has passed.</param>
    /// <param name="listen">Whether to listen to events at first.</param>
    public FileChanges(string folder, Action changed, bool listen = true)
    {
        (_folder, _changed, _seen) = (folder, changed, Stamp(folder));
        _settled = new(_ => _changed());
        _look = new(_ => Look());
        if (listen) Listen();
        _look.Change(Unhurried, Unhurried);
    }

    /// <summary>Whether changes were seen that no event had told of.</summary>
    public bool IsPolling { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _events?.Dispose();
        _settled.Dispose();
        _look.Dispose();
    }

    private void Listen()
    {
        try
        {
            _events = new(_folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            foreach (var add in new Action<FileSystemEventHandler>[] { on => _events.Changed += on, on => _events.Created += on, on => _events.Deleted += on })
                add((_, _) => Heard());
            _events.Renamed += (_, _) => Heard();
            _events.Error += (_, _) => Heard();
            _events.EnableRaisingEvents = true;
        }
        catch (Exception none) when (none is IOException or ArgumentException)
        {
            // No folder, or the system has no more watches to give: looking will do.
            _events = null;
        }
    }

    private void Heard()
    {
        Interlocked.Exchange(ref _lastEvent, Environment.TickCount64);
        _settled.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        if (!_turn.TryEnter()) return;
        try
        {
            var stamp = Stamp(_folder);
            if (stamp == _seen) return;
            _seen = stamp;
            if (Environment.TickCount64 - Interlocked.Read(ref _lastEvent) < 2 * Unhurried.TotalMilliseconds)
            {
                // An event has probably told of this very change, but it may have told of another one just before.
                _settled.Change(Quiet, Timeout.InfiniteTimeSpan);
                return;
            }

            // Nobody told: a network drive, or a folder that was exchanged for another.
            IsPolling = true;
            _look.Change(Eager, Eager);
            _events?.Dispose();
            Listen();
            _changed();
        }
        finally
        {
            _turn.Exit();
        }
    }

    private static string Stamp(string folder)
    {
        try
        {
            return string.Join('\n', new DirectoryInfo(folder).EnumerateFiles("*.cs", SearchOption.AllDirectories)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return gone.GetType().Name;
        }
    }
}
