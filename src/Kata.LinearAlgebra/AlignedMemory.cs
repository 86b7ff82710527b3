namespace Kata.LinearAlgebra;

/// <summary>Memory for whole registers.</summary>
public static unsafe class AlignedMemory
{
    private const int Alignment = 64;

    /// <summary>New memory whose first number lies at a multiple of 64 bytes, and that the garbage collector never moves.</summary>
    /// <param name="count">How many doubles, all 0.</param>
    /// <returns>The memory.</returns>
    public static Memory<double> Of(int count)
    {
        var array = GC.AllocateArray<double>(count + (Alignment / sizeof(double)), pinned: true);
        fixed (double* start = array) return array.AsMemory((int)(-(nint)start & (Alignment - 1)) / sizeof(double), count);
    }
}
