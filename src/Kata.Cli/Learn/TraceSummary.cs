using System.Text.Json;
using Kata.Harness.Tracing;

namespace Kata.Cli.Learn;

/// <summary>What `kata trace --json` prints; a number that the learner's code does not give is null.</summary>
internal sealed record TraceSummary(
    int Step,
    double[][] X,
    double[][] Y,
    double Lambda,
    IReadOnlyList<double[][]> Thetas,
    IReadOnlyList<TraceSummary.Quantity> Quantities,
    TraceSummary.Found? FirstWrong,
    string? Picture)
{
    public static TraceSummary Of(Trace trace, TraceExample example, string? picture) => new(
        (int)trace.Step,
        example.X.ToRowArrays(),
        example.Y.ToRowArrays(),
        example.Lambda,
        [.. example.Network.Layers.Select(layer => layer.Theta.ToRowArrays())],
        [
            .. trace.Quantities.Select(quantity => new Quantity(
                quantity.Symbol,
                (int)quantity.Step,
                quantity.Function,
                quantity.Formula,
                Name(quantity.Standing),
                quantity.Because,
                quantity.Instead,
                [
                    .. quantity.Numbers.Select(number =>
                        new Number(number.Place, number.Got, number.Right, Name(number.Standing), number.MadeFrom)),
                ])),
        ],
        trace.FirstWrong is { } wrong
            ? new(wrong.Symbol, trace.FirstWrongNumber?.Place, TraceText.Sentence(trace)!, trace.FirstWrongNumber?.MadeFrom) : null,
        picture);

    private static string Name(Standing standing) => JsonNamingPolicy.CamelCase.ConvertName($"{standing}");

    internal sealed record Quantity(
        string Symbol,
        int Step,
        string Function,
        string Formula,
        string Status,
        string? Because,
        string? Instead,
        IReadOnlyList<Number> Numbers);

    internal sealed record Number(string Place, double? Yours, double Right, string Status, string MadeFrom);

    internal sealed record Found(string Symbol, string? Place, string Sentence, string? MadeFrom);
}
