namespace Kata.Gradients;

/// <summary>Random directions.</summary>
internal static class Direction
{
    /// <summary>
    /// A unit vector whose entries at these indices are normally distributed and 0 elsewhere. Not ±1: two equal errors would cancel half the time.
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

    /// <summary>The claimed slope along a direction, summed with Neumaier's correction so that ten thousand roundings do not add up.</summary>
    public static double Dot(double[] gradient, double[] direction)
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
