using System.Reflection;

namespace Kata.Harness;

/// <summary>A kata's steps as black boxes: a function for each public function of each step, in the steps' order.</summary>
public sealed record Steps
{
    /// <summary>Serialize.Flatten.</summary>
    [Implements(Step.Serialize)]
    public required FlattenFunction Flatten { get; init; }

    /// <summary>Serialize.Unflatten.</summary>
    [Implements(Step.Serialize)]
    public required UnflattenFunction Unflatten { get; init; }

    /// <summary>OneHot.Encode.</summary>
    [Implements(Step.OneHot)]
    public required EncodeFunction Encode { get; init; }

    /// <summary>OneHot.Decode.</summary>
    [Implements(Step.OneHot)]
    public required DecodeFunction Decode { get; init; }

    /// <summary>Activations.Apply.</summary>
    [Implements(Step.Activations)]
    public required ApplyFunction Apply { get; init; }

    /// <summary>Activations.Derivative.</summary>
    [Implements(Step.Activations)]
    public required DerivativeFunction Derivative { get; init; }

    /// <summary>Forward.Pass.</summary>
    [Implements(Step.Forward)]
    public required PassFunction Pass { get; init; }

    /// <summary>Predict.Classes.</summary>
    [Implements(Step.Predict)]
    public required ClassesFunction Classes { get; init; }

    /// <summary>Predict.Accuracy.</summary>
    [Implements(Step.Predict)]
    public required AccuracyFunction Accuracy { get; init; }

    /// <summary>Cost.DataTerm.</summary>
    [Implements(Step.Cost)]
    public required DataTermFunction DataTerm { get; init; }

    /// <summary>Cost.Penalty.</summary>
    [Implements(Step.Cost)]
    public required PenaltyFunction Penalty { get; init; }

    /// <summary>Cost.Of.</summary>
    [Implements(Step.Cost, "Of")]
    public required CostFunction Cost { get; init; }

    /// <summary>NumericalGradient.Central.</summary>
    [Implements(Step.NumericalGradient)]
    public required CentralFunction Central { get; init; }

    /// <summary>Backprop.Deltas.</summary>
    [Implements(Step.Backprop)]
    public required DeltasFunction Deltas { get; init; }

    /// <summary>Backprop.Of.</summary>
    [Implements(Step.Backprop, "Of")]
    public required BackpropFunction Backprop { get; init; }

    /// <summary>Initialize.Epsilon.</summary>
    [Implements(Step.Initialize)]
    public required EpsilonFunction Epsilon { get; init; }

    /// <summary>Initialize.Theta.</summary>
    [Implements(Step.Initialize)]
    public required ThetaFunction Theta { get; init; }

    /// <summary>Initialize.Create.</summary>
    [Implements(Step.Initialize)]
    public required CreateFunction Create { get; init; }

    /// <summary>GradientDescent.Step.</summary>
    [Implements(Step.GradientDescent, "Step")]
    public required DownhillFunction Downhill { get; init; }

    /// <summary>GradientDescent.Minimize.</summary>
    [Implements(Step.GradientDescent, "Minimize")]
    public required DescendFunction Descend { get; init; }

    /// <summary>MiniBatch.Train.</summary>
    [Implements(Step.MiniBatch)]
    public required TrainFunction Train { get; init; }

    /// <summary>Optimizer.Minimize of a network's cost.</summary>
    [Implements(Step.Optimizer, "Minimize")]
    public required OptimizeFunction Optimize { get; init; }

    /// <summary>Optimizer.Minimize of any function.</summary>
    [Implements(Step.Optimizer, "Minimize")]
    public required MinimizeFunction Minimize { get; init; }

    /// <summary>FastBackprop.Of.</summary>
    [Implements(Step.FastBackprop, "Of")]
    public required BackpropFunction FastBackprop { get; init; }

    /// <summary>Every function in order: its step, its name there, and the property of this record that holds it.</summary>
    public static IReadOnlyList<(Step Step, string Name, PropertyInfo Property)> Functions { get; } =
    [
        .. from property in typeof(Steps).GetProperties()
           let implements = property.GetCustomAttribute<ImplementsAttribute>()
           where implements is not null
           select (implements.Step, implements.Name ?? property.Name, property),
    ];
}

/// <summary>Says which public function of the kata a property holds.</summary>
/// <param name="step">The step whose class declares it.</param>
/// <param name="name">Its name there; null for the property's own.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImplementsAttribute(Step step, string? name = null) : Attribute
{
    public Step Step => step;

    public string? Name => name;
}
