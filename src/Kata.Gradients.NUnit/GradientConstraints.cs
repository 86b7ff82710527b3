using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Kata.Gradients.NUnit;

/// <summary>Adds <c>Is.GradientOf(cost).At(theta)</c> to NUnit.</summary>
public static class GradientConstraints
{
    extension(Is)
    {
        /// <summary>The start of <c>Is.GradientOf(cost).At(theta)</c>; a lambda that fits both overloads takes a Vector.</summary>
        /// <param name="cost">The cost at a point of n numbers; called about 12·n times.</param>
        [OverloadResolutionPriority(1)]
        public static GradientOf<Vector<double>> GradientOf(Func<Vector<double>, double> cost) => new(cost, null);

        /// <summary>The start of <c>Is.GradientOf(cost).At(theta)</c>.</summary>
        /// <param name="cost">The cost at a point of n numbers; called about 12·n times.</param>
        public static GradientOf<double[]> GradientOf(Func<double[], double> cost) => new(cost, null);
    }
}

/// <summary>Adds <c>Is.Not.GradientOf(cost).At(theta)</c> to NUnit.</summary>
public static class GradientConstraintExpressions
{
    extension(ConstraintExpression expression)
    {
        /// <summary>The same after <c>Is.Not</c>: any verdict but <see cref="GradientVerdict.Agrees"/> passes.</summary>
        /// <param name="cost">The cost at a point of n numbers; called about 12·n times.</param>
        [OverloadResolutionPriority(1)]
        public GradientOf<Vector<double>> GradientOf(Func<Vector<double>, double> cost) => new(cost, expression);

        /// <summary>The same after <c>Is.Not</c>: any verdict but <see cref="GradientVerdict.Agrees"/> passes.</summary>
        /// <param name="cost">The cost at a point of n numbers; called about 12·n times.</param>
        public GradientOf<double[]> GradientOf(Func<double[], double> cost) => new(cost, expression);
    }
}

/// <summary>A cost without its point.</summary>
/// <typeparam name="TPoint">How points are passed: double[] or Vector.</typeparam>
public sealed class GradientOf<TPoint>
    where TPoint : notnull
{
    private readonly Func<TPoint, double> _cost;
    private readonly ConstraintExpression? _expression;

    internal GradientOf(Func<TPoint, double> cost, ConstraintExpression? expression) => (_cost, _expression) = (cost, expression);

    /// <summary>The constraint itself.</summary>
    /// <param name="theta">The point, n numbers.</param>
    public GradientConstraint At(TPoint theta)
    {
        var constraint = new GradientConstraint(_cost, theta);
        return _expression is null ? constraint : (GradientConstraint)_expression.Append(constraint);
    }
}
