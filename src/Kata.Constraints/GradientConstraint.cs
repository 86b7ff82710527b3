using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Kata.Constraints;

/// <summary>Adds <c>Is.GradientOf(cost).At(theta)</c> to NUnit.</summary>
public static class GradientConstraints
{
    extension(Is)
    {
        /// <summary>The start of <c>Is.GradientOf(cost).At(theta)</c>.</summary>
        /// <param name="cost">The cost at a point of n numbers.</param>
        public static GradientOf GradientOf(Func<Vector<double>, double> cost) => new(cost);
    }
}

/// <summary>A cost that waits for its point.</summary>
public sealed class GradientOf(Func<Vector<double>, double> cost)
{
    /// <summary>The constraint itself.</summary>
    /// <param name="theta">The point.</param>
    public Constraint At(Vector<double> theta) => throw new NotImplementedException(cost(theta).ToString());
}
