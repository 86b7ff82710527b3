namespace Kata.Experiments.Published;

/// <summary>Digits, a network trained to read them, and the published values of the two.</summary>
/// <param name="Name">"ex4" or "digits": what the ids of its <see cref="PublishedValues"/> begin with.</param>
/// <param name="About">What they are, as the beginning of a sentence.</param>
/// <param name="Network">400 inputs, sigmoid units, 10 sigmoid outputs, cross-entropy.</param>
/// <param name="Examples">5,000 images and their labels, laid out as <see cref="Kata.Data.Digits.DigitLayout.Ng"/>.</param>
public sealed record ReferenceModel(string Name, string About, Network Network, Examples Examples)
{
    /// <summary>Whether they are Ng's digits with his weights, not those that ship.</summary>
    public bool IsNgs => Name == "ex4";

    /// <summary>What the values are: "published" for Ng's, "known" for those that ship.</summary>
    public string Source => IsNgs ? "published" : "known";

    /// <summary>The share of the digits classified correctly.</summary>
    public double Accuracy => PublishedValues.Find($"{Name}.accuracy").Value;

    /// <summary>J at λ = 0.</summary>
    public double Cost => PublishedValues.Find($"{Name}.cost.lambda0").Value;

    /// <summary>J at λ = 1.</summary>
    public double PenalisedCost => PublishedValues.Find($"{Name}.cost.lambda1").Value;

    /// <summary>Ng's digits with the given weights if both are on this machine, otherwise the digits and weights that ship.</summary>
    /// <param name="store">Where to look.</param>
    /// <exception cref="DataMissingException">Not even those that ship are here.</exception>
    public static ReferenceModel From(DataStore store) => HasNgs(store) ? Ng(store) : Shipped(store);

    /// <summary>Ng's digits with the given weights.</summary>
    /// <param name="store">Where to look.</param>
    /// <exception cref="DataMissingException">They are not on this machine.</exception>
    public static ReferenceModel Ng(DataStore store) =>
        new("ex4", "Ng's handwritten digits with the weights published for them", PublishedNetworks.Ex4(store), store.Ex4());

    /// <summary>The digits and the weights that ship.</summary>
    /// <param name="store">Where to look.</param>
    /// <exception cref="DataMissingException">They are not on this machine.</exception>
    public static ReferenceModel Shipped(DataStore store) =>
        new("digits", "the drawn digits that ship, with the weights that ship", Sigmoids(store.DigitsWeights()), store.Digits());

    /// <summary>Thetas as the network that they were trained as.</summary>
    /// <param name="thetas">A theta per layer.</param>
    public static Network Sigmoids(IReadOnlyList<Matrix<double>> thetas) =>
        new([.. thetas.Select(theta => new Layer(theta, Activation.Sigmoid))], Loss.CrossEntropy);

    internal static bool HasNgs(DataStore store) => store.Where("ex4") is not null && store.Where("ex4weights") is not null;
}
