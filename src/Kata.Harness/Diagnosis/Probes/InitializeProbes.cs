namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 9: what is true of any uniform draws, since every generator draws other numbers.</summary>
internal static class InitializeProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        // Small enough to be sizes: code that takes a seed for one is wrong without taking seconds.
        var (first, other) = (draw.Integer(1, 999), draw.Integer(1000, 1999));
        var epsilon = draw.Integer(5, 40) / 100.0;
        int[] sizes = [5, 20, 8, 20];
        (int Inputs, int Units)[] pairs = [(2, 4), (400, 25), (25, 10), (draw.Integer(1, 50), draw.Integer(51, 99))];
        return
        [
            new("epsilon", steps => Answer.Of(pairs.Select(pair => steps.Epsilon(pair.Inputs, pair.Units)))),
            new("the shape of a theta", steps => Answer.OfShapes([steps.Theta(3, 5, epsilon, first)])),
            new("whether the weights lie between minus epsilon and epsilon", steps => OfWeights(
                steps, weights => Answer.Of(weights.Max() <= epsilon, weights.Min() >= -epsilon))),
            new("whether the weights lie within twice that range", steps => Answer.Of(
                Weights(steps).All(weight => Math.Abs(weight) <= 2 * epsilon))),
            new("whether the weights reach both ends of the range", steps => OfWeights(
                steps, weights => Answer.Of(
                    IsOneNumber(weights) || weights.Max() > 0.9 * epsilon, IsOneNumber(weights) || weights.Min() < -0.9 * epsilon))),

            // For 300 uniform draws the mean has a standard deviation of 0.033 ε and the mean square, ε²/3, one of 0.017 ε²: the bounds
            // are six times that.
            new("whether the mean of the weights is near 0", steps => OfWeights(
                steps, weights => Answer.Of(IsOneNumber(weights) || Math.Abs(weights.Average()) < 0.2 * epsilon))),
            new("whether the weights are spread uniformly", steps => OfWeights(
                steps, weights => Answer.Of(IsOneNumber(weights)
                    || Math.Abs(weights.Average(weight => weight * weight) - (epsilon * epsilon / 3)) < 0.1 * epsilon * epsilon))),
            new("whether any weight is not 0", steps => Answer.Of(Weights(steps).Any(weight => weight != 0))),
            new("whether all weights differ", steps => OfWeights(
                steps, weights => Answer.Of(weights.Distinct().Count() == weights.Length))),
            new("whether the weights of a row differ", steps => Answer.Of(steps.Theta(2, 5, epsilon, first).Row(0).Distinct().Count() > 1)),
            new("whether the rows of a theta differ", steps => Answer.Of(
                steps.Theta(2, 5, epsilon, first) is var theta && !theta.Row(0).Equals(theta.Row(1)))),
            new("whether the biases are equal", steps => Answer.Of(
                steps.Theta(20, 3, epsilon, first).Column(0).Distinct().Count() == 1,
                steps.Theta(20, 3, epsilon, first).Column(0).Exists(bias => bias != 0))),
            new("whether the biases lie between minus epsilon and epsilon", steps => Answer.Of(
                steps.Theta(60, 30, epsilon, first).Column(0).AbsoluteMaximum() <= epsilon)),
            new("whether all biases differ", steps => Answer.Of(steps.Theta(20, 3, epsilon, first).Column(0).Distinct().Count() == 20)),
            new("whether the same seed gives the same theta", steps => Answer.Of(
                steps.Theta(3, 5, epsilon, first).Equals(steps.Theta(3, 5, epsilon, first)))),
            new("whether another seed gives another theta", steps => Answer.Of(
                !steps.Theta(3, 5, epsilon, first).Equals(steps.Theta(3, 5, epsilon, other)))),
            new("the shapes of a network's thetas", steps => Answer.OfShapes(Small(steps, first).Layers.Select(layer => layer.Theta))),
            new("a network's activations and loss", steps => Answer.Of(
                Small(steps, first).Layers.Select(layer => (double)layer.Activation).Append((double)Small(steps, first).Loss))),
            new("whether the weights of each layer fill its own range", steps => Answer.Of(
                [.. Created(steps, first).Layers.SelectMany((layer, l) => Fills(layer.Theta, sizes[l], sizes[l + 1]))])),
            new("whether the weights of a ReLU network fill the range of each layer", steps => Answer.Of(
                [.. Relu(steps).Layers.SelectMany((layer, l) => Fills(layer.Theta, sizes[l], sizes[l + 1]))])),
            new("whether layers of the same shape differ", steps => Answer.Of(
                !Square(steps).Layers[0].Theta.Equals(Square(steps).Layers[1].Theta))),
            new("whether the same seed gives the same network", steps => Answer.Of(
                Small(steps, first).Layers[1].Theta.Equals(Small(steps, first).Layers[1].Theta))),
            new("whether another seed gives another network", steps => Answer.Of(
                !Small(steps, first).Layers[1].Theta.Equals(Small(steps, other).Layers[1].Theta))),
            RejectionProbe.Of("a single size", steps => steps.Create([3], Activation.Tanh, Activation.Identity, Loss.SquaredError, 1)),
            RejectionProbe.Of("a hidden softmax", steps =>
                steps.Create([3, 2, 2], Activation.Softmax, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1)),
            RejectionProbe.Of("a loss that does not fit the output", steps => steps.Create(
                [3, 2], Activation.Tanh, Activation.Tanh, Loss.CrossEntropy, 1)),
            RejectionProbe.Of("an epsilon of 0", steps => steps.Theta(2, 3, 0, 1)),
            RejectionProbe.Of("no units", steps => steps.Theta(0, 3, 0.1, 1)),
            RejectionProbe.Of("no inputs", steps => steps.Epsilon(0, 3)),
        ];

        double[] Weights(Steps steps) => steps.Theta(3, 100, epsilon, first).RemoveColumn(0).ToRowMajorArray();

        Answer OfWeights(Steps steps, Func<double[], Answer> of) => of(Weights(steps));

        // A single number, whichever it is, has no distribution.
        static bool IsOneNumber(double[] weights) => weights.Distinct().Count() == 1;

        Network Created(Steps steps, int from) => steps.Create(sizes, Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, from);

        Network Small(Steps steps, int from) =>
            steps.Create([4, 3, 5, 3], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, from);

        Network Relu(Steps steps) => steps.Create(sizes, Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy, first);

        Network Square(Steps steps) => steps.Create([3, 3, 3], Activation.Tanh, Activation.Identity, Loss.SquaredError, first);
    }

    // Of 120 uniform draws or more, one comes within 0.3 ε of the end, unless every row is the same.
    private static bool[] Fills(Matrix<double> theta, int inputs, int units)
    {
        var (largest, epsilon) = (theta.Enumerate().Max(Math.Abs), OracleFunctions.Epsilon(inputs, units));
        return [largest <= epsilon, largest > 0.7 * epsilon || theta.Enumerate().Distinct().Count() <= theta.ColumnCount];
    }
}
