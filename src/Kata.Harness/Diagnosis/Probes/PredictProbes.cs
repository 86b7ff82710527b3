namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 5.</summary>
internal static class PredictProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var network = draw.Network([4, 6, 3], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy);
        var flat = draw.Network([4, 3], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy);
        var x = draw.Matrix(40, 4, 20, 10);

        // Every output is the same sum, so each row is a tie of all three.
        var equal = new Network([new(Repeated(draw.Matrix(1, 5, 30, 20), 3), Activation.Identity)], Loss.SquaredError);
        var single = draw.Network([4, 1], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy);
        var half = new Network([new(Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        // No sum is exactly 0: there, rounding alone would choose the class.
        var offCentre = x + 0.0137;
        var pair = draw.Network([4, 2], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy);
        var signed = draw.Network([4, 3], Activation.Tanh, Activation.Tanh, Loss.SquaredError);
        var line = new Network([half.Layers[0] with { Activation = Activation.Identity }], Loss.SquaredError);
        var around = Matrix<double>.Build.DenseOfArray(new[,] { { -2 }, { 0.2 }, { 0.4 }, { 0.6 }, { 3 } });
        var zero = Matrix<double>.Build.Dense(1, 1);

        var labels = draw.Labels(7, 3);
        int[] guesses = [.. labels.Select((label, i) => i is 1 or 4 ? label + 1 : label)];
        return
        [
            new Probe("the number of classes chosen", steps => Answer.Of(steps.Classes(network, x.Clone()).Length)).In("Classes"),
            new Probe("the classes chosen", steps => Classes(steps, network, x)).In("Classes"),
            new Probe("the classes chosen without a hidden layer", steps => Classes(steps, flat, x)).In("Classes"),
            new("the classes chosen among negative outputs", steps => Classes(steps, signed, offCentre)),
            new("the class chosen among equal outputs", steps => Classes(steps, equal, x.SubMatrix(0, 3, 0, 4))),
            new("the classes chosen by a single output", steps => Classes(steps, single, offCentre)),
            new("the class chosen by a single output of exactly 0.5", steps => Classes(steps, half, zero)),
            new("the classes chosen by two outputs", steps => Classes(steps, pair, offCentre)),
            new("the classes chosen by a single output that is linear", steps => Classes(steps, line, around)),
            new("x after the classes are chosen", steps =>
            {
                var inputs = x.Clone();
                steps.Classes(network, inputs);
                return Answer.Of(inputs);
            }),
            new("the accuracy", steps => Answer.Of(steps.Accuracy([.. guesses], [.. labels]))),
            new("the accuracy if all are right", steps => Answer.Of(steps.Accuracy([.. labels], [.. labels]))),
            RejectionProbe.Of("an x that does not fit theta 1", steps => steps.Classes(network, zero)),
            RejectionProbe.Of("the accuracy of no prediction", steps => steps.Accuracy([], [])),
            RejectionProbe.Of("a missing prediction", steps => steps.Accuracy([1, 2], [1, 2, 3])),
        ];
    }

    private static Answer Classes(Steps steps, Network network, Matrix<double> x) =>
        Answer.Of(steps.Classes(network, x.Clone()));

    private static Matrix<double> Repeated(Matrix<double> row, int rows) =>
        Matrix<double>.Build.Dense(rows, row.ColumnCount, (_, j) => row[0, j]);
}
