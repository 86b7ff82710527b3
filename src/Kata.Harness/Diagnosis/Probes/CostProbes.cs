using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Questions to step 6.</summary>
internal static class CostProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = ProbeNetwork.Generic(seed);
        var softmax = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Softmax);
        var squared = ProbeNetwork.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Tanh, Activation.Identity);
        return
        [
            .. new[] { generic, softmax, squared }.Select(sample => Data($"the data term of {sample.Network.Loss}", sample)),
            Data("the data term of CrossEntropy at saturation", generic.Scaled(600)),
            Data("the data term of SoftmaxCrossEntropy at saturation", softmax.Scaled(600)),
            Sure("the CrossEntropy of a sure and right answer", Loss.CrossEntropy, Activation.Sigmoid),
            Sure("the SoftmaxCrossEntropy of a sure and right answer", Loss.SoftmaxCrossEntropy, Activation.Softmax),
            new("the penalty", steps => Answer.Of(steps.Penalty(generic.Network, ProbeNetwork.Lambda, 7))),
            // 20/(2·7) is not 1, nor is 7/2 3.
            new("the penalty with λ = 20", steps => Answer.Of(steps.Penalty(generic.Network, 20, 7))),
            new("the penalty of whole numbers", steps => Answer.Of(steps.Penalty(Whole, 2, 2))),
            .. new[] { generic, softmax, squared }.Select(sample => new Probe(
                $"J of {sample.Network.Loss}", steps => Answer.Of(steps.Cost(sample.Network, sample.X, sample.Y, ProbeNetwork.Lambda)))),
            new("J without penalty", steps => Answer.Of(steps.Cost(generic.Network, generic.X, generic.Y, 0))),
            RejectionProbe.Of("a negative λ", steps => steps.Penalty(generic.Network, -1, 7)),
        ];
    }

    private static Network Whole => new([new(ScalarOracle.Fill(2, 2, (i, j) => 3 + i - (2 * j)), Activation.Identity)], Loss.SquaredError);

    private static Probe Data(string name, ProbeNetwork sample)
    {
        var pass = sample.Pass;
        return new(name, steps => Answer.Of(steps.DataTerm(sample.Network.Loss, pass, sample.Y)));
    }

    // z = 40 where 1 is wanted: the loss is e^−40, all its digits far below those of 1.
    private static Probe Sure(string name, Loss loss, Activation output)
    {
        var z = Matrix<double>.Build.DenseOfRowArrays([40.0, -40]);
        ForwardPass pass = new([z], [z, ScalarOracle.Apply(output, z)]);
        return new(name, steps => Answer.Of(steps.DataTerm(loss, pass, ScalarOracle.Fill(1, 2, (_, k) => 1 - k))));
    }
}
