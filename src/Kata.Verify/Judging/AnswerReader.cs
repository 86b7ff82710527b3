using Kata.Sandbox.Protocol;

namespace Kata.Verify.Judging;

/// <summary>Reads what a sandbox answers with.</summary>
/// <param name="frames">Has it.</param>
/// <param name="arrays">Knows the arrays that were shared before.</param>
internal sealed class AnswerReader(FrameReader frames, SharedArrays arrays)
{
    private const int MostNames = 64;

    private readonly SharedLabels _labels = new();
    private readonly ValueReader _values = new(frames, arrays, wholeCall: false);

    /// <summary>The value that a function of the submission returned.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="arguments">What the submission wrote into labels among them is written into them here.</param>
    /// <exception cref="ProtocolException">The frame holds no such value.</exception>
    public object? Result(ValueKind kind, object?[] arguments)
    {
        ReadLabels(arguments);
        var value = Value(kind);
        frames.End();
        if (value is int[] labels) _labels.Add(labels);
        return value ?? (kind is ValueKind.Whole or ValueKind.Real ? throw new ProtocolException("a number is missing.") : null);
    }

    /// <summary>The exception that a function of the submission threw.</summary>
    /// <param name="arguments">As in <see cref="Result"/>.</param>
    /// <exception cref="ProtocolException">The frame holds none.</exception>
    public Exception Thrown(object?[] arguments)
    {
        ReadLabels(arguments);
        var thrown = RemoteExceptions.Of(Names(), Names(), frames.Text(), frames.Text());
        frames.End();
        return thrown;
    }

    /// <summary>Which function among the arguments the submission calls, and where.</summary>
    /// <exception cref="ProtocolException">The frame does not tell.</exception>
    public (int At, Vector<double> Point) Callback()
    {
        var at = frames.Whole();
        var point = (Vector<double>?)Value(ValueKind.Vector) ?? throw new ProtocolException("a point is missing.");
        frames.End();
        return (at, point);
    }

    // What is made of the numbers has rules of its own, e.g. that a matrix has rows.
    private object? Value(ValueKind kind)
    {
        try
        {
            return _values.Read(kind);
        }
        catch (Exception refused) when (refused is not ProtocolException)
        {
            throw new ProtocolException($"a value of the kind {kind} cannot be made: {refused.Message}");
        }
    }

    private void ReadLabels(object?[] arguments)
    {
        for (var left = frames.Count(); left > 0; left--)
        {
            var (at, labels) = (frames.Whole(), frames.Wholes());
            // Below zero it is an earlier result.
            var own = at < 0 ? _labels.Find(at) : at < arguments.Length ? arguments[at] as int[] : null;
            if (own?.Length == labels.Length) labels.CopyTo(own, 0);
        }
    }

    private List<string> Names()
    {
        var count = frames.Count();
        if (count > MostNames) throw new ProtocolException($"{count} names are too many.");
        return [.. Enumerable.Range(0, count).Select(_ => frames.Text())];
    }
}
