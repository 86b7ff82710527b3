namespace Kata.LinearAlgebra;

/// <summary>Memory that a thread keeps from call to call: aligned for the widest register, and never moved by the garbage collector.</summary>
public sealed unsafe class Scratch
{
    private const int Alignment = 64;

    private double[] _memory = [];

    /// <summary>Room for doubles, with whatever an earlier call left there; it is valid until the next call.</summary>
    /// <param name="count">How many doubles, at least 0.</param>
    /// <returns>The first of them, at a multiple of 64 bytes.</returns>
    public double* Take(int count)
    {
        if (_memory.Length < count + (Alignment / sizeof(double)))
            _memory = GC.AllocateUninitializedArray<double>(count + (Alignment / sizeof(double)), pinned: true);
        fixed (double* start = _memory) return (double*)(((nint)start + Alignment - 1) & -Alignment);
    }
}
