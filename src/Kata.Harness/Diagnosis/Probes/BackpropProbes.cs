namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 8: deltas from the output back, then the cost, then the gradients from the output back.</summary>
internal static class BackpropProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var deep = ProbeNetwork.Of(
            seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Sigmoid, Activation.Softmax);
        var squared = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Relu, Activation.Sigmoid);
        // All sizes equal, m too: mistakes that throw elsewhere are silent here.
        var square = ProbeNetwork.Of(seed, [3, 3, 3], 3, Loss.CrossEntropy, Activation.Sigmoid, Activation.Sigmoid);
        // Far from its targets, so that a clipped gradient shows.
        var steep = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Tanh, Activation.Identity).Scaled(5);
        return
        [
            .. Deltas("a sigmoid network", generic),
            .. Gradients("a sigmoid network", generic, ProbeNetwork.Lambda),
            .. Gradients("a sigmoid network without penalty", generic, 0),
            .. Gradients("a sigmoid network with λ = 20", generic, 20),
            .. Deltas("the tanh and softmax network", deep),
            .. Gradients("the tanh and softmax network", deep, ProbeNetwork.Lambda),
            .. Deltas("the squared error", squared),
            .. Gradients("the squared error", squared, ProbeNetwork.Lambda),
            .. Gradients("the square network", square, ProbeNetwork.Lambda),
            .. Gradients("the steep network", steep, ProbeNetwork.Lambda),
            .. Gradients("the saturated network", generic.Scaled(600), ProbeNetwork.Lambda),
            new("the second of two calls", steps =>
            {
                steps.Backprop(generic.Network, generic.X, generic.Y, ProbeNetwork.Lambda);
                return Answer.Of(steps.Backprop(generic.Network, generic.X, generic.Y, ProbeNetwork.Lambda).Gradient);
            }),
            new("the first gradient after a second call", steps =>
            {
                var first = steps.Backprop(generic.Network, generic.X, generic.Y, ProbeNetwork.Lambda).Gradient;
                steps.Backprop(generic.Scaled(2).Network, generic.X, generic.Y, ProbeNetwork.Lambda);
                return Answer.Of(first);
            }),
            new("the outputs after the deltas", steps =>
            {
                var pass = generic.Pass;
                steps.Deltas(generic.Network, pass, generic.Y.Clone());
                return Answer.Of(pass.A[^1]);
            }),
            .. Deltas("the tanh and softmax network with soft labels", deep with { Y = deep.Soft }),
            RejectionProbe.Of("the pass of another network", steps => steps.Deltas(deep.Network, generic.Pass, generic.Y)),
        ];
    }

    private static IEnumerable<Probe> Deltas(string name, ProbeNetwork probe)
    {
        for (var l = probe.Network.Layers.Count - 1; l >= 0; l--)
        {
            var layer = l;
            yield return new Probe($"delta of layer {l + 1} of {name}",
                steps => Answer.Of(steps.Deltas(probe.Network, probe.Pass, probe.Y.Clone())[layer]))
                .In($"delta of layer {l + 1} of {name}", probe.Sizes);
        }
    }

    private static IEnumerable<Probe> Gradients(string name, ProbeNetwork probe, double lambda) =>
        Gradients(name, probe, lambda, steps => steps.Backprop);

    /// <summary>The cost, and the gradients from the output back, by a function of the steps.</summary>
    internal static IEnumerable<Probe> Gradients(string name, ProbeNetwork probe, double lambda, Func<Steps, BackpropFunction> of)
    {
        CostAndGradient Of(Steps steps) => of(steps)(probe.Network, probe.X.Clone(), probe.Y.Clone(), lambda);
        yield return new Probe($"the cost of {name}", steps => Answer.Of(Of(steps).Cost)).In($"the cost of {name}", probe.Sizes);
        for (var l = probe.Network.Layers.Count - 1; l >= 0; l--)
        {
            var layer = l;
            yield return new Probe($"the gradient of layer {l + 1} of {name}", steps => Answer.Of(Of(steps).Gradient[layer]))
                .In($"the gradient of {name}", probe.Sizes);
        }
    }
}
