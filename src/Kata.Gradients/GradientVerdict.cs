namespace Kata.Gradients;

/// <summary>What a gradient check, or the check of a single entry, comes to.</summary>
public enum GradientVerdict
{
    /// <summary>The claim is the slope, to within the derived tolerance; at a kink, one of the subgradients.</summary>
    Agrees,

    /// <summary>The claim is not the slope, and four measurements of different steps say so.</summary>
    Disagrees,

    /// <summary>The slope cannot be measured closely enough to tell: noise, a kink beside the point, or the edge of the domain.</summary>
    Unresolved,

    /// <summary>The gradient is not as long as the parameters.</summary>
    WrongLength,

    /// <summary>The point contains NaN or an infinity.</summary>
    ParametersNotFinite,

    /// <summary>The cost at the point is NaN or infinite.</summary>
    CostNotFinite,

    /// <summary>The gradient contains NaN or an infinity.</summary>
    GradientNotFinite,

    /// <summary>The cost is not the same each time it is called at one point.</summary>
    CostChanges,

    /// <summary>The gradient is not the same each time it is called at one point.</summary>
    GradientChanges,

    /// <summary>The gradient hands out the same memory at each call.</summary>
    GradientReusesItsVector,

    /// <summary>The cost writes into the parameters it is given.</summary>
    CostEditsParameters,

    /// <summary>The gradient writes into the parameters it is given.</summary>
    GradientEditsParameters,

    /// <summary>Cost and gradient are both flat here, so that any two flat functions would agree.</summary>
    NothingTested,

    /// <summary>The cost is too noisy to be a smooth function in double precision, as one computed in float is.</summary>
    NotSmooth,
}

/// <summary>One entry of a gradient, compared.</summary>
/// <param name="Index">Its place in the flat parameters, from 0.</param>
/// <param name="Name">What to call it: "Theta2[1,0] (bias)", or "theta[3]" without blocks.</param>
/// <param name="Block">The block it is in; "theta" without blocks.</param>
/// <param name="Row">Its row in the block; the index without blocks.</param>
/// <param name="Column">Its column in the block, 0 for a bias; 0 without blocks.</param>
/// <param name="Claimed">What the gradient says.</param>
/// <param name="Numerical">The slope measured; the middle of the subgradients at a kink; NaN where none was measured.</param>
/// <param name="Tolerance">How far the two may be apart: noise and truncation, and half of the gap at a kink.</param>
/// <param name="Verdict">What this entry comes to.</param>
public sealed record GradientEntry(
    int Index, string Name, string Block, int Row, int Column, double Claimed, double Numerical, double Tolerance, GradientVerdict Verdict)
{
    internal double Difference => Math.Abs(Claimed - Numerical);
}

/// <summary>How many entries of a part are wrong.</summary>
/// <param name="Name">The part: "Theta1 biases", "Theta1 weights", or "theta" without blocks.</param>
/// <param name="Wrong">How many of its entries disagree.</param>
/// <param name="Total">How many of its entries were compared one by one: all of them, unless directions were checked.</param>
public sealed record GradientBlockCount(string Name, int Wrong, int Total);
