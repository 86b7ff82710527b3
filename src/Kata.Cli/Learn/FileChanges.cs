namespace Kata.Cli.Learn;

/// <summary>Reports when the files of a folder have changed: by events, and by comparing the folder if no event arrives.</summary>
internal sealed class FileChanges : IDisposable
{
    private static readonly TimeSpan WithEvents = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WithoutEvents = TimeSpan.FromMilliseconds(100);

    private readonly string _folder;
    private readonly Action _changed;
    private readonly Timer _settled;
    private readonly Timer _compare;
    private readonly Lock _turn = new();
    private FileSystemWatcher? _events;
    private string _seen;
    private long _lastEvent = long.MinValue / 2;

    /// <param name="folder">The folder, with those in it.</param>
    /// <param name="changed">Called on another thread when something has changed and a moment has passed.</param>
    /// <param name="listen">Whether to listen to events at first.</param>
    public FileChanges(string folder, Action changed, bool listen = true)
    {
        (_folder, _changed, _seen) = (folder, changed, Stamp(folder));
        _settled = new(_ => _changed());
        _compare = new(_ => Compare());
        if (listen) Listen();
        _compare.Change(WithEvents, WithEvents);
    }

    /// <summary>Whether changes were found for which no event arrived; false again once one does.</summary>
    public bool IsPolling { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _events?.Dispose();
        _settled.Dispose();
        _compare.Dispose();
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
            _events.Changed += (_, _) => OnEvent();
            _events.Created += (_, _) => OnEvent();
            _events.Deleted += (_, _) => OnEvent();
            _events.Renamed += (_, _) => OnEvent();
            _events.Error += (_, _) => OnEvent();
            _events.EnableRaisingEvents = true;
        }
        catch (Exception none) when (none is IOException or ArgumentException)
        {
            // No folder, or the system has no more watches to give: comparing will do.
            _events = null;
        }
    }

    private void OnEvent()
    {
        Interlocked.Exchange(ref _lastEvent, Environment.TickCount64);
        // Events arrive again, so the folder is compared less often.
        if (IsPolling)
        {
            IsPolling = false;
            _compare.Change(WithEvents, WithEvents);
        }

        _settled.Change(SaveDelays.Burst, Timeout.InfiniteTimeSpan);
    }

    private void Compare()
    {
        if (!_turn.TryEnter()) return;
        try
        {
            var stamp = Stamp(_folder);
            if (stamp == _seen) return;
            _seen = stamp;
            if (Environment.TickCount64 - Interlocked.Read(ref _lastEvent) < 2 * WithEvents.TotalMilliseconds)
            {
                // An event was probably raised for this very change, but it may have been for another one just before.
                _settled.Change(SaveDelays.Burst, Timeout.InfiniteTimeSpan);
                return;
            }

            // No event: a network drive, or a folder that was exchanged for another.
            IsPolling = true;
            _compare.Change(WithoutEvents, WithoutEvents);
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
