namespace Kata.Harness.Tracing;

/// <summary>A quantity as it should be, and how it is made from others.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Step">The step whose function computes it.</param>
/// <param name="Function">That function.</param>
/// <param name="Formula">Its formula in symbols.</param>
/// <param name="Right">The right numbers; 1 × 1 for a single one.</param>
/// <param name="Place">Where a number is, in words.</param>
/// <param name="MadeFrom">How a right number is made, in numbers.</param>
/// <param name="Inputs">The symbols of the quantities that it is made from.</param>
/// <param name="Follow">What its formula makes of other inputs.</param>
internal sealed record Quantity(
    string Symbol,
    Step Step,
    string Function,
    string Formula,
    Matrix<double> Right,
    Func<int, int, string> Place,
    Func<int, int, string> MadeFrom,
    IReadOnlyList<string> Inputs,
    Func<IReadOnlyDictionary<string, Matrix<double>>, Matrix<double>> Follow)
{
    /// <summary>The activation if it is that of a layer; otherwise null.</summary>
    public Activation? Activation { get; init; }

    /// <summary>Whether its function is handed the forward pass, and so is given the right one if there is no other.</summary>
    public bool IsGivenThePass { get; init; }
}
