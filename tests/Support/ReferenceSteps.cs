namespace Kata.Tests;

/// <summary>The reference's functions as black boxes.</summary>
internal static class ReferenceSteps
{
    public static readonly Steps All = new()
    {
        Flatten = Serialize.Flatten,
        Unflatten = Serialize.Unflatten,
        Encode = OneHot.Encode,
        Decode = OneHot.Decode,
        Apply = Activations.Apply,
        Derivative = Activations.Derivative,
        Pass = Forward.Pass,
        Classes = Predict.Classes,
        Accuracy = Predict.Accuracy,
        DataTerm = Cost.DataTerm,
        Penalty = Cost.Penalty,
        Cost = Cost.Of,
        Central = NumericalGradient.Central,
        Deltas = Backprop.Deltas,
        Backprop = Backprop.Of,
        Epsilon = Initialize.Epsilon,
        Theta = Initialize.Theta,
        Create = Initialize.Create,
        Downhill = GradientDescent.Step,
        Descend = GradientDescent.Minimize,
        Train = MiniBatch.Train,
        Optimize = Optimizer.Minimize,
        Minimize = Optimizer.Minimize,
        FastBackprop = FastBackprop.Of,
    };
}
