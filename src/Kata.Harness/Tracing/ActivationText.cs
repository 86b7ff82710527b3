using System.Diagnostics;
using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Harness.Tracing;

/// <summary>Activations and their slopes as formulas.</summary>
internal static class ActivationText
{
    /// <summary>g in symbols.</summary>
    public static string Formula(Activation activation, string z) => activation switch
    {
        Activation.Identity => $"{z}, unchanged",
        Activation.Sigmoid => $"1/(1 + e^(−{z}))",
        Activation.Tanh => $"tanh({z})",
        Activation.Relu => $"max(0, {z})",
        Activation.Softmax => $"e^{z} divided by the sum of e^{z} over the row",
        _ => throw new UnreachableException(),
    };

    /// <summary>g of one entry of z, m × units, in numbers.</summary>
    public static string Value(Activation activation, Matrix<double> z, int i, int u) => activation switch
    {
        Activation.Identity => Number(z[i, u]),
        Activation.Sigmoid => $"1/(1 + e^({Number(-z[i, u])}))",
        Activation.Tanh => $"tanh({Number(z[i, u])})",
        Activation.Relu => $"max(0, {Number(z[i, u])})",
        Activation.Softmax => $"e^({Number(z[i, u])})/({Sum(z.Row(i).Select(other => $"e^({Number(other)})"))})",
        _ => throw new UnreachableException(),
    };

    /// <summary>g′ in symbols; softmax has none.</summary>
    public static string SlopeFormula(Activation activation, string z) => activation switch
    {
        Activation.Sigmoid => $"σ({z})·(1 − σ({z}))",
        Activation.Tanh => $"1 − tanh({z})²",
        Activation.Relu => $"1 if {z} is greater than 0, otherwise 0",
        _ => throw new UnreachableException(),
    };

    /// <summary>g′ at one entry of z in numbers; softmax has none.</summary>
    public static string Slope(Activation activation, double z) => activation switch
    {
        Activation.Sigmoid => $"σ({Number(z)})·(1 − σ({Number(z)}))",
        Activation.Tanh => $"1 − tanh({Number(z)})²",
        Activation.Relu => $"relu′({Number(z)})",
        _ => throw new UnreachableException(),
    };
}
