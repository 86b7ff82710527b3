namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 6.</summary>
internal static class CostProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var softmax = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Softmax);
        var deep = ProbeNetwork.Of(
            seed, [4, 6, 5, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Sigmoid, Activation.Softmax);
        var squared = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Tanh, Activation.Identity);
        return
        [
            .. new[] { generic, softmax, squared }.Select(probe => Data($"the data term of {probe.Network.Loss}", probe)),
            Data("the data term of CrossEntropy at saturation", generic.Scaled(600)).In("CrossEntropy at its extremes", generic.Sizes),
            Data("the data term of SoftmaxCrossEntropy at saturation", softmax.Scaled(600))
                .In("SoftmaxCrossEntropy at its extremes", softmax.Sizes),
            Confident("the CrossEntropy of a confident right answer", Loss.CrossEntropy, Activation.Sigmoid),
            Confident("the SoftmaxCrossEntropy of a confident right answer", Loss.SoftmaxCrossEntropy, Activation.Softmax),
            new Probe("the penalty", steps => Answer.Of(steps.Penalty(generic.Network, ProbeNetwork.Lambda, 7)))
                .In("the penalty", ("m", 7)),
            // In integer division 20/(2·7) is 1, and 7/2 is 3.
            new Probe("the penalty with λ = 20", steps => Answer.Of(steps.Penalty(generic.Network, 20, 7))).In("the penalty", ("m", 7)),
            new Probe("the penalty of integer weights", steps => Answer.Of(steps.Penalty(Whole, 2, 2))).In("the penalty"),
            new Probe("the penalty of three layers", steps => Answer.Of(steps.Penalty(deep.Network, ProbeNetwork.Lambda, 7)))
                .In("the penalty of three layers", ("m", 7)),
            .. new[] { generic, softmax, squared }.Select(probe => new Probe(
                $"J of {probe.Network.Loss}", steps => Answer.Of(steps.Cost(probe.Network, probe.X, probe.Y, ProbeNetwork.Lambda)))),
            new("J without penalty", steps => Answer.Of(steps.Cost(generic.Network, generic.X, generic.Y, 0))),
            Data("the data term of soft labels", softmax with { Y = softmax.Soft }).In("the data term of soft labels", softmax.Sizes),
            new("the outputs after the data term", steps =>
            {
                var pass = squared.Pass;
                steps.DataTerm(Loss.SquaredError, pass, squared.Y);
                return Answer.Of(pass.A[^1]);
            }),
            RejectionProbe.Of("a negative λ", steps => steps.Penalty(generic.Network, -1, 7)),
        ];
    }

    private static Network Whole => new([new(ScalarOracle.Fill(2, 2, (i, j) => 3 + i - (2 * j)), Activation.Identity)], Loss.SquaredError);

    private static Probe Data(string name, ProbeNetwork probe)
    {
        return new Probe(name, steps => Answer.Of(steps.DataTerm(probe.Network.Loss, probe.Pass, probe.Y)))
            .In($"the data term of {probe.Network.Loss}", probe.Sizes);
    }

    // z = 40 for a target of 1: the loss is e^−40, far below the last digit of 1, and 0 will do.
    private static Probe Confident(string name, Loss loss, Activation output)
    {
        var z = Matrix<double>.Build.DenseOfRowArrays([40.0, -40]);
        return new Probe(name, steps =>
        {
            ForwardPass pass = new([z], [z, ScalarOracle.Apply(output, z)]);
            return Answer.Of(steps.DataTerm(loss, pass, ScalarOracle.Fill(1, 2, (_, k) => 1 - k))) with { Tolerance = 1e-12 };
        }).In($"{loss} at its extremes");
    }
}
