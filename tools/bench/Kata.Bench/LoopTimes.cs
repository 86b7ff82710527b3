namespace Kata.Bench;

/// <summary>How long a step's saves take to be answered, in milliseconds.</summary>
/// <param name="Step">1 … 12.</param>
/// <param name="OutsideData">Whether checks on data sets that do not ship are among them, which run after the first report.</param>
/// <param name="Right">From each right save to its last report.</param>
/// <param name="Wrong">From each wrong save to its last report.</param>
/// <param name="FirstRight">From each right save to the first verdict on it.</param>
/// <param name="FirstWrong">From each wrong save to the first verdict on it.</param>
/// <param name="Check">`kata check` as a whole process, each run.</param>
/// <param name="DotnetTest">`dotnet test`, each run; empty if not requested.</param>
internal sealed record LoopTimes(
    int Step,
    bool OutsideData,
    IReadOnlyList<double> Right,
    IReadOnlyList<double> Wrong,
    IReadOnlyList<double> FirstRight,
    IReadOnlyList<double> FirstWrong,
    IReadOnlyList<double> Check,
    IReadOnlyList<double> DotnetTest)
{
    public string Name => $"{(Kata.Harness.Step)Step}";

    public IEnumerable<double> Together => [.. Right, .. Wrong];

    /// <summary>How many times as long `dotnet test` takes; null where it was not run.</summary>
    public double? Ratio => DotnetTest.Count == 0 ? null : Spread.Of(DotnetTest).Median / Spread.Of(Together).Median;
}
