using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Kata.Gradients.NUnit;

/// <summary>Adds <c>Is.GradientOf(cost).At(theta)</c> to NUnit.</summary>
public static class GradientConstraints
{
    extension(Is)
    {
        /// <summary>The start of <c>Is.GradientOf(cost).At(theta)</c>.</summary>
        /// <param name="cost">The cost at a point of n numbers.</param>
        public static GradientOf GradientOf(Func<Vector<double>, double> cost) => new(cost, null);
    }
}

/// <summary>Adds <c>Is.Not.GradientOf(cost).At(theta)</c> to NUnit.</summary>
public static class GradientConstraintExpressions
{
    extension(ConstraintExpression expression)
    {
        /// <summary>The same behind <c>Is.Not</c>, where any verdict but <see cref="GradientVerdict.Agrees"/> will do.</summary>
        /// <param name="cost">The cost at a point of n numbers.</param>
        public GradientOf GradientOf(Func<Vector<double>, double> cost) => new(cost, expression);
    }
}

/// <summary>A cost that waits for its point.</summary>
public sealed class GradientOf
{
    private readonly Func<Vector<double>, double> _cost;
    private readonly ConstraintExpression? _expression;

    internal GradientOf(Func<Vector<double>, double> cost, ConstraintExpression? expression) => (_cost, _expression) = (cost, expression);

    /// <summary>The constraint itself.</summary>
    /// <param name="theta">The point, n numbers.</param>
    public GradientConstraint At(Vector<double> theta)
    {
        var constraint = new GradientConstraint(_cost, theta);
        return _expression is null ? constraint : (GradientConstraint)_expression.Append(constraint);
    }
}

/// <summary>Holds for the gradient of a cost at a point: a function of the point, or the vector that it gives there.</summary>
public sealed class GradientConstraint : Constraint
{
    private readonly Func<Vector<double>, double> _cost;
    private readonly Vector<double> _theta;
    private GradientOptions _options = new();

    internal GradientConstraint(Func<Vector<double>, double> cost, Vector<double> theta) => (_cost, _theta) = (cost, theta);

    /// <summary>What is expected, for NUnit's messages.</summary>
    public override string Description => "the gradient of the cost at the point";

    /// <summary>The same constraint with blocks, a seed, or another way of checking.</summary>
    /// <param name="options">How to check.</param>
    public new GradientConstraint With(GradientOptions options)
    {
        _options = options;
        return this;
    }

    /// <summary>Runs the check; a failure's text is its report.</summary>
    /// <param name="actual">A function from a point to a gradient, or a gradient.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual) => new Checked(this, actual switch
    {
        Func<Vector<double>, Vector<double>> gradient => GradientCheck.Verify(_cost, gradient, _theta, _options),
        Vector<double> gradient => GradientCheck.Verify(_cost, gradient, _theta, _options),
        _ => throw new ArgumentException(
            $"the actual value is {actual?.GetType().Name ?? "null"} but needs to be a Func<Vector<double>, Vector<double>> or a Vector<double>: "
            + "a gradient, or what computes it."),
    });

    private sealed class Checked(GradientConstraint constraint, GradientReport report) : ConstraintResult(constraint, report, report.Agrees)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            foreach (var line in report.ToString().Split('\n')) writer.WriteMessageLine(line);
        }
    }
}
