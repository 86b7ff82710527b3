namespace Kata.Harness.Diagnosis.Probes;

/// <summary>
/// Probes of step 13: the cost, then the gradients from the output back. Most networks have a single block of examples, two have several.
/// </summary>
internal static class FastBackpropProbes
{
    private const double Lambda = ProbeNetwork.Lambda;

    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var deep = ProbeNetwork.Of(
            seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Sigmoid, Activation.Softmax);
        var squared = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Relu, Activation.Sigmoid);
        var single = ProbeNetwork.Of(seed, [3, 2], 1, Loss.CrossEntropy, Activation.Sigmoid);
        var unit = ProbeNetwork.Of(seed, [2, 1, 1], 5, Loss.SquaredError, Activation.Tanh, Activation.Identity);
        // No z of ReLU is 0 but for rounding, which another order of the sums would change.
        squared = squared with { X = squared.X + 0.00371 };
        // A block of 64 and one example more, then blocks of many sizes with another rest for each. Small: each question takes all of them.
        var two = ProbeNetwork.Of(seed, [2, 2], 65, Loss.CrossEntropy, Activation.Sigmoid);
        var many = ProbeNetwork.Of(seed, [2, 3], 300, Loss.SquaredError, Activation.Tanh);
        return
        [
            .. Gradients("a sigmoid network", generic, Lambda),
            .. Gradients("a sigmoid network without penalty", generic, 0),
            .. Gradients("the tanh and softmax network", deep, Lambda),
            .. Gradients("the squared error", squared, Lambda),
            .. Gradients("a single example", single, Lambda),
            .. Gradients("single units", unit, Lambda),
            .. Together(Gradients("65 examples", two, Lambda), Gradients("300 examples", many, Lambda)),
            .. Gradients("300 examples without penalty", many, 0),
            .. Gradients("the saturated network", generic.Scaled(600), Lambda),
            new("the second of two calls", steps =>
            {
                steps.FastBackprop(two.Network, two.X.Clone(), two.Y.Clone(), Lambda);
                return Answer.Of(steps.FastBackprop(two.Network, two.X.Clone(), two.Y.Clone(), Lambda).Gradient);
            }),
            new("the first gradient after a second call", steps =>
            {
                var first = steps.FastBackprop(generic.Network, generic.X.Clone(), generic.Y.Clone(), Lambda).Gradient;
                steps.FastBackprop(generic.Scaled(2).Network, generic.X.Clone(), generic.Y.Clone(), Lambda);
                return Answer.Of(first);
            }),
            new("y after the call", steps =>
            {
                var y = two.Y.Clone();
                steps.FastBackprop(two.Network, two.X.Clone(), y, Lambda);
                return Answer.Of(y);
            }) { IsOfPurity = true },
            RejectionProbe.Of("a y with too few rows", steps => steps.FastBackprop(
                generic.Network, generic.X.Clone(), generic.Y.SubMatrix(0, 6, 0, 3), Lambda)),
            RejectionProbe.Of("a negative lambda", steps => steps.FastBackprop(
                generic.Network, generic.X.Clone(), generic.Y.Clone(), -1)),
        ];
    }

    // One mistake must explain both: two blocks alone have too few ways to go wrong.
    private static IEnumerable<Probe> Together(params IEnumerable<Probe>[] probes) =>
        from some in probes
        from probe in some
        let isCost = probe.Name.StartsWith("the cost", StringComparison.Ordinal)
        select probe with { Group = isCost ? "the costs of blocks" : "the gradients of blocks" };

    private static IEnumerable<Probe> Gradients(string name, ProbeNetwork probe, double lambda) =>
        BackpropProbes.Gradients(name, probe, lambda, steps => steps.FastBackprop);
}
