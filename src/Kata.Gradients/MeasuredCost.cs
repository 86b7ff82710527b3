namespace Kata.Gradients;

/// <summary>
/// The cost around a point, with a count of its calls. Each call gets an array of its own, so nothing has to be restored.
/// </summary>
internal sealed class MeasuredCost(Func<double[], double> cost, double[] point, CancellationToken cancellationToken)
{
    /// <summary>How often the cost has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether a call of the cost has returned an infinity.</summary>
    public bool HasOverflowed { get; private set; }

    /// <summary>The point.</summary>
    public double[] Point => point;

    /// <summary>J at these parameters; the cost may keep or edit the array.</summary>
    public double At(double[] parameters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Evaluations++;
        var value = cost(parameters);
        HasOverflowed |= double.IsInfinity(value);
        return value;
    }

    /// <summary>J as a function of a single parameter's value.</summary>
    public Func<double, double> Of(int index) => value =>
    {
        double[] moved = [.. point];
        moved[index] = value;
        return At(moved);
    };

    /// <summary>J as a function of the distance moved in a direction.</summary>
    public Func<double, double> Along(double[] direction) => t => At(Moved(direction, t));

    /// <summary>The point, moved by t times the direction.</summary>
    public double[] Moved(double[] direction, double t)
    {
        double[] moved = [.. point];
        for (var i = 0; i < moved.Length; i++) moved[i] += t * direction[i];
        return moved;
    }
}
