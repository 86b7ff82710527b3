using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Gradients;

/// <summary>What has to hold before anything can be compared.</summary>
internal sealed class Preconditions(Func<Vector<double>, double> cost, Vector<double> at, ParameterLayout layout, int seed)
{
    private const string KeepNoState = "reset what it adds up, fix its random numbers, let it keep no state.";
    private readonly double[] _point = at.ToArray();

    /// <summary>How often the cost has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>J at the point, known once <see cref="Refuse"/> has found nothing.</summary>
    public double Here { get; private set; }

    /// <summary>The claimed gradient, known once <see cref="Refuse"/> has found nothing.</summary>
    public double[] Claimed { get; private set; } = [];

    /// <summary>Why nothing can be compared, or null where it can.</summary>
    public GradientReport? Refuse(Func<Vector<double>, Vector<double>> gradient, bool isFunction)
    {
        if (_point.Length == 0) return Because(GradientVerdict.NothingTested, $"there are no parameters: nothing is being tested.");
        if (FirstNotFinite(_point) is { } bad)
        {
            return Because(
                GradientVerdict.ParametersNotFinite,
                $"{layout.Name(bad)} is {_point[bad]}: no slope can be measured at such a point; see where it comes from.",
                bad);
        }

        return Cost() ?? Gradient(gradient, isFunction);
    }

    /// <summary>Whether the cost still is what it was at first, after all that has been done to it.</summary>
    public GradientReport? RefuseAfterwards(int evaluations)
    {
        Evaluations += evaluations;
        return Changed("after it was called at other points");
    }

    /// <summary>A report that is nothing but its verdict.</summary>
    public GradientReport Because(GradientVerdict verdict, FormattableString why, int? index = null, double claimed = double.NaN) => new()
    {
        Verdict = verdict,
        Sentence = why.ToString(CultureInfo.InvariantCulture),
        Worst = index is { } i ? layout.Entry(i, claimed, double.NaN, double.NaN, verdict) : null,
        Evaluations = Evaluations,
        Seed = seed,
    };

    private GradientReport? Cost()
    {
        var given = Vector<double>.Build.Dense([.. _point]);
        Here = cost(given);
        Evaluations++;
        if (Edited(given) is { } i)
            return Because(GradientVerdict.CostEditsParameters, $"the cost edits its parameters: {Before(i, given)}; let it work on a copy.", i);
        if (!double.IsFinite(Here))
            return Because(GradientVerdict.CostNotFinite, $"the cost is {Here} at the point: look for log(0), 0/0 or an exp that overflows.");
        return Changed("when it is called again");
    }

    private GradientReport? Gradient(Func<Vector<double>, Vector<double>> gradient, bool isFunction)
    {
        var given = Vector<double>.Build.Dense([.. _point]);
        var own = gradient(given);
        if (own is null) return Because(GradientVerdict.WrongLength, $"the gradient is null but the parameters have {_point.Length} entries.");
        if (isFunction && Edited(given) is { } i)
        {
            return Because(
                GradientVerdict.GradientEditsParameters,
                $"the gradient edits its parameters: {Before(i, given)}; let it work on a copy, or put back what it moved.",
                i);
        }

        Claimed = own.ToArray();
        if (Claimed.Length != _point.Length)
        {
            return Because(
                GradientVerdict.WrongLength,
                $"the gradient has {Claimed.Length} entries but the parameters have {_point.Length}: see how it is flattened.");
        }

        if (FirstNotFinite(Claimed) is { } bad)
        {
            var count = Claimed.Count(entry => !double.IsFinite(entry));
            var first = count == 1 ? "the only one that is" : $"the first of {count} that are";
            return Because(
                GradientVerdict.GradientNotFinite,
                $"{layout.Name(bad)} of the gradient is {Claimed[bad]}, {first} not finite: look for 0/0, log(0) or an exp that overflows.",
                bad,
                Claimed[bad]);
        }

        return isFunction ? Changed("after the gradient was called") ?? Twice(gradient, own) : null;
    }

    // In between both are called beside the point, so that a state they keep shows.
    private GradientReport? Twice(Func<Vector<double>, Vector<double>> gradient, Vector<double> first)
    {
        var beside = _point.Select(entry => entry + (1e-7 * Math.Max(1, Math.Abs(entry)))).ToArray();
        Evaluations++;
        cost(Vector<double>.Build.Dense([.. beside]));
        gradient(Vector<double>.Build.Dense(beside));
        var isOverwritten = !first.ToArray().AsSpan().SequenceEqual(Claimed);
        var again = gradient(Vector<double>.Build.Dense([.. _point]));
        for (var i = 0; i < Claimed.Length; i++)
        {
            if (again is null || again.Count != Claimed.Length)
                return Because(GradientVerdict.GradientChanges, $"the gradient changes: called again it has another length; let it keep no state.");
            if (BitConverter.DoubleToInt64Bits(again[i]) != BitConverter.DoubleToInt64Bits(Claimed[i]))
            {
                return Because(
                    GradientVerdict.GradientChanges,
                    $"the gradient changes: at the same point {layout.Name(i)} is {Claimed[i]:R} and then {again[i]:R}; {KeepNoState}",
                    i,
                    again[i]);
            }
        }

        if (ReferenceEquals(first, again) || isOverwritten)
        {
            return Because(
                GradientVerdict.GradientReusesItsVector,
                $"the gradient hands out the same memory at each call: whoever keeps one gradient sees it change; return a new vector.");
        }

        return Changed("after it was called at another point");
    }

    private GradientReport? Changed(string when)
    {
        Evaluations++;
        var again = cost(Vector<double>.Build.Dense([.. _point]));
        if (BitConverter.DoubleToInt64Bits(again) == BitConverter.DoubleToInt64Bits(Here)) return null;
        return Because(
            GradientVerdict.CostChanges,
            $"the cost changes: at the same point it is {Here:R} and then, {when}, {again:R}; fix its random numbers and let it keep no state.");
    }

    private string Before(int i, Vector<double> given)
    {
        var after = Same(given[i], _point[i]) ? at[i] : given[i];
        return string.Create(CultureInfo.InvariantCulture, $"{layout.Name(i)} was {_point[i]:R} and is {after:R} afterwards");
    }

    // Either the copy that was handed out, or the caller's own vector that the function can reach by another way.
    private int? Edited(Vector<double> given)
    {
        for (var i = 0; i < _point.Length; i++)
        {
            if (!Same(given[i], _point[i]) || !Same(at[i], _point[i])) return i;
        }

        return null;
    }

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static int? FirstNotFinite(double[] entries)
    {
        var index = Array.FindIndex(entries, entry => !double.IsFinite(entry));
        return index < 0 ? null : index;
    }
}
