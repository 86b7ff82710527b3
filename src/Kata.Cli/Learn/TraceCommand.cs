using System.CommandLine;
using Kata.Experiments.Models;
using Kata.Experiments.Tracing;
using Kata.Harness.Tracing;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Cli.Learn;

/// <summary>`kata trace`: an example that can be redone by hand, through the learner's steps, beside the right numbers.</summary>
internal static class TraceCommand
{
    private static readonly Argument<string?> Asked = StepArgument.Create();
    private static readonly Option<string?> Folder = StepArgument.Folder();

    private static readonly Option<string?> Subject = new("--subject")
    {
        Description = "A workspace, or a folder with the steps' files; otherwise the workspace as with --dir.",
    };

    private static readonly Option<string?> Drawn = new("--network")
    {
        Description = "A network to draw in place of the lessons' one: inputs, hidden units, outputs, e.g. 2-3-2.",
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "With --network: the seed.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Hidden = NetworkOptions.Choice(
        "--hidden", "With --network: the activation of the hidden layers", "relu", ["identity", "sigmoid", "tanh", "relu"]);

    private static readonly Option<string> Loss =
        NetworkOptions.Choice("--loss", "With --network: the cost", "squared", [.. OptionNames.Losses.Keys]);

    private static readonly Option<string?> Target = new("--picture")
    {
        Description = "A folder for a picture of the network with the numbers.",
    };

    private static readonly Option<bool> AsJson = Json.Option();

    public static Command Create()
    {
        var command = new Command("trace", "An example through your own code, quantity after quantity, next to the right numbers.")
        {
            Asked, Folder, Subject, Drawn, Seed, Hidden, Loss, Target, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>Traces the example of a step or the nearest one in a process of its own.</summary>
    /// <exception cref="SubmissionException">The code does not compile, or was stopped.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Trace Of(TraceExperiment experiment, Submission code, CancellationToken cancellation)
    {
        var outcome = ExperimentRunner.Run(experiment, code, _ => { }, Limits.Standard, cancellation);
        return outcome.Failure is { } failure ? throw new SubmissionException(failure) : ((TraceResult)outcome.Result!).Trace;
    }

    /// <summary>What is traced, in a line.</summary>
    /// <param name="asked">The step that was asked for.</param>
    /// <param name="experiment">What is done.</param>
    public static string Title(Step asked, TraceExperiment experiment)
    {
        var step = experiment.Step;
        var example = experiment.Drawn is { } drawn
            ? $"network {string.Join('-', drawn.Sizes)} of seed {drawn.Seed}" : "the lessons' example";
        var nearest = asked == step ? "" : $" (step {(int)asked} has none of its own)";
        return $"Step {(int)step}, {step}: {example} through your code{nearest}";
    }

    private static int Run(ParseResult parsed)
    {
        var subject = parsed.GetValue(Subject);
        var workspace = subject is null ? WorkspaceLocator.Find(parsed.GetValue(Folder)) : null;
        var code = workspace?.Read() ?? StepsRunner.Read(subject)!;
        var asked = parsed.GetValue(Asked) is { } named ? StepArgument.Parse(named)
            : workspace is null ? Step.Backprop : Progress.Read(workspace).Current(code);
        var experiment = new TraceExperiment(Trace.Nearest(asked), Example(parsed));
        var (example, title) = (experiment.Example, Title(asked, experiment));
        var folder = parsed.GetValue(Target) is { } target ? new PictureFolder(target, title) : null;

        var trace = Of(experiment, code, CancellationToken.None);
        folder?.Keep(TracePicture.Draw(trace, example, title, TraceText.Sentence(trace)));
        if (parsed.GetValue(AsJson))
        {
            Json.Write(TraceSummary.Of(trace, example, folder?.Index));
        }
        else
        {
            foreach (var line in TraceText.Lines(trace, example, title)) Screen.Print(line);
            if (folder is not null) Screen.Print(new($"picture: {folder.Index}"));
        }

        return trace.IsRight ? Exit.Success : Exit.Mismatch;
    }

    private static DrawnExample? Example(ParseResult parsed)
    {
        if (parsed.GetValue(Drawn) is not { } text) return null;
        var sizes = NetworkOptions.Sizes(text);
        return sizes.Length is >= 2 and <= TraceExample.MostLayers && sizes.All(size => size is >= 1 and <= TraceExample.MostUnits)
            ? new(
                sizes,
                OptionNames.Activations[parsed.GetRequiredValue(Hidden)],
                OptionNames.Losses[parsed.GetRequiredValue(Loss)],
                parsed.GetValue(Seed))
            : throw new ArgumentException(
                $"--network is {text} but needs 2 to {TraceExample.MostLayers} layers of 1 to {TraceExample.MostUnits} units with hyphens "
                + "between, e.g. 2-3-2: a trace can be redone by hand.");
    }
}
