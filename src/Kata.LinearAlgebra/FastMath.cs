using MathNet.Numerics.Providers.LinearAlgebra;

namespace Kata.LinearAlgebra;

/// <summary>Makes MathNet's dense matrices as fast as the processor.</summary>
public static class FastMath
{
    /// <summary>From now on, MathNet computes products of dense double matrices, in all of this process, on the kernels here.</summary>
    /// <remarks>
    /// Results agree with MathNet's own to rounding, and do not depend on the number of threads. No native library is needed.
    /// </remarks>
    public static void Use() => LinearAlgebraControl.Provider = new FastProvider();
}
