namespace Kata.Gradients;

/// <summary>Random directions, and slopes along them.</summary>
internal static class RandomDirection
{
    /// <summary>
    /// A unit vector with normally distributed entries at these indices and 0 elsewhere. Entries of ±1 would let two equal errors cancel
    /// half the time.
    /// </summary>
    public static double[] Over(int[] indices, int count, Random random)
    {
        var direction = new double[count];
        var square = 0.0;
        foreach (var i in indices)
        {
            // Box and Muller; 1 − u is never 0.
            direction[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            square += direction[i] * direction[i];
        }

        foreach (var i in indices) direction[i] /= Math.Sqrt(square);
        return direction;
    }

    /// <summary>
    /// A gradient's slope along a direction, summed with Neumaier's correction so that ten thousand roundings do not add up.
    /// </summary>
    public static double Slope(double[] gradient, double[] direction)
    {
        var (sum, lost) = (0.0, 0.0);
        for (var i = 0; i < gradient.Length; i++)
        {
            var term = gradient[i] * direction[i];
            var total = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - total + term : term - total + sum;
            sum = total;
        }

        return sum + lost;
    }
}
