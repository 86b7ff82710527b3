using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Kata.Gradients.NUnit;

/// <summary>Holds for the gradient of a cost at a point: a function of the point, or the numbers that it returns there.</summary>
public sealed class GradientConstraint : Constraint
{
    private readonly Delegate _cost;
    private readonly object _theta;
    private GradientOptions _options = new();

    internal GradientConstraint(Delegate cost, object theta) => (_cost, _theta) = (cost, theta);

    /// <summary>What is expected, for NUnit's messages.</summary>
    public override string Description => "the gradient of the cost at the point";

    /// <summary>Checks with these options instead of the defaults.</summary>
    /// <param name="options">Blocks, tolerance, seed, and when to check directions.</param>
    /// <returns>The same constraint.</returns>
    public GradientConstraint Using(GradientOptions options)
    {
        _options = options;
        return this;
    }

    /// <summary>Runs the check, which stops if the test is cancelled (<c>[CancelAfter]</c>); the failure message is its report.</summary>
    /// <param name="actual">A gradient or a function that computes it, n numbers, with double[] or Vector as in the cost.</param>
    /// <exception cref="ArgumentException">
    /// It is something else, the blocks do not cover the n numbers, or an option is out of its range.
    /// </exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var stop = TestContext.CurrentContext.CancellationToken;
        var report = (_cost, _theta, actual) switch
        {
            (Func<double[], double> cost, double[] at, Func<double[], double[]> gradient) =>
                GradientCheck.Verify(cost, gradient, at, _options, cancellationToken: stop),
            (Func<double[], double> cost, double[] at, double[] gradient) =>
                GradientCheck.Verify(cost, gradient, at, _options, cancellationToken: stop),
            (Func<Vector<double>, double> cost, Vector<double> at, Func<Vector<double>, Vector<double>> gradient) =>
                GradientCheck.Verify(cost, gradient, at, _options, cancellationToken: stop),
            (Func<Vector<double>, double> cost, Vector<double> at, Vector<double> gradient) =>
                GradientCheck.Verify(cost, gradient, at, _options, cancellationToken: stop),
            _ => throw new ArgumentException(Refusal(actual)),
        };
        return new Result(this, report);
    }

    private string Refusal(object? actual)
    {
        var point = _theta is Vector<double> ? "Vector<double>" : "double[]";
        return $"the actual value is {actual?.GetType().Name ?? "null"} but needs to be a Func<{point}, {point}> or a {point}: "
            + "a gradient, or what computes it.";
    }

    private sealed class Result(GradientConstraint constraint, GradientReport report) : ConstraintResult(constraint, report, report.Agrees)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            foreach (var line in report.ToString().Split('\n')) writer.WriteMessageLine(line);
        }
    }
}
