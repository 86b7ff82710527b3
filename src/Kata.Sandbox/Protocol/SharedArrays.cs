using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kata.Sandbox.Protocol;

/// <summary>
/// The arrays behind matrices and vectors that both processes hold a copy of. They have numbers, so that a result that shares memory with
/// an argument or an earlier result does so on the other side too, and what one side writes into an array reaches the other's copy.
/// </summary>
/// <param name="first">The first number that this side gives: 0 for one of them, 1 for the other; each counts by two.</param>
public sealed class SharedArrays(int first)
{
    // An array that was handed over in passing is watched for so many further messages.
    private const int Kept = 4;

    // Copies that nobody holds any more are forgotten after so many new ones.
    private const int Sweep = 4096;

    private readonly ConditionalWeakTable<double[], object> _numbers = [];
    private readonly Dictionary<int, WeakReference<double[]>> _arrays = [];
    private readonly List<(double[] Array, double[] Copy, long Until)> _watched = [];
    private int _next = first;
    private long _message;
    private int _atSweep = Sweep;

    /// <summary>The number of an array; it gets one if it has none.</summary>
    public int NumberOf(double[] array)
    {
        if (_numbers.TryGetValue(array, out var number)) return (int)number;
        _next += 2;
        Register(_next, array);
        return _next;
    }

    /// <summary>The array that has a number; null if there is none, or no longer.</summary>
    public double[]? Find(int number) => _arrays.TryGetValue(number, out var known) && known.TryGetTarget(out var array) ? array : null;

    /// <summary>Gives an array of the other side its number.</summary>
    public void Register(int number, double[] array)
    {
        if (_arrays.Count >= _atSweep)
        {
            foreach (var gone in _arrays.Where(known => !known.Value.TryGetTarget(out _)).Select(known => known.Key).ToList())
                _arrays.Remove(gone);
            _atSweep = _arrays.Count + Sweep;
        }

        _arrays[number] = new(array);
        _numbers.AddOrUpdate(array, number);
    }

    /// <summary>From now on, a change of the array is a message to the other side.</summary>
    /// <param name="array">The array.</param>
    /// <param name="wholeCall">Whether until the call is over, or for a few messages only.</param>
    public void Watch(double[] array, bool wholeCall)
    {
        _watched.RemoveAll(watched => watched.Array == array);
        _watched.Add((array, [.. array], wholeCall ? long.MaxValue : _message + Kept));
    }

    /// <summary>A call is over: its arguments are no longer watched.</summary>
    public void EndCall() => _watched.RemoveAll(watched => watched.Until == long.MaxValue);

    /// <summary>Writes which watched arrays have changed since they were last written or read.</summary>
    public void WriteChanges(FrameWriter writer)
    {
        _message++;
        _watched.RemoveAll(watched => watched.Until < _message);
        var changed = _watched.Where(watched => !Same(watched.Array, watched.Copy)).ToList();
        writer.Write(changed.Count);
        foreach (var (array, copy, _) in changed)
        {
            array.CopyTo(copy.AsSpan());
            writer.Write(NumberOf(array));
            writer.Write((ReadOnlySpan<double>)array);
        }
    }

    /// <summary>Carries out the other side's changes. An array that nobody holds any more is left out.</summary>
    /// <exception cref="ProtocolException">An array has another length.</exception>
    public void ReadChanges(FrameReader reader)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            var (number, values) = (reader.Whole(), reader.Reals());
            if (Find(number) is not { } array) continue;
            if (array.Length != values.Length)
                throw new ProtocolException($"array {number} has {array.Length} numbers, not {values.Length}.");
            values.CopyTo(array, 0);
            foreach (var watched in _watched.Where(watched => watched.Array == array)) values.CopyTo(watched.Copy, 0);
        }
    }

    // Bit by bit: a NaN equals itself.
    private static bool Same(double[] array, double[] copy) => MemoryMarshal.AsBytes(array.AsSpan())
        .SequenceEqual(MemoryMarshal.AsBytes(copy.AsSpan()));
}
