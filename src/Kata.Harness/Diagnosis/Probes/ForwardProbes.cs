namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Questions to step 4.</summary>
internal static class ForwardProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var deep = ProbeNetwork.Of(seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Relu, Activation.Softmax);
        return
        [
            new("how many matrices Z and A hold, and their shapes", steps => Shapes(steps.Pass(generic.Network, generic.X.Clone()))),
            new("whether x is left as it is", steps =>
            {
                var x = generic.X.Clone();
                steps.Pass(generic.Network, x);
                return Answer.Of(x.Equals(generic.X));
            }),
            .. Through("the sigmoid network", generic),
            .. Through("the tanh, ReLU and softmax network", deep),
            .. Through("the saturated network", generic.Scaled(600)),
            RejectionProbe.Of("a theta that does not fit x", steps => steps.Pass(generic.Network, generic.Y.Clone())),
        ];
    }

    private static IEnumerable<Probe> Through(string name, ProbeNetwork sample) => Enumerable.Range(0, sample.Network.Layers.Count).SelectMany(l => (Probe[])
    [
        new($"z of layer {l + 1} of {name}", steps => Answer.Of(steps.Pass(sample.Network, sample.X.Clone()).Z[l])),
        new($"a of layer {l + 1} of {name}", steps => Answer.Of(steps.Pass(sample.Network, sample.X.Clone()).A[l + 1])),
    ]);

    private static Answer Shapes(ForwardPass pass) => Answer.Of(((IEnumerable<double>)[pass.Z.Count, pass.A.Count])
        .Concat(pass.Z.Concat(pass.A).SelectMany(matrix => (double[])[matrix.RowCount, matrix.ColumnCount])));
}
