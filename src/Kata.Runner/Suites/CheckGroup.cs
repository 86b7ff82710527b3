namespace Kata.Runner.Suites;

/// <summary>What a check is about; the suites name the group as the test's category, except for the first.</summary>
public enum CheckGroup
{
    /// <summary>Values, shapes and laws.</summary>
    Mathematics,

    /// <summary>Finite at |z| = 800, and right to 1e-12 of max(1, value).</summary>
    Extremes,

    /// <summary>Arguments are not changed, results not shared.</summary>
    Purity,

    /// <summary>Bad arguments are refused with an ArgumentException of any kind. The stubs have these checks.</summary>
    Arguments,
}
