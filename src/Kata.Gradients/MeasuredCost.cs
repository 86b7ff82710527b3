using MathNet.Numerics.LinearAlgebra;

namespace Kata.Gradients;

/// <summary>The user's cost about a point, counting its calls. Each call gets a vector of its own, so nothing has to be restored.</summary>
internal sealed class MeasuredCost(Func<Vector<double>, double> cost, double[] at)
{
    /// <summary>How often the cost has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The point.</summary>
    public double[] Point => at;

    /// <summary>J at the point.</summary>
    public double Here() => At([.. at]);

    /// <summary>J at the array's numbers; the array becomes the cost's own.</summary>
    public double At(double[] point)
    {
        Evaluations++;
        return cost(Vector<double>.Build.Dense(point));
    }

    /// <summary>J as a function of a single parameter's value.</summary>
    public Func<double, double> Of(int index) => value =>
    {
        double[] point = [.. at];
        point[index] = value;
        return At(point);
    };

    /// <summary>J as a function of how far one goes in a direction.</summary>
    public Func<double, double> Along(double[] direction) => t => At(Moved(direction, t));

    /// <summary>The point, moved.</summary>
    public double[] Moved(double[] direction, double t)
    {
        double[] point = [.. at];
        for (var i = 0; i < point.Length; i++) point[i] += t * direction[i];
        return point;
    }
}
