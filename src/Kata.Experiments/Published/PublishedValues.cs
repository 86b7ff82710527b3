namespace Kata.Experiments.Published;

/// <summary>Numbers that others published for <see cref="PublishedNetworks"/>, as printed.</summary>
public static class PublishedValues
{
    /// <summary>Of Ng's digits at λ = 1, row 0 left out of the penalty instead of column 0: a notebook's result.</summary>
    public const double Ex4MistakenCost = 0.37904640005669177;

    /// <summary>The share of MNIST's test images that Saito's network reads right: Deep Learning from Scratch, section 3.6.</summary>
    public const double SampleAccuracy = 0.9352;

    /// <summary>Its mean cross-entropy on them, by an independent float64 computation.</summary>
    public const double SampleCrossEntropy = 0.2245442314638212;

    /// <summary>The loss of <see cref="PublishedNetworks.Softmax"/>, section 4.4.2, without the guard inside the logarithm.</summary>
    public const double SoftmaxLoss = 2.1055820483;

    /// <summary>The same with log(h + 1e-7).</summary>
    public const double SoftmaxLossGuarded = 2.1055812271;

    /// <summary>x·W of <see cref="PublishedNetworks.Softmax"/>, section 4.4.2.</summary>
    public static IReadOnlyList<double> SoftmaxSums { get; } = [0.08743891, 0.34277403, -1.05934874];

    /// <summary>The slopes of its loss along W, 2 × 3, without the guard.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> SoftmaxSlopes { get; } = [[0.23001287, 0.29692227, -0.52693514], [0.3450193, 0.4453834, -0.7904027]];
}
