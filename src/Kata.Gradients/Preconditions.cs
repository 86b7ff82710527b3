using System.Globalization;

namespace Kata.Gradients;

/// <summary>What must hold before anything can be compared.</summary>
internal sealed class Preconditions(MeasuredCost cost, IList<double> at, ParameterLayout layout, int seed)
{
    private const string KeepNoState = "reset what it adds up, fix its random numbers, let it keep no state.";
    private const string FixRandomNumbers = "fix its random numbers and let it keep no state.";

    /// <summary>J at the point, known once <see cref="Check"/> has returned null.</summary>
    public double Here { get; private set; }

    /// <summary>The gradient at the point, known once <see cref="Check"/> has returned null.</summary>
    public double[] Analytic { get; private set; } = [];

    /// <summary>Why nothing can be compared; null if it can.</summary>
    public GradientReport? Check(Func<double[], IList<double>?> gradient, bool isFunction)
    {
        if (cost.Point.Length == 0) return Refusal(GradientVerdict.NothingTested, $"there are no parameters: nothing is being tested.");
        if (FirstNotFinite(cost.Point) is { } bad)
        {
            return Refusal(
                GradientVerdict.ParametersNotFinite,
                $"{layout.Name(bad)} is {cost.Point[bad]}: no slope can be measured at such a point; see where it comes from.",
                bad);
        }

        return CheckCost() ?? CheckGradient(gradient, isFunction);
    }

    /// <summary>Whether the cost at the point is still the same, after all other calls.</summary>
    public GradientReport? CheckAfterwards() => Changed("after it was called at other points");

    /// <summary>A report without a comparison.</summary>
    public GradientReport Refusal(GradientVerdict verdict, FormattableString why, int? index = null, double? analytic = null) => new()
    {
        Verdict = verdict,
        Sentence = why.ToString(CultureInfo.InvariantCulture),
        Worst = index is { } i ? layout.Entry(i, analytic, DerivativeEstimate.None, EntryVerdict.Unresolved) : null,
        Evaluations = cost.Evaluations,
        Seed = seed,
    };

    private GradientReport? CheckCost()
    {
        double[] given = [.. cost.Point];
        Here = cost.At(given);
        if (Edited(given) is { } i)
        {
            return Refusal(
                GradientVerdict.CostEditsParameters, $"the cost edits its parameters: {Before(i, given)}; let it work on a copy.", i);
        }

        if (!double.IsFinite(Here))
        {
            return Refusal(
                GradientVerdict.CostNotFinite, $"the cost is {Here} at the point: look for log(0), 0/0 or an exp that overflows.");
        }

        return Changed("when it is called again");
    }

    private GradientReport? CheckGradient(Func<double[], IList<double>?> gradient, bool isFunction)
    {
        double[] given = [.. cost.Point];
        var own = gradient(given);
        if (own is null)
            return Refusal(GradientVerdict.WrongLength, $"the gradient is null but the parameters have {given.Length} entries.");
        if (isFunction && Edited(given) is { } i)
        {
            return Refusal(
                GradientVerdict.GradientEditsParameters,
                $"the gradient edits its parameters: {Before(i, given)}; let it work on a copy, or put back what it moved.",
                i);
        }

        Analytic = [.. own];
        if (Analytic.Length != given.Length)
        {
            return Refusal(
                GradientVerdict.WrongLength,
                $"the gradient has {Analytic.Length} entries but the parameters have {given.Length}: see how it is flattened.");
        }

        if (FirstNotFinite(Analytic) is { } bad)
        {
            var count = Analytic.Count(entry => !double.IsFinite(entry));
            var name = layout.Name(bad);
            var first = count == 1 ? "the only one that is" : $"the first of {count} that are";
            return Refusal(
                GradientVerdict.GradientNotFinite,
                $"{name} of the gradient is {Analytic[bad]}, {first} not finite: look for 0/0, log(0) or an exp that overflows.",
                bad,
                Analytic[bad]);
        }

        return isFunction ? Changed("after the gradient was called") ?? CheckSecondCall(gradient, own) : null;
    }

    // In between, both are called next to the point, so that any state they keep shows.
    private GradientReport? CheckSecondCall(Func<double[], IList<double>?> gradient, IList<double> first)
    {
        double[] beside = [.. cost.Point.Select(entry => entry + (1e-7 * Math.Max(1, Math.Abs(entry))))];
        cost.At([.. beside]);
        gradient(beside);
        var isOverwritten = !first.SequenceEqual(Analytic);
        var again = gradient([.. cost.Point]);
        if (again?.Count != Analytic.Length)
        {
            return Refusal(
                GradientVerdict.GradientChanges, $"the gradient changes: called again it has another length; let it keep no state.");
        }

        for (var i = 0; i < Analytic.Length; i++)
        {
            if (!Same(again[i], Analytic[i]))
            {
                return Refusal(
                    GradientVerdict.GradientChanges,
                    $"the gradient changes: at the same point {layout.Name(i)} is {Analytic[i]:R} and then {again[i]:R}; {KeepNoState}",
                    i,
                    again[i]);
            }
        }

        if (ReferenceEquals(first, again) || isOverwritten)
        {
            return Refusal(
                GradientVerdict.GradientReusesItsVector,
                $"the gradient returns the same memory at each call: a caller that keeps one sees it change; return a new vector.");
        }

        return Changed("after it was called at another point");
    }

    private GradientReport? Changed(string when)
    {
        var again = cost.At([.. cost.Point]);
        if (Same(again, Here)) return null;
        return Refusal(
            GradientVerdict.CostChanges,
            $"the cost changes: at the same point it is {Here:R} and then, {when}, {again:R}; {FixRandomNumbers}");
    }

    private string Before(int i, double[] given)
    {
        var after = Same(given[i], cost.Point[i]) ? at[i] : given[i];
        return string.Create(CultureInfo.InvariantCulture, $"{layout.Name(i)} was {cost.Point[i]:R} and is {after:R} afterwards");
    }

    // Either the copy that the function was given, or the caller's own vector, which the function may reach another way.
    private int? Edited(double[] given) => First(i => !Same(given[i], cost.Point[i]) || !Same(at[i], cost.Point[i]), given.Length);

    private static int? FirstNotFinite(double[] entries) => First(i => !double.IsFinite(entries[i]), entries.Length);

    private static int? First(Func<int, bool> holds, int count)
    {
        for (var i = 0; i < count; i++)
            if (holds(i)) return i;

        return null;
    }

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
