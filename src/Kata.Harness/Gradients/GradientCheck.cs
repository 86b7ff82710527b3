using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness;

/// <summary>Judges numbers: is a claimed gradient the gradient of a cost?</summary>
public static class GradientCheck
{
    /// <summary>Compares every entry of a claimed gradient with a five-point central difference of the cost.</summary>
    /// <remarks>
    /// The tolerance of an entry is 1e-5 of the larger of the two values, or of a thousandth of the largest slope where both are small, plus
    /// 1e-11 of the cost for its rounding noise. Five-point differences are good to 5e-8 on weights near 1 and lose digits on larger ones (docs/gradient-check.md).
    /// </remarks>
    /// <param name="cost">The cost at a point of n numbers; called about 4n times.</param>
    /// <param name="gradient">The claimed gradient there, n numbers; called twice.</param>
    /// <param name="at">The point, n numbers; left as it is.</param>
    /// <returns>What was found; <see cref="GradientReport.Agrees"/> is the verdict.</returns>
    public static GradientReport Verify(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient, Vector<double> at)
    {
        var claimed = gradient(at.Clone());
        if (claimed.Count != at.Count) return Refuse($"the gradient has {claimed.Count} entries but the parameters have {at.Count}.");
        for (var i = 0; i < claimed.Count; i++)
        {
            if (!double.IsFinite(claimed[i])) return Refuse($"entry {i} of the gradient is {claimed[i]}.");
        }

        if (!claimed.Equals(gradient(at.Clone()))) return Refuse($"the gradient changes from call to call.");
        var here = cost(at.Clone());
        if (!double.IsFinite(here)) return Refuse($"the cost is {here}.");
        if (here != cost(at.Clone())) return Refuse($"the cost changes from call to call.");

        var numerical = new NumericalJacobian(5, 2).Evaluate(point => cost(Vector<double>.Build.DenseOfArray(point)), at.ToArray());
        var largest = numerical.Max(Math.Abs);
        if (largest <= 1e-11 * Math.Abs(here) && claimed.AbsoluteMaximum() == 0) return Refuse($"the cost is flat here: nothing is being tested.");

        GradientReport? worst = null;
        for (var i = 0; i < claimed.Count; i++)
        {
            var tolerance = (1e-5 * Math.Max(Math.Max(Math.Abs(claimed[i]), Math.Abs(numerical[i])), largest / 1000)) + (1e-11 * Math.Abs(here));
            var report = new GradientReport(i, claimed[i], numerical[i], tolerance);
            // Written so that a NaN, which is below nothing, counts as the worst.
            if (worst is null || !(report.Excess <= worst.Excess)) worst = report;
        }

        return worst!;
    }

    private static GradientReport Refuse(FormattableString why) => new(FormattableString.Invariant(why));
}
