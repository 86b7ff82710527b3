namespace Kata.Experiments.Published;

/// <summary>Digits, a network that was trained to read them, and what is known of the two.</summary>
/// <param name="About">What they are, as the beginning of a sentence.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Examples">5,000 images and their labels, laid out as <see cref="Kata.Data.Digits.DigitLayout.Ng"/>.</param>
/// <param name="Network">400 inputs, sigmoid units, 10 sigmoid outputs, cross-entropy.</param>
/// <param name="Accuracy">The share that it reads right.</param>
/// <param name="Cost">J at λ = 0.</param>
/// <param name="PenalisedCost">J at λ = 1.</param>
public sealed record ReferenceModel(
    string About, string Source, Examples Examples, Network Network, double Accuracy, double Cost, double PenalisedCost)
{
    /// <summary>Of Ng's digits with the given weights: Ng, Machine Learning, exercise 4.</summary>
    public const double Ex4Accuracy = 0.9752;

    /// <summary>Of Ng's digits with the given weights at λ = 0, to the digits that implementations of exercise 4 have published.</summary>
    public const double Ex4Cost = 0.2876291651613189;

    /// <summary>The same at λ = 1.</summary>
    public const double Ex4PenalisedCost = 0.38376985909092365;

    private const string Published = "published";

    /// <summary>Whether they are Ng's digits with his weights, not those that ship.</summary>
    public bool IsNgs => Source == Published;

    /// <summary>Ng's digits with the given weights where both are here, else the drawn digits and the weights that ship.</summary>
    /// <param name="store">Where to look.</param>
    /// <remarks>What is known of those that ship was computed outside this repository from the two files, with correctly rounded sums.</remarks>
    /// <exception cref="DataMissingException">Not even those that ship are here.</exception>
    public static ReferenceModel From(DataStore store) => store.Where("ex4") is not null && store.Where("ex4weights") is not null
        ? new(
            "Ng's handwritten digits with the weights published for them",
            Published,
            store.Ex4(),
            Sigmoids(store.Ex4Weights()),
            Ex4Accuracy,
            Ex4Cost,
            Ex4PenalisedCost)
        : new(
            "the drawn digits that ship, with the weights that ship",
            "known",
            store.Digits(),
            Sigmoids(store.DigitsWeights()),
            0.9976,
            0.1123738624895047,
            0.3047777637670597);

    /// <summary>Thetas as the network that they were trained as.</summary>
    /// <param name="thetas">A theta a layer.</param>
    public static Network Sigmoids(IReadOnlyList<Matrix<double>> thetas) =>
        new([.. thetas.Select(theta => new Layer(theta, Activation.Sigmoid))], Loss.CrossEntropy);
}
