using System.Runtime.Intrinsics;

namespace Kata.LinearAlgebra;

/// <summary>What a <see cref="RegisterTile"/> needs of a vector register that holds several doubles.</summary>
internal unsafe interface IRegister<T>
    where T : struct
{
    /// <summary>How many doubles fit into a register.</summary>
    static abstract int Length { get; }

    /// <summary>How many registers of the second factor a tile holds at a time: 4 if there are 32 registers, 2 if there are 16.</summary>
    static abstract int PerRow { get; }

    static abstract T Load(double* from);

    static abstract void Store(T value, double* to);

    /// <summary>A register with the same number in every place.</summary>
    static abstract T Fill(double value);

    /// <summary>a·b + sum, rounded once if the processor can.</summary>
    static abstract T MultiplyAdd(T a, T b, T sum);

    static abstract T Add(T a, T b);
}

/// <summary>AVX-512: 32 registers of 8 doubles.</summary>
internal readonly unsafe struct Registers512 : IRegister<Vector512<double>>
{
    public static int Length => 8;

    public static int PerRow => 4;

    public static Vector512<double> Load(double* from) => Vector512.Load(from);

    public static void Store(Vector512<double> value, double* to) => Vector512.Store(value, to);

    public static Vector512<double> Fill(double value) => Vector512.Create(value);

    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> sum) =>
        Vector512.FusedMultiplyAdd(a, b, sum);

    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;
}

/// <summary>AVX2: 16 registers of 4 doubles.</summary>
internal readonly unsafe struct Registers256 : IRegister<Vector256<double>>
{
    public static int Length => 4;

    public static int PerRow => 2;

    public static Vector256<double> Load(double* from) => Vector256.Load(from);

    public static void Store(Vector256<double> value, double* to) => Vector256.Store(value, to);

    public static Vector256<double> Fill(double value) => Vector256.Create(value);

    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> sum) =>
        Vector256.MultiplyAddEstimate(a, b, sum);

    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;
}

/// <summary>Everything else, e.g. ARM: 32 registers of 2 doubles.</summary>
internal readonly unsafe struct Registers128 : IRegister<Vector128<double>>
{
    public static int Length => 2;

    public static int PerRow => 4;

    public static Vector128<double> Load(double* from) => Vector128.Load(from);

    public static void Store(Vector128<double> value, double* to) => Vector128.Store(value, to);

    public static Vector128<double> Fill(double value) => Vector128.Create(value);

    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> sum) =>
        Vector128.MultiplyAddEstimate(a, b, sum);

    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;
}
