namespace Kata.Harness;

/// <summary>The steps in order. A step's name is its file's and its class's.</summary>
public enum Step
{
    /// <summary>All parameters in one vector, and back.</summary>
    Serialize = 1,

    /// <summary>Labels as rows of zeros with a single one, and back.</summary>
    OneHot,

    /// <summary>Identity, sigmoid, tanh, ReLU, softmax, and their derivatives.</summary>
    Activations,

    /// <summary>From the examples to the outputs.</summary>
    Forward,

    /// <summary>The class a network chooses, and how often it is right.</summary>
    Predict,

    /// <summary>How wrong it is: three losses and a penalty.</summary>
    Cost,

    /// <summary>The slope of any function, by trying.</summary>
    NumericalGradient,

    /// <summary>The gradient, from the last layer back to the first.</summary>
    Backprop,

    /// <summary>Random weights to start from.</summary>
    Initialize,

    /// <summary>Downhill, a step at a time.</summary>
    GradientDescent,

    /// <summary>A step after every few examples.</summary>
    MiniBatch,

    /// <summary>The gradient handed to L-BFGS.</summary>
    Optimizer,

    /// <summary>Step 8 again, as fast as the machine.</summary>
    FastBackprop,
}
