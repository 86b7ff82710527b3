using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness;

/// <summary>Questions to step 6.</summary>
internal static class CostProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var generic = Sample.Generic(seed);
        var softmax = Sample.Of(seed, [4, 6, 3], 7, Loss.SoftmaxCrossEntropy, Activation.Tanh, Activation.Softmax);
        var squared = Sample.Of(seed, [4, 6, 3], 7, Loss.SquaredError, Activation.Tanh, Activation.Identity);
        return
        [
            .. new[] { generic, softmax, squared }.Select(sample => Data($"the data term of {sample.Network.Loss}", sample)),
            Data("the data term of CrossEntropy at saturation", generic.Scaled(600)),
            Data("the data term of SoftmaxCrossEntropy at saturation", softmax.Scaled(600)),
            Sure("the CrossEntropy of a sure and right answer", Loss.CrossEntropy, Activation.Sigmoid),
            Sure("the SoftmaxCrossEntropy of a sure and right answer", Loss.SoftmaxCrossEntropy, Activation.Softmax),
            new("the penalty", steps => Quantity.Of(steps.Penalty(generic.Network, Sample.Lambda, 7))),
            // 20/(2·7) is not 1, nor is 7/2 3.
            new("the penalty with λ = 20", steps => Quantity.Of(steps.Penalty(generic.Network, 20, 7))),
            new("the penalty of whole numbers", steps => Quantity.Of(steps.Penalty(Whole, 2, 2))),
            .. new[] { generic, softmax, squared }.Select(sample => new Probe(
                $"J of {sample.Network.Loss}", steps => Quantity.Of(steps.Cost(sample.Network, sample.X, sample.Y, Sample.Lambda)))),
            new("J without penalty", steps => Quantity.Of(steps.Cost(generic.Network, generic.X, generic.Y, 0))),
            Refusal.Of("a negative λ", steps => steps.Penalty(generic.Network, -1, 7)),
        ];
    }

    private static Network Whole => new([new(Oracle.Fill(2, 2, (i, j) => 3 + i - (2 * j)), Activation.Identity)], Loss.SquaredError);

    private static Probe Data(string name, Sample sample)
    {
        var pass = sample.Pass;
        return new(name, steps => Quantity.Of(steps.DataTerm(sample.Network.Loss, pass, sample.Y)));
    }

    // z = 40 where 1 is wanted: the loss is e^−40, all its digits far below those of 1.
    private static Probe Sure(string name, Loss loss, Activation output)
    {
        var z = Matrix<double>.Build.DenseOfRowArrays([40.0, -40]);
        ForwardPass pass = new([z], [z, Oracle.Apply(output, z)]);
        return new(name, steps => Quantity.Of(steps.DataTerm(loss, pass, Oracle.Fill(1, 2, (_, k) => 1 - k))));
    }
}
