namespace Kata.Gradients;

/// <summary>The result for one entry.</summary>
public enum EntryVerdict
{
    /// <summary>The entry is the slope, to within the derived tolerance; at a kink, one of the subgradients.</summary>
    Agrees,

    /// <summary>The entry is not the slope: measurements with several different step sizes exclude it.</summary>
    Disagrees,

    /// <summary>The slope was not measured, or not closely enough to tell.</summary>
    Unresolved,

    /// <summary>
    /// Entry and slope are both smaller than the tolerance, beside far larger slopes: not wrong as far as one can see, but 0 or the
    /// opposite sign would look the same. An entry of exactly 0 agrees instead.
    /// </summary>
    NotSeen,
}

/// <summary>One entry of a gradient, compared with the measured slope.</summary>
/// <param name="Index">Its index in the flat parameters, from 0.</param>
/// <param name="Name">Its name: "Theta2[1,0] (bias)", or "theta[3]" without blocks.</param>
/// <param name="Block">Its block's name; "theta" without blocks.</param>
/// <param name="Row">Its row in the block; the index without blocks.</param>
/// <param name="Column">Its column in the block; 0 without blocks.</param>
/// <param name="Analytic">
/// The gradient's entry, in units of the cost per unit of the parameter; null if the gradient was not called.
/// </param>
/// <param name="Numerical">
/// The measured slope, in the same units; the middle of the subgradients at a kink; null if none was measured.
/// </param>
/// <param name="Tolerance">
/// How far apart the two may be: noise, truncation and half the gap at a kink; null if no slope was measured.
/// </param>
/// <param name="Verdict">The result for this entry.</param>
public sealed record GradientEntry(
    int Index, string Name, string Block, int Row, int Column, double? Analytic, double? Numerical, double? Tolerance, EntryVerdict Verdict)
{
    // Comparisons with NaN fail, so an entry without a measurement fits nothing.
    internal double Claim => Analytic ?? double.NaN;

    internal double Slope => Numerical ?? double.NaN;

    internal double Margin => Tolerance ?? double.NaN;

    internal double Difference => Math.Abs(Claim - Slope);

    internal bool IsWrong => Verdict == EntryVerdict.Disagrees;
}
