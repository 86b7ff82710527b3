namespace Kata.Gradients;

/// <summary>The result of a gradient check.</summary>
public enum GradientVerdict
{
    /// <summary>
    /// Every entry compared is the slope of the cost, to within the derived tolerance; at a kink, one of the subgradients. Entries too
    /// small to be seen are counted apart (<see cref="GradientReport.NotSeen"/>).
    /// </summary>
    Agrees,

    /// <summary>At least one entry is not the slope: measurements with several different step sizes exclude it.</summary>
    Disagrees,

    /// <summary>
    /// Some slope cannot be measured closely enough to tell: noise, a kink, a jump or the edge of the domain is near, or the cost
    /// overflows. Or the cost is so large that its rounding hides at least half of the entries that are not 0.
    /// </summary>
    Unresolved,

    /// <summary>The gradient is longer or shorter than the parameters, or null.</summary>
    WrongLength,

    /// <summary>The point contains NaN or an infinity.</summary>
    ParametersNotFinite,

    /// <summary>The cost at the point is NaN or infinite.</summary>
    CostNotFinite,

    /// <summary>The gradient contains NaN or an infinity.</summary>
    GradientNotFinite,

    /// <summary>The cost differs between calls at the same point.</summary>
    CostChanges,

    /// <summary>The gradient differs between calls at the same point.</summary>
    GradientChanges,

    /// <summary>The gradient returns the same memory at each call.</summary>
    GradientReusesItsVector,

    /// <summary>The cost writes to its parameters.</summary>
    CostEditsParameters,

    /// <summary>The gradient writes to its parameters.</summary>
    GradientEditsParameters,

    /// <summary>Cost and gradient are both flat here: any two flat functions would agree.</summary>
    NothingTested,

    /// <summary>
    /// The cost is not smooth in double precision: too noisy, e.g. because it is computed in float, or with a cusp at the point.
    /// </summary>
    NotSmooth,
}
