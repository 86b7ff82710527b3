namespace Kata.Sandbox.Protocol;

/// <summary>The types of the steps' arguments and results. There is no other value in a frame.</summary>
public enum ValueKind : byte
{
    /// <summary>An int.</summary>
    Whole,

    /// <summary>A double.</summary>
    Real,

    /// <summary>An <see cref="Kata.Activation"/>.</summary>
    Activation,

    /// <summary>A <see cref="Kata.Loss"/>.</summary>
    Loss,

    /// <summary>Labels or sizes as a list.</summary>
    Labels,

    /// <summary>Labels as an array.</summary>
    LabelArray,

    /// <summary>A vector.</summary>
    Vector,

    /// <summary>A matrix.</summary>
    Matrix,

    /// <summary>A list of matrices.</summary>
    Matrices,

    /// <summary>A list of <see cref="Kata.Shape"/>.</summary>
    Shapes,

    /// <summary>A <see cref="Kata.Network"/>.</summary>
    Network,

    /// <summary>A <see cref="Kata.ForwardPass"/>.</summary>
    Pass,

    /// <summary>A <see cref="Kata.CostAndGradient"/>.</summary>
    CostAndGradient,

    /// <summary>A <see cref="Kata.Descent"/>.</summary>
    Descent,

    /// <summary>A <see cref="Kata.Training"/>.</summary>
    Training,

    /// <summary>A function of a vector, which the submission calls back.</summary>
    Function,

    /// <summary>The same with its gradient.</summary>
    FunctionWithGradient,
}

/// <summary>The types behind the kinds.</summary>
public static class ValueKinds
{
    private static readonly Type[] Types =
    [
        typeof(int), typeof(double), typeof(Activation), typeof(Loss), typeof(IReadOnlyList<int>), typeof(int[]), typeof(Vector<double>),
        typeof(Matrix<double>), typeof(IReadOnlyList<Matrix<double>>), typeof(IReadOnlyList<Shape>), typeof(Network), typeof(ForwardPass),
        typeof(CostAndGradient), typeof(Descent), typeof(Training), typeof(Func<Vector<double>, double>),
        typeof(Func<Vector<double>, (double Cost, Vector<double> Gradient)>),
    ];

    /// <summary>The kind of a type.</summary>
    /// <exception cref="ArgumentException">No step has such an argument or result.</exception>
    public static ValueKind Of(Type type) => Array.IndexOf(Types, type) is >= 0 and var kind
        ? (ValueKind)kind : throw new ArgumentException($"{type} is not a type that the protocol knows.");

    /// <summary>The type of a kind.</summary>
    /// <exception cref="ProtocolException">There is no such kind.</exception>
    public static Type TypeOf(ValueKind kind) =>
        (int)kind < Types.Length ? Types[(int)kind] : throw new ProtocolException($"{(int)kind} is no kind of value.");
}
