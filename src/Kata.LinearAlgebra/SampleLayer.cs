using System.Numerics;
using System.Runtime.InteropServices;

namespace Kata.LinearAlgebra;

/// <summary>A layer of a network that takes one example at a time.</summary>
/// <param name="units">How many units it has.</param>
/// <param name="inputs">How many inputs each has, without the bias.</param>
/// <param name="activate">Computes a = g(z) and g′(z), whole registers of them.</param>
/// <remarks>
/// The weights of an input lie side by side, padded to whole registers, so that a register holds several units: a step of gradient descent
/// then consists of multiplications and additions alone. Padding has weights of 0 and stays 0.
/// </remarks>
public sealed class SampleLayer(int units, int inputs, SampleLayer.Activate activate)
{
    private readonly int _width = Registers(units);
    private readonly Vector<double>[] _thetas = new Vector<double>[(inputs + 1) * Registers(units)];
    private readonly Vector<double>[] _z = new Vector<double>[Registers(units)];
    private readonly Vector<double>[] _a = new Vector<double>[Registers(units)];
    private readonly Vector<double>[] _slope = new Vector<double>[Registers(units)];
    private readonly Vector<double>[] _delta = new Vector<double>[Registers(units)];

    /// <summary>Computes a = g(z) and g′(z).</summary>
    /// <param name="z">The weighted sums.</param>
    /// <param name="a">Becomes g(z).</param>
    /// <param name="slope">Becomes g′(z).</param>
    public delegate void Activate(ReadOnlySpan<double> z, Span<double> a, Span<double> slope);

    /// <summary>z of the example that was passed last.</summary>
    public ReadOnlySpan<double> Z => MemoryMarshal.Cast<Vector<double>, double>(_z)[..units];

    /// <summary>g(z) of it.</summary>
    public ReadOnlySpan<double> A => MemoryMarshal.Cast<Vector<double>, double>(_a)[..units];

    /// <summary>g′(z) of it.</summary>
    public ReadOnlySpan<double> Slope => MemoryMarshal.Cast<Vector<double>, double>(_slope)[..units];

    /// <summary>δ of it, to be set in the last layer before <see cref="Learn"/>.</summary>
    public Span<double> Delta => MemoryMarshal.Cast<Vector<double>, double>(_delta.AsSpan())[..units];

    /// <summary>Takes weights.</summary>
    /// <param name="theta">[b W], column by column: units × (1 + inputs).</param>
    public void Set(ReadOnlySpan<double> theta)
    {
        for (var j = 0; j <= inputs; j++) theta.Slice(j * units, units).CopyTo(Row(j));
    }

    /// <summary>Gives its weights.</summary>
    /// <param name="theta">Becomes [b W], column by column.</param>
    public void Get(Span<double> theta)
    {
        for (var j = 0; j <= inputs; j++) Row(j)[..units].CopyTo(theta.Slice(j * units, units));
    }

    /// <summary>z = W·a + b, a = g(z).</summary>
    /// <param name="before">The example, or the activations of the layer before.</param>
    public void Forward(ReadOnlySpan<double> before)
    {
        var first = 0;
        for (; first + 4 <= _width; first += 4) SumFour(first, before);
        for (; first < _width; first++) SumOne(first, before);
        activate(
            MemoryMarshal.Cast<Vector<double>, double>(_z),
            MemoryMarshal.Cast<Vector<double>, double>(_a.AsSpan()),
            MemoryMarshal.Cast<Vector<double>, double>(_slope.AsSpan()));
    }

    /// <summary>Goes one step downhill, and passes δ on to the layer before: (Wᵀ·δ) ⊙ g′(z), with the weights before the step.</summary>
    /// <param name="input">The example, or the activations of the layer before.</param>
    /// <param name="before">The layer before; null for the first.</param>
    /// <param name="rate">α.</param>
    /// <param name="decay">What the weights shrink by, α·λ/m.</param>
    public void Learn(ReadOnlySpan<double> input, SampleLayer? before, double rate, double decay)
    {
        Span<Vector<double>> thetas = _thetas;
        ReadOnlySpan<Vector<double>> delta = _delta;
        var biases = thetas[.._width];
        for (var u = 0; u < biases.Length; u++) biases[u] -= rate * delta[u];
        var kept = new Vector<double>(1 - decay);
        for (var j = 0; j < input.Length; j++)
        {
            var weights = thetas.Slice((j + 1) * _width, _width);
            var (factor, sum) = (new Vector<double>(rate * input[j]), Vector<double>.Zero);
            for (var u = 0; u < weights.Length; u++)
            {
                sum += weights[u] * delta[u];
                weights[u] = (kept * weights[u]) - (factor * delta[u]);
            }

            if (before is not null) before.Delta[j] = Vector.Sum(sum) * before.Slope[j];
        }
    }

    private void SumOne(int first, ReadOnlySpan<double> before)
    {
        ReadOnlySpan<Vector<double>> thetas = _thetas;
        var z = thetas[first];
        for (var j = 0; j < before.Length; j++) z += before[j] * thetas[((j + 1) * _width) + first];
        _z[first] = z;
    }

    // Four registers at a time: no multiplication needs to wait for the one before.
    private void SumFour(int first, ReadOnlySpan<double> before)
    {
        ReadOnlySpan<Vector<double>> thetas = _thetas;
        var (z0, z1, z2, z3) = (thetas[first], thetas[first + 1], thetas[first + 2], thetas[first + 3]);
        for (var j = 0; j < before.Length; j++)
        {
            var weights = thetas.Slice(((j + 1) * _width) + first, 4);
            var factor = new Vector<double>(before[j]);
            z0 += factor * weights[0];
            z1 += factor * weights[1];
            z2 += factor * weights[2];
            z3 += factor * weights[3];
        }

        (_z[first], _z[first + 1], _z[first + 2], _z[first + 3]) = (z0, z1, z2, z3);
    }

    private static int Registers(int units) => (units + Vector<double>.Count - 1) / Vector<double>.Count;

    private Span<double> Row(int j) => MemoryMarshal.Cast<Vector<double>, double>(_thetas.AsSpan(j * _width, _width));
}
