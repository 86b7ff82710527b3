namespace Kata.Harness.Tracing;

/// <summary>Judges each number of an example by what it was made from, so that a mistake is found where it is made.</summary>
internal sealed class Tracer
{
    private const double Tolerance = 1e-9;

    private readonly Steps _steps;
    private readonly IReadOnlyList<Quantity> _quantities;
    private readonly Answers _answers;
    private readonly Dictionary<string, TracedQuantity> _traced = [];

    public Tracer(Step last, Steps steps, TraceExample example)
    {
        (_steps, _quantities) = (steps, Quantities.Of(last, example));
        _answers = new(_quantities, steps, example);
    }

    /// <summary>Traces every quantity.</summary>
    public IReadOnlyList<TracedQuantity> Run()
    {
        foreach (var quantity in _quantities) _traced[quantity.Symbol] = Judged(quantity);
        // That A begins with x is worth a line only if it does not.
        return [.. _traced.Values.Where(quantity => quantity.Symbol != "x" || quantity.Standing != Standing.Right)];
    }

    private TracedQuantity Judged(Quantity quantity)
    {
        var (answer, followed, cause) = (_answers.Of(quantity), Followed(quantity), Cause(quantity));
        List<TracedNumber> numbers = [];
        for (var i = 0; i < quantity.Right.RowCount; i++)
        {
            for (var j = 0; j < quantity.Right.ColumnCount; j++)
            {
                var (right, got) = (quantity.Right[i, j], answer.Value?[i, j]);
                var from = $"{FormulaText.Number(right)} = {quantity.MadeFrom(i, j)}";
                var standing = got is { } number ? Of(number, right, followed?[i, j], cause) : Without(answer.Failure!, cause);
                numbers.Add(new(quantity.Place(i, j), right, got, standing, from));
            }
        }

        var worst = numbers.Max(number => number.Standing);
        var isActivation = worst == Standing.Wrong && IsItsActivation(quantity, answer.Value);
        return new(
            quantity.Symbol,
            isActivation ? Step.Activations : quantity.Step,
            isActivation ? "Activations.Apply" : quantity.Function,
            $"{quantity.Symbol} = {quantity.Formula}",
            quantity.Right.ColumnCount,
            numbers)
        {
            Instead = answer.Failure?.Sentence,
            Because = worst == Standing.Follows ? cause?.Because ?? cause?.Symbol : null,
            Standing = worst,
        };
    }

    private static Standing Of(double number, double right, double? followed, TracedQuantity? cause)
    {
        if (IsNear(number, right)) return Standing.Right;
        // An input without numbers may have led anywhere.
        if (cause is { Instead: not null } && cause.Standing != Standing.NotWritten) return Standing.Follows;
        return followed is { } expected ? (IsNear(number, expected) ? Standing.Follows : Standing.Wrong)
            : cause is null ? Standing.Wrong : Standing.Follows;
    }

    private static Standing Without(TraceFailure failure, TracedQuantity? cause) =>
        failure.IsUnwritten ? Standing.NotWritten : cause is null ? Standing.Wrong : Standing.Follows;

    // The first of its inputs that is not right; of the pass, only if it was handed over.
    private TracedQuantity? Cause(Quantity quantity) => quantity.Inputs.Select(symbol => _traced[symbol]).FirstOrDefault(input =>
        input.Standing != Standing.Right && (_answers.HasPass || !quantity.IsGivenThePass || input.Step > Step.Forward));

    private Matrix<double>? Followed(Quantity quantity)
    {
        try
        {
            return quantity.Follow(_answers.InputsOf(quantity));
        }
        catch (ArgumentException)
        {
            // The inputs are not finite, or no outputs of this loss.
            return null;
        }
    }

    // A wrong activation is made in step 3 if step 3 by itself gives the same.
    private bool IsItsActivation(Quantity quantity, Matrix<double>? value)
    {
        if (quantity.Activation is not { } activation || value is null) return false;
        var z = _answers.InputsOf(quantity)[quantity.Inputs[0]];
        var applied = Called.Of("Activations.Apply", () => _steps.Apply(activation, z.Clone())).Value;
        return applied is not null && applied.ToRowMajorArray().SequenceEqual(value.ToRowMajorArray());
    }

    private static bool IsNear(double number, double expected) =>
        number.Equals(expected) || Math.Abs(number - expected) <= Tolerance * Math.Max(1, Math.Abs(expected));
}
