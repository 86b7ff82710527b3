using System.CommandLine;
using Kata.Data.Files;
using Kata.Experiments;
using Kata.Experiments.Models;
using Kata.Experiments.Training;
using Kata.Runner.Workers;

namespace Kata.Cli.Train;

/// <summary>`kata train`: trains a network and shows its progress.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Set = new("dataset") { Description = "digits, ex4, mnist or moons.", HelpName = "dataset" };
    private static readonly Option<string?> Optimizer = Choice("--optimizer", "Optimizer", ["lbfgs", "gd", "sgd"]);
    private static readonly Option<int?> Evaluations = new("--evaluations") { Description = "With lbfgs: how many evaluations." };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "With gd and sgd: how many epochs." };
    private static readonly Option<int?> Batch = new("--batch") { Description = "With sgd: examples per step." };
    private static readonly Option<double?> Rate = new("--rate") { Description = "With gd and sgd: the learning rate." };
    private static readonly Option<double?> Lambda = new("--lambda") { Description = "The weight of the penalty on large weights." };
    private static readonly Option<string?> Hidden = new("--hidden") { Description = "Units per hidden layer, e.g. 25 or 25,50,25." };
    private static readonly Option<string?> Activation = Choice("--activation", "Hidden layers", ["identity", "sigmoid", "tanh", "relu"]);
    private static readonly Option<string?> Loss = Choice("--loss", "Loss", [.. OptionNames.Losses.Keys]);
    private static readonly Option<int?> Seed = new("--seed") { Description = "Seed of weights and order of examples; default 1." };
    private static readonly Option<string?> Save = new("--save") { Description = "Where to write the model (.npz)." };
    private static readonly Option<string?> Load = new("--load") { Description = "A model to continue from." };
    private static readonly Option<string?> Pictures = new("--pictures") { Description = "Folder for pictures and an index.html." };
    private static readonly Option<string?> Subject = StepsRunner.Subject();
    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        Set.AcceptOnlyFromAmong([.. TrainingPlan.Defaults.Keys]);
        var command = new Command("train", "Train a network and watch its cost and accuracy.")
        {
            Set, Optimizer, Evaluations, Epochs, Batch, Rate, Lambda, Hidden, Activation, Loss, Seed, Save, Load, Pictures, Subject, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var plan = Plan(parsed);
        var code = StepsRunner.Read(parsed.GetValue(Subject));
        var (model, save, pictures) = (parsed.GetValue(Load), parsed.GetValue(Save), parsed.GetValue(Pictures));
        if (save is not null) AtomicFile.EnsureWritable(save, "model");
        var folder = pictures is null ? null : new PictureFolder(pictures, $"kata train {plan.DataSet}");
        var start = model is null ? null : File.ReadAllBytes(model);
        var experiment = new TrainingExperiment(plan, start, model ?? "", folder is not null);

        using var interrupt = new Interrupt();
        ExperimentOutcome outcome;
        try
        {
            outcome = TrainingProgress.Watch(
                plan, onEntry => StepsRunner.Run(experiment, code, shown => Receive(shown, onEntry), interrupt.Token));
        }
        catch (OperationCanceledException)
        {
            return Exit.EnvironmentError("stopped before the first evaluation; nothing was learned.");
        }

        if (outcome.Failure is { } failure) return Exit.Rejected(failure.Message);
        var report = (TrainingReport)outcome.Result!;
        if (parsed.GetValue(AsJson)) Json.Write(report);
        else TrainingTable.Print(report, save, folder?.Index);
        return Exit.Success;

        void Receive(ExperimentEvent shown, Action<HistoryEntry> onEntry)
        {
            if (shown.Entry is { } entry) onEntry(entry);
            // Save the model before anything else can go wrong.
            if (shown.Model is { } reached && save is not null) Keep(save, reached.Npz);
            if (shown.Picture is { } picture) folder!.Keep(picture);
        }
    }

    // If the disk has filled up meanwhile, the training is not lost.
    private static void Keep(string path, byte[] model)
    {
        try
        {
            AtomicFile.Write(path, model);
        }
        catch (IOException failure)
        {
            var elsewhere = Path.Combine(Path.GetTempPath(), $"kata-{Guid.NewGuid():N}.npz");
            AtomicFile.Write(elsewhere, model);
            throw new IOException($"{failure.Message.TrimEnd('.')}, so the model was saved as {elsewhere}.", failure);
        }
    }

    private static TrainingPlan Plan(ParseResult parsed)
    {
        var standard = TrainingPlan.Defaults[parsed.GetRequiredValue(Set)];
        var method = parsed.GetValue(Optimizer) is { } name ? Enum.Parse<TrainingMethod>(name, ignoreCase: true) : standard.Method;
        Belongs(Evaluations, method == TrainingMethod.Lbfgs, "lbfgs");
        Belongs(Epochs, method != TrainingMethod.Lbfgs, "gd and sgd");
        Belongs(Rate, method != TrainingMethod.Lbfgs, "gd and sgd");
        Belongs(Batch, method == TrainingMethod.Sgd, "sgd");
        foreach (var option in new Option[] { Hidden, Activation, Loss })
        {
            if (parsed.GetResult(Load) is not null && parsed.GetResult(option) is not null)
                throw new ArgumentException($"{option.Name} cannot go with --load: the model has its own.");
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
            Activation = parsed.GetValue(Activation) is { } activation ? OptionNames.Activations[activation] : standard.Activation,
            Loss = parsed.GetValue(Loss) is { } loss ? OptionNames.Losses[loss] : standard.Loss,
            Seed = parsed.GetValue(Seed) ?? standard.Seed,
        };
        Guard.AtLeast("--evaluations", plan.Evaluations, 1, "the start itself is evaluated");
        Guard.AtLeast("--epochs", plan.Epochs, 1, "there would be nothing to do");
        Guard.AtLeast("--batch", plan.Batch, 1, "a step needs at least one example");
        Guard.Positive("--rate", plan.Rate, "a step goes downhill");
        Guard.AtLeast("--lambda", plan.Lambda, 0, "a negative penalty would reward large weights");
        return plan;

        void Belongs(Option option, bool fits, string optimizers)
        {
            if (!fits && parsed.GetResult(option) is not null)
                throw new ArgumentException($"{option.Name} goes with --optimizer {optimizers} only.");
        }
    }

    private static int[] Sizes(string text)
    {
        int[] sizes = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, null, out var size) ? size : 0)];
        return sizes.All(size => size is >= 1 and <= 100_000)
            ? sizes
            : throw new ArgumentException($"--hidden is \"{text}\" but needs unit counts from 1 to 100000, e.g. 25 or 25,50,25.");
    }

    private static Option<string?> Choice(string name, string about, string[] values)
    {
        var option = new Option<string?>(name) { Description = $"{about}: {string.Join(", ", values)}.", HelpName = name.TrimStart('-') };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
