using System.Diagnostics;
using static Kata.Harness.Tracing.FormulaText;

namespace Kata.Harness.Tracing;

/// <summary>Losses as formulas.</summary>
internal static class LossText
{
    /// <summary>The data term in symbols.</summary>
    public static string Formula(Loss loss) => loss switch
    {
        Loss.CrossEntropy => "the mean over the rows of Σ −[y log h + (1 − y) log(1 − h)]",
        Loss.SoftmaxCrossEntropy => "the mean over the rows of Σ −y log h",
        Loss.SquaredError => "1/(2m) · ΣΣ (h − y)²",
        _ => throw new UnreachableException(),
    };

    /// <summary>The data term of outputs and targets, both m × K, in numbers.</summary>
    public static string Value(Loss loss, Matrix<double> h, Matrix<double> y)
    {
        var entries = h.ToRowMajorArray().Zip(y.ToRowMajorArray(), (output, target) => (H: output, Y: target));
        var terms = loss switch
        {
            Loss.CrossEntropy => entries.Select(entry => entry.Y == 1 ? $"−ln({Number(entry.H)})" : $"−ln(1 − {Number(entry.H)})"),
            Loss.SoftmaxCrossEntropy => entries.Where(entry => entry.Y == 1).Select(entry => $"−ln({Number(entry.H)})"),
            Loss.SquaredError => entries.Select(entry => $"({Difference(entry.H, entry.Y)})²"),
            _ => throw new UnreachableException(),
        };
        return $"({Sum(terms)})/{(loss == Loss.SquaredError ? $"(2·{y.RowCount})" : $"{y.RowCount}")}";
    }
}
