using System.IO.Pipes;
using System.Threading.Channels;

namespace Kata.Runner.Workers;

/// <summary>The parent's end of the pipe to a worker.</summary>
internal sealed class WorkerPipe : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly NamedPipeServerStream _pipe;
    private readonly Channel<WorkerMessage> _messages = Channel.CreateUnbounded<WorkerMessage>();
    private readonly CancellationTokenSource _starting = new(StartTimeout);
    private readonly Task<StreamWriter> _connected;
    private Task<bool>? _waiting;

    public WorkerPipe()
    {
        _pipe = new(Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        _connected = Task.Run(ConnectAsync);
    }

    /// <summary>The name by which the worker finds it.</summary>
    public string Name { get; } = $"kata-{Guid.NewGuid():N}";

    /// <summary>Whether no message will arrive any more.</summary>
    public bool IsClosed => _messages.Reader.Completion.IsCompleted;

    /// <summary>Sends a line once the worker has connected.</summary>
    /// <exception cref="IOException">The worker has ended.</exception>
    /// <exception cref="OperationCanceledException">It did not connect in time, or the wait was given up.</exception>
    public void Write(string line)
    {
        var writer = _connected.GetAwaiter().GetResult();
        lock (writer) writer.WriteLine(line);
    }

    /// <summary>The next message, or null if none arrives within this time.</summary>
    public WorkerMessage? Next(TimeSpan timeout)
    {
        if (_messages.Reader.TryRead(out var message)) return message;
        _waiting ??= _messages.Reader.WaitToReadAsync().AsTask();
        if (_waiting.Wait(timeout)) _waiting = null;
        return _messages.Reader.TryRead(out message) ? message : null;
    }

    /// <summary>Stops waiting for the worker to connect.</summary>
    public void GiveUp() => _starting.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe.Dispose();
        _starting.Dispose();
    }

    private async Task<StreamWriter> ConnectAsync()
    {
        await _pipe.WaitForConnectionAsync(_starting.Token);
        _ = Task.Run(ListenAsync, CancellationToken.None);
        return new(_pipe) { AutoFlush = true };
    }

    private async Task ListenAsync()
    {
        try
        {
            using var reader = new StreamReader(_pipe, leaveOpen: true);
            while (await reader.ReadLineAsync() is { } line) _messages.Writer.TryWrite(MessageCodec.Read<WorkerMessage>(line));
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
        }

        _messages.Writer.TryComplete();
    }
}
