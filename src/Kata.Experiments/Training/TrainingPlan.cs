namespace Kata.Experiments.Training;

/// <summary>How the weights are improved.</summary>
public enum TrainingMethod
{
    /// <summary>Step 12.</summary>
    Lbfgs,

    /// <summary>Step 10.</summary>
    Gd,

    /// <summary>Step 11.</summary>
    Sgd,
}

/// <summary>Everything that decides how a training goes; two runs of one plan give the same network.</summary>
/// <param name="DataSet">"digits", "ex4", "mnist" or "moons".</param>
/// <param name="Method">The optimizer.</param>
/// <param name="Evaluations">For L-BFGS: how often cost and gradient may be computed.</param>
/// <param name="Epochs">For the others: how often the training set is gone through.</param>
/// <param name="Batch">For SGD: examples a step.</param>
/// <param name="Rate">For both descents: α.</param>
/// <param name="Lambda">λ.</param>
/// <param name="Hidden">Units of each hidden layer.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Loss">The loss; it decides the last activation: softmax for softmax, else sigmoid.</param>
/// <param name="Seed">Of the first weights and of the order of the examples.</param>
public sealed record TrainingPlan(
    string DataSet,
    TrainingMethod Method,
    int Evaluations,
    int Epochs,
    int Batch,
    double Rate,
    double Lambda,
    IReadOnlyList<int> Hidden,
    Activation Activation,
    Loss Loss,
    int Seed)
{
    /// <summary>What each data set is trained by unless the command line says otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, TrainingPlan> Defaults = new[]
    {
        new TrainingPlan("digits", TrainingMethod.Lbfgs, 200, 200, 100, 0.5, 1, [25], Activation.Sigmoid, Loss.CrossEntropy, 1),
        new TrainingPlan("ex4", TrainingMethod.Lbfgs, 200, 200, 100, 0.5, 1, [25], Activation.Sigmoid, Loss.CrossEntropy, 1),
        new TrainingPlan("mnist", TrainingMethod.Sgd, 200, 10, 100, 0.1, 0, [100], Activation.Relu, Loss.SoftmaxCrossEntropy, 1),
        new TrainingPlan("moons", TrainingMethod.Sgd, 500, 1000, 1, 0.01, 0, [25, 50, 25], Activation.Sigmoid, Loss.SquaredError, 1),
    }.ToDictionary(plan => plan.DataSet);

    /// <summary>A network with random weights that fits the data.</summary>
    /// <param name="steps">Whose step 9 draws them.</param>
    /// <param name="inputs">n.</param>
    /// <param name="outputs">K.</param>
    public Network Start(Steps steps, int inputs, int outputs) => steps.Create(
        [inputs, .. Hidden, outputs], Activation, Loss == Loss.SoftmaxCrossEntropy ? Activation.Softmax : Activation.Sigmoid, Loss, Seed);
}
