namespace Kata.Harness.Oracle;

/// <summary>Gradient descent, with hooks that a mistake can replace.</summary>
internal sealed record OracleDescent
{
    internal DownhillFunction Step { get; init; } = OracleFunctions.Step;

    /// <summary>The rate of a step, from the given rate and the number of steps before it.</summary>
    internal Func<double, int, double> Rate { get; init; } = (rate, _) => rate;

    /// <summary>The gradient that a step uses, from the current one and the one at the start.</summary>
    internal Func<Vector<double>, Vector<double>, Vector<double>> Gradient { get; init; } = (here, _) => here;

    /// <summary>Whether to stop, from the cost and the one before it.</summary>
    internal Func<double, double, bool> Stops { get; init; } = (_, _) => false;

    /// <summary>How often the function is called at each point.</summary>
    internal int Calls { get; init; } = 1;

    /// <summary>Whether the costs include the one before the first step.</summary>
    internal bool FirstCost { get; init; } = true;

    /// <summary>Whether the costs include the one after the last step.</summary>
    internal bool LastCost { get; init; } = true;

    /// <summary>Whether another step follows the last cost.</summary>
    internal bool StepsOnceMore { get; init; }

    /// <summary>Whether the start is overwritten.</summary>
    internal bool InPlace { get; init; }

    internal Descent Run(
        Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, double rate, int iterations)
    {
        Guard.Finite("start", start);
        Guard.Positive("rate", rate, "a step goes downhill");
        Guard.AtLeast("iterations", iterations, 0, "a step is taken or not");

        var theta = InPlace ? start : start.Clone();
        Vector<double>? first = null;
        var costs = new List<double>();
        for (var step = 0; ; step++)
        {
            // Without the last cost, the function need not be called after the last step.
            if (step == iterations && !LastCost) break;
            var (cost, gradient) = f(theta);
            for (var call = 1; call < Calls; call++) (_, gradient) = f(theta);
            if (!double.IsFinite(cost))
            {
                throw new ArgumentException(step == 0
                    ? FormattableString.Invariant($"f(start) is {cost} but needs to be finite: there is no way down from it.")
                    : FormattableString.Invariant($"rate is {rate} but needs to be smaller: the cost becomes {cost}."));
            }

            first ??= gradient;
            var stops = costs.Count > 0 && Stops(cost, costs[^1]);
            if (step > 0 || FirstCost) costs.Add(cost);
            if (stops || (step == iterations && !StepsOnceMore)) break;

            var next = Step(theta, Gradient(gradient, first), Rate(rate, step));
            if (InPlace) next.CopyTo(theta);
            else theta = next;
            if (step == iterations) break;
        }

        return new(theta, costs);
    }
}
