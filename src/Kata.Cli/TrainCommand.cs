using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kata.Data;
using Kata.Harness;
using Kata.Runner;

namespace Kata.Cli;

/// <summary>`kata train`: a network learns, watched.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Set = new("dataset") { Description = "digits, ex4, mnist or moons." };
    private static readonly Option<string?> Optimizer = Choice("--optimizer", "How the weights are improved", ["lbfgs", "gd", "sgd"]);
    private static readonly Option<int?> Evaluations = new("--evaluations") { Description = "With lbfgs: how often cost and gradient are computed." };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "With gd and sgd: how often the training set is gone through." };
    private static readonly Option<int?> Batch = new("--batch") { Description = "With sgd: examples a step." };
    private static readonly Option<double?> Rate = new("--rate") { Description = "With gd and sgd: the learning rate." };
    private static readonly Option<double?> Lambda = new("--lambda") { Description = "The weight of the penalty on large weights." };
    private static readonly Option<string?> Hidden = new("--hidden") { Description = "Units of each hidden layer, as 25 or 25,50,25." };
    private static readonly Option<string?> Activation = Choice("--activation", "Of the hidden layers", ["identity", "sigmoid", "tanh", "relu"]);
    private static readonly Option<string?> Loss = Choice("--loss", "What is minimised", [.. Names.Losses.Keys]);
    private static readonly Option<int?> Seed = new("--seed") { Description = "Of the first weights and the order of the examples; 1 unless given." };
    private static readonly Option<string?> Save = new("--save") { Description = "Where to write the model, a NumPy archive (.npz)." };
    private static readonly Option<string?> Load = new("--load") { Description = "A model to go on from instead of random weights." };
    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        Set.AcceptOnlyFromAmong([.. TrainingPlan.Defaults.Keys]);
        var command = new Command("train", "Train a network and watch its cost and accuracy.")
        {
            Set, Optimizer, Evaluations, Epochs, Batch, Rate, Lambda, Hidden, Activation, Loss, Seed, Save, Load, AsJson,
        };
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        var (plan, steps) = (Plan(parsed), Binding.StepsOf(typeof(Backprop).Assembly));
        var data = TrainingData.Load(plan.DataSet, DataStore.FromEnvironment());
        var start = parsed.GetValue(Load) is { } model ? Loaded(model, data) : plan.Start(steps, data.Train.X.ColumnCount, data.Classes);
        if (parsed.GetValue(Save) is { } target) ModelFile.EnsureWritable(target);

        using var interrupt = new Interrupt();
        var watch = Stopwatch.StartNew();
        var trained = await TrainingProgress.WatchAsync(plan, report => new Trainer(steps, Watched(steps), plan, data.Train, report, interrupt.Token).RunAsync(start));
        var summary = TrainingSummary.Of(plan, data, trained, watch.Elapsed.TotalSeconds);
        if (parsed.GetValue(Save) is { } path) ModelFile.Write(path, trained.Network);

        if (parsed.GetValue(AsJson)) Json.Write(summary);
        else summary.Print(parsed.GetValue(Save));
        return Exit.Done;
    }

    // The reference's step 12, which can be handed what it minimises; with somebody else's the functions it calls are exchanged.
    private static WatchedOptimizer Watched(Steps steps) => (start, x, y, lambda, maxEvaluations, backprop) =>
    {
        var flat = new FlatNetwork(steps, start);
        return Kata.Optimizer.Minimize(flat.Function(network => backprop(network, x, y, lambda)), flat.Start, maxEvaluations);
    };

    private static TrainingPlan Plan(ParseResult parsed)
    {
        var standard = TrainingPlan.Defaults[parsed.GetRequiredValue(Set)];
        var method = parsed.GetValue(Optimizer) is { } name ? Enum.Parse<Method>(name, ignoreCase: true) : standard.Method;
        Belongs(Evaluations, method == Method.Lbfgs, "lbfgs");
        Belongs(Epochs, method != Method.Lbfgs, "gd and sgd");
        Belongs(Rate, method != Method.Lbfgs, "gd and sgd");
        Belongs(Batch, method == Method.Sgd, "sgd");
        foreach (var option in new Option[] { Hidden, Activation, Loss })
        {
            if (parsed.GetResult(Load) is not null && parsed.GetResult(option) is not null)
                throw new ArgumentException($"{option.Name} cannot go with --load: the model brings its own.");
        }

        var plan = standard with
        {
            Method = method,
            Evaluations = parsed.GetValue(Evaluations) ?? standard.Evaluations,
            Epochs = parsed.GetValue(Epochs) ?? standard.Epochs,
            Batch = parsed.GetValue(Batch) ?? standard.Batch,
            Rate = parsed.GetValue(Rate) ?? standard.Rate,
            Lambda = parsed.GetValue(Lambda) ?? standard.Lambda,
            Hidden = parsed.GetValue(Hidden) is { } hidden ? Sizes(hidden) : standard.Hidden,
            Activation = parsed.GetValue(Activation) is { } activation ? Names.Activations[activation] : standard.Activation,
            Loss = parsed.GetValue(Loss) is { } loss ? Names.Losses[loss] : standard.Loss,
            Seed = parsed.GetValue(Seed) ?? standard.Seed,
        };
        Guard.AtLeast("--evaluations", plan.Evaluations, 1, "the start itself is evaluated");
        Guard.AtLeast("--epochs", plan.Epochs, 1, "there would be nothing to do");
        Guard.AtLeast("--batch", plan.Batch, 1, "a step needs at least one example");
        Guard.Positive("--rate", plan.Rate, "a step goes downhill");
        Guard.AtLeast("--lambda", plan.Lambda, 0, "a negative penalty would reward large weights");
        return plan;

        void Belongs(Option option, bool fits, string where)
        {
            if (!fits && parsed.GetResult(option) is not null) throw new ArgumentException($"{option.Name} goes with --optimizer {where} only.");
        }
    }

    private static Network Loaded(string path, TrainingData data)
    {
        var network = ModelFile.Read(path);
        var (inputs, outputs) = (network.Layers[0].Theta.ColumnCount - 1, network.Layers[^1].Theta.RowCount);
        if (inputs != data.Train.X.ColumnCount || outputs != data.Classes)
        {
            throw new InvalidDataException(
                $"{path} takes {inputs} numbers and tells {outputs} classes apart, but these examples have {data.Train.X.ColumnCount} numbers and {data.Classes} classes.");
        }

        return network;
    }

    private static int[] Sizes(string text)
    {
        var sizes = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        return sizes.All(size => size is >= 1 and <= 100_000)
            ? sizes
            : throw new ArgumentException($"--hidden is \"{text}\" but needs unit counts from 1 to 100000 with commas between, as 25 or 25,50,25.");
    }

    private static Option<string?> Choice(string name, string about, string[] values)
    {
        var option = new Option<string?>(name) { Description = $"{about}: {string.Join(", ", values)}." };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
