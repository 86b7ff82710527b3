namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 4.</summary>
internal static class ForwardProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var deep = ProbeNetwork.Of(seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Relu, Activation.Softmax);
        return
        [
            new("the number of matrices in Z and A, and their shapes", steps => Shapes(steps.Pass(generic.Network, generic.X.Clone()))),
            new("x after the call", steps =>
            {
                var x = generic.X.Clone();
                steps.Pass(generic.Network, x);
                return Answer.Of(x);
            }) { IsOfPurity = true },
            .. Through("the sigmoid network", generic),
            .. Through("the tanh, ReLU and softmax network", deep),
            .. Through("the saturated network", generic.Scaled(600)),
            RejectionProbe.Of("an x that does not fit theta 1", steps => steps.Pass(generic.Network, generic.Y.Clone())),
        ];
    }

    private static IEnumerable<Probe> Through(string name, ProbeNetwork probe) =>
        Enumerable.Range(0, probe.Network.Layers.Count).SelectMany(l => (Probe[])
    [
        new Probe($"z of layer {l + 1} of {name}", steps => Answer.Of(steps.Pass(probe.Network, probe.X.Clone()).Z[l])).In(name),
        new Probe($"a of layer {l + 1} of {name}", steps => Answer.Of(steps.Pass(probe.Network, probe.X.Clone()).A[l + 1])).In(name),
    ]);

    private static Answer Shapes(ForwardPass pass) =>
        Answer.OfShapes(pass.Z.Concat(pass.A));
}
