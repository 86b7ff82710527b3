namespace Kata.Experiments.Models;

/// <summary>Activations and losses as they are written on the command line and in a saved model.</summary>
public static class OptionNames
{
    /// <summary>Every activation by its name.</summary>
    public static readonly IReadOnlyDictionary<string, Activation> Activations = new Dictionary<string, Activation>
    {
        ["identity"] = Activation.Identity,
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.Relu,
        ["softmax"] = Activation.Softmax,
    };

    /// <summary>Every loss by its name.</summary>
    public static readonly IReadOnlyDictionary<string, Loss> Losses = new Dictionary<string, Loss>
    {
        ["crossentropy"] = Loss.CrossEntropy,
        ["softmax"] = Loss.SoftmaxCrossEntropy,
        ["squared"] = Loss.SquaredError,
    };

    /// <summary>An activation's name.</summary>
    public static string Of(Activation activation) => Activations.First(pair => pair.Value == activation).Key;

    /// <summary>A loss's name.</summary>
    public static string Of(Loss loss) => Losses.First(pair => pair.Value == loss).Key;
}
