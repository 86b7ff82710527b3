using System.CommandLine;
using System.Text;
using Kata.Data.Files;
using Kata.Experiments;
using Kata.Experiments.Gradients;
using Kata.Experiments.Models;
using Kata.Gradients;
using Kata.Harness.Diagnosis;

namespace Kata.Cli.Gradients;

/// <summary>`kata gradcheck`: checks the gradient of a network of the user's choice.</summary>
internal static class GradientCheckCommand
{
    private const long MostProducts = 1_000_000_000;

    private static readonly Option<string> Network = new("--network")
    {
        Description = "Inputs, hidden units, outputs, e.g. 400-25-10.",
        DefaultValueFactory = _ => "4-6-3",
    };

    private static readonly Option<string> Hidden =
        NetworkOptions.Choice("--hidden", "The activation of the hidden layers", "sigmoid", ["identity", "sigmoid", "tanh", "relu"]);

    private static readonly Option<string> Loss =
        NetworkOptions.Choice("--loss", "The cost", "crossentropy", [.. OptionNames.Losses.Keys, "cross-entropy"]);

    private static readonly Option<int> Examples = new("--examples")
    {
        Description = "How many examples are drawn.",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<double> Lambda = new("--lambda")
    {
        Description = "The weight of the penalty on large weights.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The seed of weights, examples and the check's random directions.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Mistake = new("--mistake")
    {
        Description = "A mistake to plant, by the name that `kata explain` lists.",
        HelpName = "mistake",
        CompletionSources = { _ => GradientCheckSubject.Mistakes },
    };

    private static readonly Option<string?> Target = new("--picture") { Description = "Where to write a picture of the errors (.svg)." };
    private static readonly Option<string?> Subject = StepsRunner.Subject();
    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        var command = new Command("gradcheck", "Check backpropagation against the cost's own slopes, and show where it is off.")
        {
            Network, Hidden, Loss, Examples, Lambda, Seed, Mistake, Target, Subject, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var plan = Plan(parsed);
        var mistake = parsed.GetValue(Mistake);
        var folder = parsed.GetValue(Subject);
        var subject = new GradientCheckSubject(mistake, StepsRunner.Read(folder));
        var picture = parsed.GetValue(Target);
        if (picture is "") throw new ArgumentException("--picture is empty but needs the name of a file.");
        if (picture is not null) AtomicFile.EnsureWritable(picture, "picture");

        var title = Title(plan, mistake, folder);
        using var live = new LiveLine();
        var (report, diagnosis, svg) = subject.Check(new(plan, picture is null ? null : title), Show);
        live.Clear();
        if (picture is not null) AtomicFile.Write(picture, Encoding.UTF8.GetBytes(svg!));
        if (parsed.GetValue(AsJson)) Json.Write(GradientCheckSummary.Of(plan, mistake, report, diagnosis, picture));
        else Print(title, report, diagnosis, picture);
        return report.Agrees ? Exit.Success : Exit.Mismatch;

        // A large network takes a while.
        void Show(ExperimentEvent shown)
        {
            if (shown.Progress is { } now) live.Show(ProgressBar.Of(now));
        }
    }

    private static GradientCheckPlan Plan(ParseResult parsed)
    {
        var plan = new GradientCheckPlan(
            Sizes(parsed.GetRequiredValue(Network)),
            OptionNames.Activations[parsed.GetRequiredValue(Hidden)],
            OptionNames.Losses[parsed.GetRequiredValue(Loss).Replace("-", "", StringComparison.Ordinal)],
            parsed.GetValue(Examples),
            parsed.GetValue(Lambda),
            parsed.GetValue(Seed));
        Check(plan);
        return plan;
    }

    // Their product decides how long the check takes.
    private static void Check(GradientCheckPlan plan)
    {
        Guard.AtLeast("--examples", plan.Examples, 1, "a cost is the mean over examples");
        Guard.AtLeast("--lambda", plan.Lambda, 0, "a negative penalty would reward large weights");
        if (plan.Loss == Kata.Loss.SoftmaxCrossEntropy && plan.Sizes[^1] == 1)
        {
            throw new ArgumentException(
                "--network ends in 1 but --loss softmax needs at least 2 outputs: the softmax of a single one is always 1.");
        }

        if (plan.Parameters > MostProducts / plan.Examples)
        {
            var products = FormattableString.Invariant($"{(double)plan.Parameters * plan.Examples:g3} products a cost");
            throw new ArgumentException(
                $"--network {plan.Network} with --examples {plan.Examples} takes {products} "
                + FormattableString.Invariant($"but needs at most {MostProducts:g3}: a check computes many."));
        }
    }

    private static void Print(string title, GradientReport report, StepDiagnosis? diagnosis, string? picture)
    {
        Terminal.Say(title);
        Terminal.Say(report.ToString());
        if (diagnosis is not null) Terminal.Say($"step {(int)diagnosis.Step}: {diagnosis}");
        if (picture is not null) Terminal.Say($"picture: {picture}");
    }

    private static string Title(GradientCheckPlan plan, string? mistake, string? subject) => FormattableString.Invariant(
        $"Gradient check of {plan.Network} ({OptionNames.Of(plan.Hidden)}, {OptionNames.Of(plan.Loss)}), {plan.Parameters:N0} parameters, ")
        + FormattableString.Invariant($"{plan.Examples:N0} examples, lambda {plan.Lambda}")
        + (mistake is null ? "" : $", planted: {mistake}") + (subject is null ? "" : $", by {subject}");

    // Checked before a computation that may take long.
    private static int[] Sizes(string text)
    {
        var sizes = NetworkOptions.Sizes(text);
        return sizes.Length >= 2 && sizes.All(size => size is >= 1 and <= 100_000)
            ? sizes
            : throw new ArgumentException(
                $"--network is \"{text}\" but needs two or more unit counts from 1 to 100000 with hyphens between, "
                + "inputs first, e.g. 400-25-10.");
    }
}
