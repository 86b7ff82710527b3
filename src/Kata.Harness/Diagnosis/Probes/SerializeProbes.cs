namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 1.</summary>
internal static class SerializeProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        Matrix<double>[] thetas = [draw.Matrix(6, 5, 400, 10), draw.Matrix(3, 7, 400, 10)];
        Shape[] shapes = [new(6, 5), new(3, 7)];
        var flat = draw.Vector(51, 400, 10);
        var (row, entries) = (draw.Matrix(1, 5, 40, 10), draw.Vector(5, 40, 10));
        return
        [
            new Probe("the number of flat parameters", steps => Answer.Of(steps.Flatten(thetas).Count)).In("Flatten"),
            new Probe("the flat parameters", steps => Answer.Of(steps.Flatten(thetas))).In("Flatten"),
            new Probe("the shapes of the unflattened thetas", steps => Answer.OfShapes(steps.Unflatten(flat.Clone(), shapes)))
                .In("Unflatten"),
            new Probe("the unflattened thetas", steps => Answer.Of(steps.Unflatten(flat.Clone(), shapes))).In("Unflatten"),
            new("the parameters of one theta", steps => Answer.Of(steps.Flatten([row]))),
            new("one unflattened theta", steps => Answer.Of(steps.Unflatten(entries.Clone(), [new(1, 5)]))),
            new("a theta after its flattened vector was changed", steps =>
            {
                var theta = row.Clone();
                steps.Flatten([theta])[1] = 99;
                return Answer.Of(theta);
            }),
            new("a flat vector after its theta was changed", steps =>
            {
                var vector = entries.Clone();
                steps.Unflatten(vector, [new(1, 5)])[0][0, 1] = 99;
                return Answer.Of(vector);
            }),
            new("a flat vector after it was cut", steps =>
            {
                var vector = flat.Clone();
                steps.Unflatten(vector, shapes);
                return Answer.Of(vector);
            }),
            RejectionProbe.Of("a vector that is too short", steps => steps.Unflatten(entries, [new(2, 3)])),
            RejectionProbe.Of("a vector that is too long", steps => steps.Unflatten(entries, [new(2, 2)])),
            RejectionProbe.Of("a shape without rows", steps => steps.Unflatten(entries, [new(0, 3), new(1, 5)])),
            RejectionProbe.Of("a shape without columns", steps => steps.Unflatten(entries, [new(3, 0), new(1, 5)])),
            RejectionProbe.Of("an empty list of thetas", steps => steps.Flatten([])),
        ];
    }
}
