namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 2.</summary>
internal static class OneHotProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var labels = draw.Labels(7, 4);
        int[] few = [0, 2, draw.Integer(0, 2)];
        var outputs = draw.Matrix(7, 4, 40, 100).PointwiseAbs();
        var negative = -draw.Matrix(7, 4, 400, 10).PointwiseAbs();
        var ties = outputs.Clone();
        for (var i = 0; i < 7; i++) ties[i, 3] = ties[i, i % 3] = 0.5;
        var close = outputs.Clone();
        for (var i = 0; i < 7; i++) (close[i, i % 3], close[i, 3]) = (0.5, 0.5 + 1e-9);
        var broken = outputs.Clone();
        broken[2, 1] = double.NaN;
        var oneHot = OracleFunctions.Encode(labels, 4);
        return
        [
            new Probe("the shape of the one-hot rows", steps => Answer.OfShapes([steps.Encode(labels, 4)])).In("Encode"),
            new Probe("the one-hot rows", steps => Answer.Of(steps.Encode(labels, 4))).In("Encode"),
            new Probe("the one-hot rows if the last classes have no example", steps => Answer.Of(steps.Encode(few, 5))).In("Encode"),
            new Probe("the number of labels decoded", steps => Answer.Of(steps.Decode(outputs.Clone()).Length)).In("Decode"),
            new Probe("the labels decoded from one-hot rows", steps => Answer.Of(steps.Decode(oneHot.Clone()))).In("Decode"),
            new Probe("the labels decoded from outputs", steps => Answer.Of(steps.Decode(outputs.Clone()))).In("Decode"),
            new Probe("the labels decoded from negative rows", steps => Answer.Of(steps.Decode(negative.Clone())))
                .In("Decode of negative rows"),
            new("the labels decoded from rows with two equal maxima", steps => Answer.Of(steps.Decode(ties.Clone()))),
            new("the labels decoded from rows whose largest entries are close", steps => Answer.Of(steps.Decode(close.Clone()))),
            new("the rows after they are decoded", steps =>
            {
                var rows = outputs.Clone();
                steps.Decode(rows);
                return Answer.Of(rows);
            }),
            RejectionProbe.Of("a label equal to K", steps => steps.Encode([1, 4, 2], 4)),
            RejectionProbe.Of("a negative label", steps => steps.Encode([1, -1], 4)),
            RejectionProbe.Of("an empty list of labels", steps => steps.Encode([], 4)),
            RejectionProbe.Of("zero classes", steps => steps.Encode([0], 0)),
            RejectionProbe.Of("a row that contains NaN", steps => steps.Decode(broken.Clone())),
        ];
    }
}
