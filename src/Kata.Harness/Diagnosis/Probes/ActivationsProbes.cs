namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 3.</summary>
internal static class ActivationsProbes
{
    private static readonly Activation[] Elementwise = [Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu];

    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var z = draw.Matrix(3, 4, 39, 10);
        var far = Rows([-800, 800, 0], [30, -800, 30]);
        var apart = Rows([2000, 1999], [-2000, -2001]);
        return
        [
            .. Elementwise.Append(Activation.Softmax).Select(f => new Probe($"{f} of z", steps => Answer.Of(steps.Apply(f, z.Clone())))),
            .. Elementwise.Select(f => new Probe($"the derivative of {f}", steps => Answer.Of(steps.Derivative(f, z.Clone())))),
            new("the derivative of Relu at 0", steps => Answer.Of(steps.Derivative(Activation.Relu, Rows([0])))),
            .. Elementwise.Append(Activation.Softmax).Select(
                f => new Probe(
                    $"{f} at z = ±800", steps => Answer.Of(steps.Apply(f, far.Clone())) with { Tolerance = 1e-12 })),
            .. Elementwise.Select(
                f => new Probe(
                    $"the derivative of {f} at z = ±800", steps => Answer.Of(steps.Derivative(f, far.Clone())) with { Tolerance = 1e-12 })),
            new Probe("Softmax of rows far apart", steps => Answer.Of(steps.Apply(Activation.Softmax, apart.Clone())))
                .In("Softmax at z = ±800"),
            new(
                "the derivative of Sigmoid at z = ±40",
                steps => Answer.Of(steps.Derivative(Activation.Sigmoid, Rows([40, -40]))) with { Tolerance = 1e-12 }),
            new("z after the call", steps =>
            {
                var before = z.Clone();
                steps.Apply(Activation.Tanh, before);
                return Answer.Of(before);
            }) { IsOfPurity = true },
            new("z after the returned a is changed", steps =>
            {
                var before = z.Clone();
                steps.Apply(Activation.Identity, before).Clear();
                return Answer.Of(before);
            }),
            new("Relu at z = ±5000", steps => Answer.Of(steps.Apply(Activation.Relu, Rows([5000, -5000])))),
            new("z after its derivative", steps =>
            {
                var before = z.Clone();
                steps.Derivative(Activation.Tanh, before);
                return Answer.Of(before);
            }),
            RejectionProbe.Of("a derivative of softmax", steps => steps.Derivative(Activation.Softmax, z.Clone())),
            RejectionProbe.Of("NaN", steps => steps.Apply(Activation.Relu, Rows([1, double.NaN]))),
        ];
    }

    private static Matrix<double> Rows(params double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows);
}
