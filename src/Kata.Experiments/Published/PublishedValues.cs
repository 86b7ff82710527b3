namespace Kata.Experiments.Published;

/// <summary>Every published value: `kata costs` prints those that take no training, `kata notebook` those of its notebook.</summary>
public static class PublishedValues
{
    private const string Ng = "Ng, Machine Learning, exercise 4";
    private const string Implementations = "published implementations of Ng, Machine Learning, exercise 4";
    private const string Shipped = "computed from the files, outside this repository";
    private const string Saito = "Saito, Deep Learning from Scratch, section 3.6";
    private const string MakeMoons = "scikit-learn's make_moons(2000) and train_test_split(0.3)";
    private const string SciPy = "SciPy 1.10 on the same costs, three random starts";
    private const string MnistNotebook = "a published notebook: plain NumPy, 784-100-10, rate 0.01, another random start";
    private const string ModelFile = "the file holds every digit of every weight";
    private const double Exact = 1e-12;

    /// <summary>All of them; those of one subject stand together, and their ids begin alike.</summary>
    public static IReadOnlyList<PublishedValue> All { get; } =
    [
        .. Model("ex4", Ng, Implementations, 0.9752, 0.2876291651613189, 0.38376985909092365, inputs => inputs.Ex4), .. Ex4(),
        .. Model("digits", Shipped, Shipped, 0.9976, 0.1123738624895047, 0.3047777637670597, inputs => inputs.Digits),
        .. Mnist(), .. FormulaValues.All, .. Moons(), .. Trainings(),
    ];

    private static Dictionary<string, PublishedValue> ById { get; } = All.ToDictionary(value => value.Id);

    /// <summary>The published value of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static PublishedValue Find(string id) => ById[id];

    /// <summary>Computes everything that takes no training. A value whose data are missing is reported with the way to get them.</summary>
    /// <param name="steps">The steps that compute.</param>
    /// <param name="store">Where to look for data.</param>
    public static IEnumerable<Comparison> Compare(Steps steps, DataStore store)
    {
        var inputs = new PublishedInputs(steps, store);
        foreach (var value in All.Where(value => value.Compute is not null)) yield return Compare(value, inputs);
    }

    private static Comparison Compare(PublishedValue value, PublishedInputs inputs)
    {
        try
        {
            return value.Compare(value.Compute!(inputs));
        }
        catch (DataMissingException missing)
        {
            return value.Compare(null, missing.Message);
        }
    }

    // What is known of 5,000 digits and a network trained on them.
    private static IEnumerable<PublishedValue> Model(
        string name,
        string accuracySource,
        string costSource,
        double accuracy,
        double cost,
        double penalised,
        Func<PublishedInputs, ReferenceModel> model) =>
    [
        new($"{name}.accuracy", "accuracy", accuracy, 1e-9, accuracySource)
        {
            Compute = inputs => inputs.Accuracy(model(inputs).Network, model(inputs).Examples),
        },
        new($"{name}.cost.lambda0", "cost at λ = 0", cost, Exact, costSource) { Compute = inputs => inputs.Cost(model(inputs), 0) },
        new($"{name}.cost.lambda1", "cost at λ = 1", penalised, Exact, costSource) { Compute = inputs => inputs.Cost(model(inputs), 1) },
    ];

    private static IEnumerable<PublishedValue> Ex4() =>
    [
        new("ex4.cost.lambda3", "cost at λ = 3", 0.576051, 5e-7, Ng) { Compute = inputs => inputs.Cost(inputs.Ex4, 3) },
        new("ex4.mistake.rowsForColumns", "cost at λ = 1, row 0 left out of the penalty instead of column 0", 0.37904640005669177, Exact,
            "a notebook whose penalty leaves out row 0 instead of column 0") { Compute = inputs => inputs.MistakenCost(inputs.Ex4) },
        new("ex4.parameters", "parameters of 400-25-10, in one vector", 10_285, 0, Ng)
        {
            Compute = inputs => inputs.Steps.Flatten([.. PublishedNetworks.Ex4(inputs.Store).Layers.Select(layer => layer.Theta)]).Count,
        },
        new("ex4.penalty.lambda1", "penalty at λ = 1", 0.09614069392960474, Exact, "an independent float64 computation")
        {
            Compute = inputs => inputs.Steps.Penalty(PublishedNetworks.Ex4(inputs.Store), 1, 5000),
        },
        new("ex4.gradient.sum", "sum of the gradient at λ = 0", 0.026047433852894, Exact, $"{Implementations}, at lambda 0")
        {
            Compute = inputs => inputs.Steps.Flatten(inputs.Gradient(0)).Sum(),
        },
        Gradient(0, 0, 0, 0, 6.18712766e-05, 5e-14),
        Gradient(1, 1, 9, 23, 4.70513145e-05, 5e-14),
        Gradient(1, 1, 9, 24, -5.01718610e-04, 5e-13),
        Gradient(1, 1, 9, 25, 5.07825789e-04, 5e-13),
    ];

    private static PublishedValue Gradient(int lambda, int layer, int row, int column, double value, double tolerance) => new(
        $"ex4.gradient.theta{layer + 1}[{row},{column}]", $"∂J/∂Theta{layer + 1}[{row},{column}] at λ = {lambda}", value, tolerance,
        $"{Implementations}, at lambda {lambda}")
    {
        Compute = inputs => inputs.Gradient(lambda)[layer][row, column],
    };

    private static IEnumerable<PublishedValue> Mnist() =>
    [
        new("mnist.train.pixels", "pixels of the training images", 47_040_000, 0, "60,000 images of 784 pixels")
        {
            Compute = inputs => inputs.Store.MnistTrain().X is var x ? (double)x.RowCount * x.ColumnCount : 0,
        },
        new("mnist.accuracy", "accuracy", 0.9352, 1e-9, Saito) { Compute = inputs => inputs.Accuracy(inputs.Sample, inputs.MnistTest) },
        new("mnist.accuracy.batches", "accuracy, in batches of 100", 0.9352, 1e-9, $"{Saito}, in batches of 100") { Compute = InBatches },
        new("mnist.crossEntropy", "cross-entropy", 0.2245442314638212, Exact, "an independent float64 computation with Saito's weights")
        {
            Compute = inputs => inputs.Steps.Cost(inputs.Sample, inputs.MnistTest.X, inputs.Steps.Encode(inputs.MnistTest.Labels, 10), 0),
        },
    ];

    private static double InBatches(PublishedInputs inputs)
    {
        var x = inputs.MnistTest.X;
        var batches = Enumerable.Range(0, x.RowCount / 100).Select(i => x.SubMatrix(100 * i, 100, 0, x.ColumnCount));
        return inputs.Steps.Accuracy([.. batches.SelectMany(batch => inputs.Steps.Classes(inputs.Sample, batch))], inputs.MnistTest.Labels);
    }

    private static IEnumerable<PublishedValue> Moons() =>
    [
        new("moons.train", "training points", 1400, 0, MakeMoons) { Compute = inputs => inputs.Moons.Train.Labels.Length },
        new("moons.test", "test points", 600, 0, MakeMoons) { Compute = inputs => inputs.Moons.Test.Labels.Length },
    ];

    private static IEnumerable<PublishedValue> Trainings() =>
    [
        new("ex4.trained.cost", "lowest cost", 0.315, 0.035, SciPy) { Text = "0.343 to 0.408 (TNC), 0.3175 to 0.3214 (L-BFGS-B)" },
        new("ex4.trained.accuracy", "accuracy there", 0.995, 0.005, SciPy) { Text = "0.983 to 0.994 (TNC), 0.9944 to 0.9958 (L-BFGS-B)" },
        new("mnist.slow.first", "rate 0.01, accuracy after the first epoch", 0.8534, 0.03, MnistNotebook),
        new("mnist.slow.last", "rate 0.01, accuracy after the last epoch", 0.9203, 0.01, MnistNotebook),
        new("mnist.loaded", "predictions changed by saving and loading", 0, 0, ModelFile),
        new("moons.loaded", "predictions changed by saving and loading", 0, 0, ModelFile),
    ];
}
