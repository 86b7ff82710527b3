namespace Kata.Experiments.Training;

/// <summary>A network as minimisers want it: all weights in one vector, by step 1.</summary>
/// <param name="steps">The steps, the reference's or a submission's.</param>
/// <param name="start">Where the minimiser begins; every other network has its activations and its loss.</param>
public sealed class FlatNetwork(Steps steps, Network start)
{
    private readonly IReadOnlyList<Shape> _shapes = [.. start.Layers.Select(layer => layer.Shape)];

    /// <summary>The weights of the start.</summary>
    public Vector<double> Start => steps.Flatten([.. start.Layers.Select(layer => layer.Theta)]);

    /// <summary>The network with other weights.</summary>
    /// <param name="theta">As many as the start has.</param>
    public Network With(Vector<double> theta)
    {
        var thetas = steps.Unflatten(theta, _shapes);
        return start with { Layers = [.. start.Layers.Select((layer, l) => layer with { Theta = thetas[l] })] };
    }

    /// <summary>Cost and gradient of a network as a function of its weights alone.</summary>
    /// <param name="evaluate">Cost and gradient.</param>
    public Func<Vector<double>, (double Cost, Vector<double> Gradient)> Function(Func<Network, CostAndGradient> evaluate) => theta =>
    {
        var (cost, gradient) = evaluate(With(theta));
        return (cost, steps.Flatten(gradient));
    };
}
