namespace Kata.LinearAlgebra;

/// <summary>Memory that a thread keeps from call to call.</summary>
internal sealed unsafe class Scratch
{
    private Memory<double> _memory;

    /// <summary>Room for doubles, with whatever an earlier call left there; it is valid until the next call.</summary>
    /// <param name="count">How many doubles, at least 1.</param>
    /// <returns>The first of them, at a multiple of 64 bytes.</returns>
    public double* Take(int count)
    {
        if (_memory.Length < count) _memory = AlignedMemory.Of(count);
        fixed (double* start = _memory.Span) return start;
    }
}
