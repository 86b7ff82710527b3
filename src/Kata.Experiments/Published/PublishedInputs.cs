using Kata.Harness.Mistakes;

namespace Kata.Experiments.Published;

/// <summary>What published values are computed from: a set of steps, and data sets that are read once.</summary>
/// <param name="steps">The steps.</param>
/// <param name="store">Where to look for data.</param>
public sealed class PublishedInputs(Steps steps, DataStore store)
{
    private readonly Lazy<ReferenceModel> _ex4 = new(() => ReferenceModel.Ng(store));
    private readonly Lazy<ReferenceModel> _digits = new(() => ReferenceModel.Shipped(store));
    private readonly Lazy<Network> _sample = new(() => PublishedNetworks.Sample(store));
    private readonly Lazy<Examples> _mnistTest = new(store.MnistTest);
    private readonly Lazy<(Examples Train, Examples Test)> _moons = new(store.Moons);

    internal Steps Steps => steps;

    internal DataStore Store => store;

    internal ReferenceModel Ex4 => _ex4.Value;

    internal ReferenceModel Digits => _digits.Value;

    internal ReferenceModel Given => ReferenceModel.HasNgs(store) ? Ex4 : Digits;

    internal Network Sample => _sample.Value;

    internal Examples MnistTest => _mnistTest.Value;

    internal (Examples Train, Examples Test) Moons => _moons.Value;

    internal double Accuracy(Network network, Examples examples) => steps.Accuracy(steps.Classes(network, examples.X), examples.Labels);

    internal double Cost(ReferenceModel model, double lambda) => Cost(steps, model, lambda);

    // Row 0 is left out of the penalty instead of column 0.
    internal double MistakenCost(ReferenceModel model) =>
        Cost(MistakeBank.Inject(steps, MistakeBank.Find("cost/rows-for-columns")!), model, 1);

    internal IReadOnlyList<Matrix<double>> Gradient(double lambda) =>
        steps.Backprop(Ex4.Network, Ex4.Examples.X, steps.Encode(Ex4.Examples.Labels, 10), lambda).Gradient;

    private static double Cost(Steps steps, ReferenceModel model, double lambda) =>
        steps.Cost(model.Network, model.Examples.X, steps.Encode(model.Examples.Labels, 10), lambda);
}
